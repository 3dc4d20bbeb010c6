import { Index, Charset } from "flexsearch";

let index;
let titles;
export default {
  async open() {
    index = new Index({ encoder: Charset.CJK, tokenize: "forward" });
    const parts = await (await fetch("/index.json")).json();
    for (const [key, data] of Object.entries(parts)) index.import(key, data);
    titles = await (await fetch("/titles.json")).json();
  },
  async first(text) {
    return titles[index.search(text, { limit: 1 })[0]];
  },
  async search(text) {
    return { found: index.search(text, { limit: 1_000_000 }) };
  },
};
