// Writes a .br and a .gz copy of every compressible file below the folder named on the command line.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const folder = process.argv[1];
const compressible = /\.(html|css|js|json|wasm|svg|webmanifest|txt)$/;
const names = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name));

// How bytes are looked at: as one piece or in many, with short or with longer distances. Which is smaller, by up to
// half a percent, only trying tells.
const WAYS = [0, constants.BROTLI_MAX_INPUT_BLOCK_BITS].flatMap((block) => [0, 2].map((postfix) => ({
  [constants.BROTLI_PARAM_LGBLOCK]: block,
  [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
  [constants.BROTLI_PARAM_NDIRECT]: postfix === 0 ? 0 : 8 << postfix,
})));

async function smallest(bytes, ways) {
  const tried = await Promise.all(ways.map((way) => promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      ...way,
    },
  })));
  return tried.reduce((least, one) => (one.length < least.length ? one : least));
}

await Promise.all(names.map(async (name) => {
  const path = join(folder, name);
  const bytes = await readFile(path);
  const [brotli, gzipped] = await Promise.all([
    smallest(bytes, name.endsWith(".wasm") ? WAYS : WAYS.slice(-2, -1)),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await writeFile(`${path}.br`, brotli);
  await writeFile(`${path}.gz`, gzipped);
}));
