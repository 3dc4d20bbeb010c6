// Types into the search box of a built viewer, letter by letter, and prints one line of JSON: how long
// each took from the input to the painted answer, and how long the page was busy with it.
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
    window.type = async (text) => {
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
      await painted();
      return { busy, drawn, painted: performance.now() - before, tally: document.querySelector(".tally").textContent };
    };
  });
  // What follows a frame is not to be measured with the next one.
  const rest = () => new Promise((done) => setTimeout(done, pause));
  const keys = [];
  for (let round = 0; round < rounds; round++) {
    for (const word of words) {
      for (let end = 1; end <= word.length; end++) {
        const key = await page.evaluate((text) => window.type(text), word.slice(0, end));
        keys.push({ round, text: word.slice(0, end), ...key });
        await rest();
      }
      await page.evaluate(() => window.type(""));
      await rest();
    }
  }
  console.log(JSON.stringify(keys));
} finally {
  await browser.close();
}
