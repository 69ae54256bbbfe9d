// Minifies, in place, the scripts and styles named on the command line after esbuild's own module.
import { readFile, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

const [esbuild, ...files] = process.argv.slice(1);
const { transform } = (await import(pathToFileURL(esbuild))).default;

// Scripts use nothing newer than what the wasm needs of a browser. Styles stay as they are written: what a browser
// does not know of them it passes over.
const WAYS = {
  ".js": { loader: "js", format: "esm", target: "es2022" },
  ".css": { loader: "css", target: "esnext" },
};

await Promise.all(files.map(async (file) => {
  // Letters stay letters.
  const { code } = await transform(await readFile(file, "utf8"), {
    minify: true, charset: "utf8", ...WAYS[extname(file)],
  });
  await writeFile(file, code);
}));
