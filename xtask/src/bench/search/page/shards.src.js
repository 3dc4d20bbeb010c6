import start, { Shards } from "./hutong_index.js";

const AT_ONCE = 6;
let shards;
let wasm;

async function file(name) {
  const response = await fetch(`/work/index/${name}`);
  const body = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(body).arrayBuffer());
}

async function give(names) {
  await Promise.all(names.map(async (name) => shards.offer(name, await file(name))));
}

async function ask(text, wanted, enough) {
  while (!shards.ask(text, [], [], "")) await give(shards.needs());
  for (;;) {
    shards.look(wanted);
    const needs = shards.needs();
    if (needs.length === 0 || (enough && shards.documents().length >= enough)) return;
    await give(needs.slice(0, enough ? 1 : AT_ONCE));
  }
}

export default {
  async open() {
    wasm = await start({ module_or_path: "/page/hutong_index.wasm" });
    shards = new Shards(await file(await (await fetch("/root.json")).json()));
  },
  async first(text) {
    await ask(text, 20, 1);
    const [first] = shards.documents();
    for (;;) {
      const title = shards.title(first);
      if (title) return title;
      await give(shards.needs());
    }
  },
  async search(text) {
    await ask(text, 20);
    return { shown: [...shards.documents()], total: shards.total(), exact: shards.is_exact() };
  },
  // Everything is there: what the engine alone takes.
  again(text) {
    shards.ask(text, [], [], "");
    shards.look(20);
  },
  async all(text) {
    await ask(text, 1_000_000);
    return shards.documents();
  },
  async facets(text) {
    await ask(text, 20);
    const facets = ["outlet", "author", "tag"];
    for (const facet of facets) {
      for (;;) {
        shards.counts(facet);
        const needs = shards.needs();
        if (needs.length === 0) break;
        await give(needs);
      }
    }
    const before = performance.now();
    facets.forEach((facet) => shards.counts(facet));
    return performance.now() - before;
  },
  // The names of what a wasm exports are shortened.
  memory: () => Object.values(wasm).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength,
};
