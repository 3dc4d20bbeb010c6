// One engine over one set of documents: builds its index, serves it, opens it in Chromium, asks
// every query and prints one line of JSON. What is peculiar to an engine is in engines/NAME.js.
//
// node run.mjs '{"engine", "code", "work", "chromium", "modules"}'

import { createServer } from "node:http";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync, inflateRawSync } from "node:zlib";

const { engine, code, work, chromium, modules } = JSON.parse(process.argv[2]);
const require = createRequire(join(modules, "x.js"));
const puppeteer = require("puppeteer-core");

const queries = JSON.parse(readFileSync(join(work, "queries.json"), "utf8"));
const served = join(work, "served", engine);
mkdirSync(served, { recursive: true });
const { build, options } = await import(join(code, "node", `${engine}.mjs`));
const result = { engine };
const before = performance.now();
const told = await build({ work, served, documents: () => JSON.parse(readFileSync(join(work, "documents.json"), "utf8")) });
result.build = told?.seconds ?? (performance.now() - before) / 1000;

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

// Code is what a page loads before it can search; everything else is index.
const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const isCode = options?.isCode ?? (() => false);
result.index = { files: 0, raw: 0, gzip: 0, brotli: 0 };
result.code = 0;
const index = options?.index?.(work) ?? served;
for (const path of files(index)) {
  const bytes = readFileSync(path);
  if (isCode(path)) {
    result.code += options?.packed?.(path) ? bytes.length : brotli(bytes).length;
    continue;
  }
  result.index.files += 1;
  if (options?.deflated) {
    // Ours are deflated on disk.
    const raw = inflateRawSync(bytes);
    result.index.raw += raw.length;
    result.index.gzip += bytes.length;
    result.index.brotli += Math.min(brotli(raw).length, bytes.length);
  } else {
    result.index.raw += bytes.length;
    result.index.gzip += Math.min(gzipSync(bytes).length, bytes.length);
    result.index.brotli += Math.min(brotli(bytes).length, bytes.length);
  }
}
for (const name of options?.code ?? []) {
  result.code += brotli(readFileSync(join(code, "page", name))).length;
}
result.code += brotli(readFileSync(join(code, "page", `${engine}.js`))).length;

// Only pages that are isolated from others have a clock finer than a tenth of a millisecond.
const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

// A plain host that sends text and wasm with brotli.
const packed = new Map();
let sent = { code: 0, data: 0, files: 0 };
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  if (path === "/") {
    response.writeHead(200, { "content-type": "text/html", ...isolated });
    response.end("<!doctype html><title>bench</title>");
    return;
  }
  const place = path.startsWith("/page/") ? join(code, path) : path.startsWith("/work/") ? join(work, path.slice(6)) : join(served, path);
  let bytes;
  try {
    bytes = readFileSync(place);
  } catch {
    response.writeHead(404).end();
    return;
  }
  const type = { js: "text/javascript", json: "application/json", wasm: "application/wasm" }[place.split(".").pop()];
  const headers = { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=3600", ...isolated };
  if (type) {
    if (!packed.has(place)) packed.set(place, brotli(bytes));
    bytes = packed.get(place);
    headers["content-encoding"] = "br";
  }
  const isProgram = path.startsWith("/page/") || isCode(place);
  sent[isProgram ? "code" : "data"] += bytes.length;
  sent.files += 1;
  response.writeHead(200, headers);
  response.end(bytes);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/`;

const browser = await puppeteer.launch({ executablePath: chromium, headless: true, protocolTimeout: 600_000, args: ["--no-sandbox", "--disable-dev-shm-usage", "--js-flags=--expose-gc"] });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`${engine}: ${error.message}`));
  await page.goto(url);
  await page.evaluate(async (engine) => {
    window.began = performance.now();
    window.engine = (await import(`/page/${engine}.js`)).default;
    await window.engine.open();
  }, engine);
  result.opened = { ...sent };
  const common = queries[0].text;
  await page.evaluate(async (text) => void (await window.engine.first(text)), common);
  result.first = { ...sent, milliseconds: await page.evaluate(() => performance.now() - window.began) };

  const map = told?.map;
  const documents = (found) => (map ? found.map((one) => map[one]) : found);
  const scores = { recall: [], precision: [], shown: [], total: [] };
  const cold = [];
  for (const { text, documents: truth } of queries) {
    const { found, shown, total, exact, milliseconds } = await page.evaluate(async (text) => {
      const before = performance.now();
      const answer = await window.engine.search(text);
      return { ...answer, milliseconds: performance.now() - before };
    }, text);
    cold.push(milliseconds);
    const right = new Set(truth);
    if (found) {
      const all = documents(found);
      const hits = all.filter((one) => right.has(one)).length;
      scores.recall.push(right.size ? hits / right.size : 1);
      scores.precision.push(all.length ? hits / all.length : 1);
    } else {
      // An upper bound that is below the truth has lost something.
      scores.recall.push(Math.min(1, right.size ? total / right.size : 1));
      scores.total.push(exact ? (total === right.size ? 1 : 0) : total >= right.size ? 1 : 0);
    }
    if (shown) scores.shown.push(shown.length ? shown.filter((one) => right.has(one)).length / shown.length : 1);
  }
  const mean = (figures) => (figures.length ? figures.reduce((a, b) => a + b, 0) / figures.length : null);
  result.recall = mean(scores.recall);
  result.precision = mean(scores.precision.length ? scores.precision : scores.shown);
  result.totals = mean(scores.total);
  result.cold = percentiles(cold);
  result.session = { ...sent };
  const warm = await page.evaluate(async (texts) => {
    const times = [];
    for (let round = 0; round < 3; round += 1) {
      for (const text of texts) {
        const before = performance.now();
        await (window.engine.again ?? window.engine.search)(text);
        times.push(performance.now() - before);
      }
    }
    return times;
  }, queries.map((query) => query.text));
  result.warm = percentiles(warm);
  result.facets = await page.evaluate(async (texts) => {
    if (!window.engine.facets) return null;
    const times = [];
    for (let round = 0; round < 3; round += 1) {
      for (const text of texts) times.push(await window.engine.facets(text));
    }
    return times;
  }, queries.slice(0, 40).map((query) => query.text));
  if (result.facets) result.facets = percentiles(result.facets);
  result.verified = await page.evaluate(async (queries) => {
    if (!window.engine.all) return null;
    let wrong = 0;
    let asked = 0;
    for (const { text, documents } of queries.filter((query) => query.documents.length <= 400)) {
      const found = await window.engine.all(text);
      asked += 1;
      if (JSON.stringify([...found].sort((a, b) => a - b)) !== JSON.stringify(documents)) wrong += 1;
    }
    return { asked, wrong };
  }, queries);
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const heap = await session.send("Runtime.getHeapUsage");
  const linear = await page.evaluate(() => window.engine.memory?.() ?? 0);
  result.memory = heap.usedSize + Math.max(heap.backingStorageSize ?? 0, linear);
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(result));

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 };
}
