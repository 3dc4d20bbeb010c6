import { writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";

/** Builds the index as a page will load it. */
export async function buildWith(settings, { served, documents }) {
  const all = documents();
  const before = performance.now();
  const search = new MiniSearch(settings);
  search.addAll(all);
  writeFileSync(join(served, "index.json"), JSON.stringify(search));
  return { seconds: (performance.now() - before) / 1000 };
}
