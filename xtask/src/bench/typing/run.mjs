// Types into the search box of a built viewer, letter by letter, and prints one line of JSON: how long
// each took from the input to the painted answer, and how long the page was busy with it. Then the same cards are
// put in by the browser alone, without any program: what is left to gain.
//
// node run.mjs '{"url", "words", "rounds", "pause", "chromium", "modules"}'

import { createRequire } from "node:module";
import { join } from "node:path";

const { url, words, rounds, pause, chromium, modules } = JSON.parse(process.argv[2]);
const puppeteer = createRequire(join(modules, "x.js"))("puppeteer-core");

const browser = await puppeteer.launch({
  executablePath: chromium,
  headless: true,
  // Frames come when they are done: what is measured is the work, not the wait for the display's next turn.
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu-vsync", "--disable-frame-rate-limit"],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(url);
  // A page that nobody has turned to waits.
  await page.focus("#search");
  await page.waitForFunction(() => document.documentElement.dataset.started);
  await page.evaluate(() => {
    // Before any task that waited for the frame: a message or a timer would come after those, and count them.
    const painted = () =>
      new Promise((done) => requestAnimationFrame(() => scheduler.postTask(done, { priority: "user-blocking" })));
    const answered = () =>
      new Promise((done) => {
        const tally = document.querySelector(".tally");
        if (tally.textContent !== "…") return done();
        const watch = new MutationObserver(() => {
          if (tally.textContent === "…") return;
          watch.disconnect();
          done();
        });
        watch.observe(tally, { childList: true, characterData: true, subtree: true });
      });
    const kept = {};
    window.type = async (text, keeps) => {
      const box = document.getElementById("search");
      box.focus();
      const before = performance.now();
      // As a browser does with a key.
      box.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key: text.at(-1) ?? "Backspace" }));
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const busy = performance.now() - before;
      // The program draws in a microtask; what it has to fetch comes later.
      await Promise.resolve();
      await answered();
      const drawn = performance.now() - before;
      if (keeps) kept[text] = document.querySelector(".results").cloneNode(true);
      await painted();
      return { busy, drawn, painted: performance.now() - before, tally: document.querySelector(".tally").textContent };
    };
    // The program does not know of it: nothing can be typed any more.
    window.put = async (text) => {
      const cards = kept[text].cloneNode(true);
      const list = document.querySelector(".results");
      const before = performance.now();
      list.replaceWith(cards);
      await painted();
      return performance.now() - before;
    };
  });
  // What follows a frame is not to be measured with the next one.
  const rest = () => new Promise((done) => setTimeout(done, pause));
  const texts = words.map((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));
  const keys = [];
  for (let round = 0; round < rounds; round++) {
    for (const letters of texts) {
      for (const text of letters) {
        const key = await page.evaluate((text) => window.type(text), text);
        keys.push({ round, text, ...key });
        await rest();
      }
      await page.evaluate(() => window.type(""));
      await rest();
    }
  }
  // Once more, so that keeping the cards is not measured with a letter.
  for (const text of texts.flat()) {
    await page.evaluate((text) => window.type(text, true), text);
    await rest();
  }
  const floor = [];
  for (let round = 1; round < rounds; round++) {
    for (const text of texts.flat()) {
      floor.push(await page.evaluate((text) => window.put(text), text));
      await rest();
    }
  }
  console.log(JSON.stringify({ keys, floor }));
} finally {
  await browser.close();
}
