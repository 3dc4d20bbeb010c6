import MiniSearch from "minisearch";
import { settings } from "./minisearch-bigrams-settings.mjs";

let search;
export default {
  async open() {
    search = MiniSearch.loadJSON(await (await fetch("/index.json")).text(), settings);
  },
  async first(text) {
    return search.search(text)[0]?.title;
  },
  async search(text) {
    return { found: search.search(text).map((hit) => hit.id) };
  },
};
