import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, insertMultiple, save } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";

export async function build({ served, documents }) {
  const all = documents().map((one) => ({ ...one, id: String(one.id) }));
  const before = performance.now();
  const search = create({ schema: { title: "string", text: "string" }, components: { tokenizer: createTokenizer() } });
  await insertMultiple(search, all);
  writeFileSync(join(served, "index.json"), JSON.stringify(save(search)));
  return { seconds: (performance.now() - before) / 1000 };
}
