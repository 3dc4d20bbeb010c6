import Fuse from "fuse.js";

let fuse;
// Extended search with a quotation mark: contained as it stands, every word.
const meant = (text) => text.replaceAll('"', "").split(/\s+/).map((word) => `'${word}`).join(" ");
export default {
  async open() {
    const { documents, index } = await (await fetch("/index.json")).json();
    fuse = new Fuse(documents, { keys: ["title", "text"], useExtendedSearch: true, ignoreLocation: true, threshold: 0 }, Fuse.parseIndex(index));
  },
  async first(text) {
    return fuse.search(meant(text), { limit: 1 })[0]?.item.title;
  },
  async search(text) {
    return { found: fuse.search(meant(text)).map((hit) => hit.item.id) };
  },
};
