// Its export is a file for each part; together they are what travels.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import flexsearch from "flexsearch";

const { Index, Charset } = flexsearch;

export async function build({ served, documents }) {
  const all = documents();
  const before = performance.now();
  const index = new Index({ encoder: Charset.CJK, tokenize: "forward" });
  for (const { id, title, text } of all) index.add(id, `${title}\n${text}`);
  const parts = {};
  await index.export((key, data) => { if (data !== undefined) parts[key] = data; });
  writeFileSync(join(served, "index.json"), JSON.stringify(parts));
  const seconds = (performance.now() - before) / 1000;
  writeFileSync(join(served, "titles.json"), JSON.stringify(all.map((one) => one.title)));
  return { seconds };
}
