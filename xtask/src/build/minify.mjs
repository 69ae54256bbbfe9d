// Minifies, in place, the scripts named on the command line after esbuild's own module.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [esbuild, ...scripts] = process.argv.slice(1);
const { transform } = (await import(pathToFileURL(esbuild))).default;

await Promise.all(scripts.map(async (script) => {
  // Nothing newer than what the wasm needs of a browser; letters stay letters.
  const { code } = await transform(await readFile(script, "utf8"), {
    minify: true, format: "esm", target: "es2022", charset: "utf8",
  });
  await writeFile(script, code);
}));
