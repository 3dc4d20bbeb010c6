// Keys of an element in another page: they do something only while the focus is inside it, and what they
// do there the page around does not hear. Which key does what is a table of the reading room.
const TABLE = __HUTONG_KEYS__;
/** As in `room/room.js`. */
const PATIENCE = 1500;
const FIELD = "textarea, select, input:not([type=checkbox], [type=radio])";
const PRESSED = "a, button, summary, label, [tabindex='0']";
const STOPS = ".card h2 a, .event .evidence-list li:first-child a";

/** Listens in a shadow tree until `signal` says otherwise, where `isOff` does not say that keys are off. */
export function listen(tree, isOff, signal) {
  const click = (selector) => tree.querySelector(selector)?.click();
  const chosen = () => tree.activeElement?.closest(".card, .event")?.querySelector(STOPS);
  const step = (by) => {
    const stops = [...tree.querySelectorAll(STOPS)].filter((stop) => stop.checkVisibility());
    const at = stops.indexOf(chosen());
    const stop = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(at + by, 0), stops.length - 1)];
    stop?.focus();
    return Boolean(stop);
  };
  const commands = {
    search: async () => {
      if (!tree.getElementById("search")) click(".back a, .views a");
      for (let turn = 0; turn < 20 && !tree.getElementById("search"); turn += 1) await new Promise(requestAnimationFrame);
      tree.getElementById("search")?.select();
    },
    next: () => step(1) || click(".walk .next"),
    previous: () => step(-1) || click(".walk .previous"),
    open: () => chosen()?.click(),
    up: () => click(".back a"),
    articles: () => click(".views a"),
    timeline: () => click(".views a[href*='timeline/']"),
    matrix: () => click(".views a[href*='matrix/']"),
  };
  let before = "";
  let since = 0;
  const typed = (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, keyCode, target, timeStamp } = event;
    const first = timeStamp - since < PATIENCE ? before : "";
    before = "";
    const modified = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph");
    const own = target.closest(FIELD) || (key === "Enter" && target.closest(PRESSED)) || tree.querySelector(":popover-open");
    if (event.defaultPrevented || isOff() || modified || isComposing || keyCode === 229 || own) return;
    const pressed = first ? `${first} ${key}` : key;
    const command = commands[TABLE[pressed]];
    const waits = !command && Object.keys(TABLE).some((keys) => keys.startsWith(`${pressed} `));
    if (waits) [before, since] = [pressed, timeStamp];
    if (!command && !waits) return;
    event.preventDefault();
    event.stopPropagation();
    command?.();
  };
  tree.addEventListener("keydown", typed, { signal });
}
