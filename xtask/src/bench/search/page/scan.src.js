import start, { Scan } from "./hutong_index.js";

let scan;
let wasm;
export default {
  async open() {
    wasm = await start({ module_or_path: "/page/hutong_index.wasm" });
    scan = new Scan(new Uint8Array(await (await fetch("/dossier.wasm")).arrayBuffer()));
  },
  async first(text) {
    return scan.title(scan.sorted(text)[0]);
  },
  async search(text) {
    return { found: [...scan.find(text)] };
  },
  // The names of what a wasm exports are shortened.
  memory: () => Object.values(wasm).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength,
};
