import MiniSearch from "minisearch";

/** MiniSearch as a page asks it, whatever its settings. */
export function engine(settings) {
  let search;
  return {
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
}
