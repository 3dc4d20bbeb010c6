// What a reader does in a built viewer, and how long after each press the next frame has been drawn: from the
// time that the event bears to the first task after the frame. Chromium's own count of it (Event Timing) goes on
// to a later press where one changes little, though frames are drawn in between. Prints a line of JSON for each
// step.
//
// node interact.mjs '{"url", "chromium", "modules", "slowdown"}'

import { createRequire } from "node:module";
import { join } from "node:path";

const { url, chromium, modules, slowdown } = JSON.parse(process.argv[2]);
const require = createRequire(join(modules, "x.js"));
const puppeteer = require("puppeteer-core");

const observe = () => {
  window.longest = 0;
  // Before any task that waited for the frame: a message or a timer would come after those, and count them.
  const painted = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const count = () => (window.longest = Math.max(window.longest, performance.now() - timeStamp));
      scheduler.postTask(count, { priority: "user-blocking" });
    });
  for (const type of ["pointerdown", "pointerup", "click", "keydown", "keyup", "input"]) addEventListener(type, painted, true);
};
const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), 400)));

const browser = await puppeteer.launch({
  executablePath: chromium, headless: true, protocolTimeout: 600_000, defaultViewport: { width: 1440, height: 900 },
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(observe);
  await page.emulateCPUThrottling(slowdown);
  const open = async (path) => {
    await page.goto(url + path);
    // A page that nobody has touched stays as it was sent.
    const late = Date.now() + 120_000;
    for (let x = 0; !(await page.evaluate(() => "room" in document.documentElement.dataset)); x++) {
      if (Date.now() > late) throw new Error(`${url + path} does not start in two minutes`);
      await page.mouse.move(x % 100, 10);
      await new Promise((then) => setTimeout(then, 100));
    }
    await settled(page);
  };
  /** What one act costs; the presses of one act are each an interaction. */
  const step = async (name, act) => {
    await page.evaluate(() => (window.longest = 0));
    await act();
    await settled(page);
    console.log(JSON.stringify({ name, longest: await page.evaluate(() => window.longest) }));
  };
  const press = (selector) => page.locator(selector).setTimeout(10_000).click();
  await open("");
  await step("type in the search box", async () => {
    await page.focus("#search");
    for (const letter of "2021年") await page.keyboard.type(letter, { delay: 60 });
  });
  await step("clear the search", () => press(".clear"));
  await step("choose a value of a facet", () => page.evaluate(() => document.querySelector(".value input").focus()).then(() => page.keyboard.press("Space")));
  await step("take it back", () => press(".chip"));
  await step("walk by keys", async () => {
    await page.evaluate(() => document.activeElement?.blur());
    for (const key of "jjjkj") await page.keyboard.press(key);
  });
  await step("star by key", () => page.keyboard.press("s"));
  await step("open an article", () => page.keyboard.press("o"));
  await step("back to the list", () => page.keyboard.press("u"));
  await step("change the theme", () => press(".theme"));
  await step("go to the timeline", () => press(".views a[href*='timeline/']"));
  await step("look closer", () => press(".looks button:not([aria-pressed='true'])"));
} finally {
  await browser.close();
}
