let pagefind;
export default {
  async open() {
    pagefind = await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`);
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
  },
  async first(text) {
    const { results } = await pagefind.search(text);
    return (await results[0]?.data())?.meta.title;
  },
  async search(text) {
    const { results } = await pagefind.search(text);
    return { found: results.map((result) => result.id) };
  },
};
