import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Fuse from "fuse.js";

export async function build({ served, documents }) {
  const all = documents();
  const before = performance.now();
  const index = Fuse.createIndex(["title", "text"], all);
  writeFileSync(join(served, "index.json"), JSON.stringify({ documents: all, index: index.toJSON() }));
  return { seconds: (performance.now() - before) / 1000 };
}
