import { create, load, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";

let index;
// All words are asked for.
const ask = (term, limit) => search(index, { term, limit, threshold: 0 });
export default {
  async open() {
    index = create({ schema: { title: "string", text: "string" }, components: { tokenizer: createTokenizer() } });
    load(index, await (await fetch("/index.json")).json());
  },
  async first(text) {
    return (await ask(text, 1)).hits[0]?.document.title;
  },
  async search(text) {
    return { found: (await ask(text, 1_000_000)).hits.map((hit) => Number(hit.id)) };
  },
};
