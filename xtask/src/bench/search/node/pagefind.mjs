import { readFileSync, readdirSync, rmSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import * as pagefind from "pagefind";

export const options = {
  isCode: (path) => /\.js$|wasm\.[^/]*\.pagefind$/.test(path),
  packed: (path) => path.endsWith(".pagefind"),
};

export async function build({ served, documents }) {
  const all = documents();
  const before = performance.now();
  const { index } = await pagefind.createIndex({ forceLanguage: "zh" });
  for (const { id, title, text } of all) {
    await index.addCustomRecord({ url: `/${id}/`, content: `${title}\n${text}`, language: "zh", meta: { title } });
  }
  await index.writeFiles({ outputPath: join(served, "pagefind") });
  const seconds = (performance.now() - before) / 1000;
  await pagefind.close();
  // Widgets that a page need not load.
  for (const name of readdirSync(join(served, "pagefind"))) {
    if (/ui|highlight/.test(name)) rmSync(join(served, "pagefind", name));
  }
  // Its results are called by a hash of their own.
  const map = {};
  const folder = join(served, "pagefind", "fragment");
  for (const name of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(join(folder, name))).toString().replace(/^pagefind_dcd/, "");
    map[name.replace(".pf_fragment", "")] = Number(JSON.parse(text).url.replaceAll("/", ""));
  }
  return { seconds, map };
}
