// The reader's marks: in memory, on this device, and in other tabs of it. Where nothing can be kept the
// session goes on, and the reader is told.
import { Room } from "./glue.js";
import { say, tell } from "./make.js";

/** Where the viewer lies. */
export const ROOT = new URL("../../", import.meta.url);
/** As in `offline.js`, which forgets it. */
const NAME = `hutong ${ROOT.pathname} marks`;
const ALL = "all";
const TABLE = "marks";
/** What cannot be read is kept beside what can. */
const UNREADABLE = "unreadable";

let room;
// Inside another page nothing is kept: the storage there is that page's.
const framed = window !== window.top;
const channel = framed ? undefined : new BroadcastChannel(NAME);
const followers = [];
let wasKept = false;
let asked = false;

/** Everything there is: `articles` by id, each with `star` and `read`, and `notes`. */
export let marks = { articles: {}, notes: [] };

export const follow = (changed) => followers.push(changed);

/** Begins with what is kept; the program must be there. */
export async function recall() {
  room = new Room();
  if (channel) channel.onmessage = ({ data }) => take(data);
  if (framed) return;
  try {
    const known = await exchange("readonly");
    if (known !== undefined) take(known);
  } catch (error) {
    console.warn(error);
  }
}

/** Changes something, shows it, keeps it and tells other tabs. */
export async function change(act) {
  const done = act(room, Date.now());
  show();
  await keep();
  return done;
}

/** Merges a file; says what was left out, throws where it is none. */
export async function merge(text) {
  const leftOut = room.merge(text);
  show();
  await keep();
  return leftOut;
}

export const exported = () => room.export(ROOT.href);
export const written = (references, cited) => room.markdown(document.documentElement.lang, references, cited);
export const painted = (article, blocks) => JSON.parse(room.painted(article, blocks));

function show() {
  marks = JSON.parse(room.view());
  for (const changed of followers) changed();
}

function take(text) {
  room.merge(text);
  wasKept = true;
  show();
}

async function keep() {
  channel?.postMessage(exported());
  if (framed) return tell(say().blocked, true);
  if (!asked) navigator.storage?.persist?.();
  asked = true;
  try {
    await exchange("readwrite");
    wasKept = true;
  } catch (error) {
    console.warn(error);
    tell(error?.name === "QuotaExceededError" ? say().full : say().blocked, true);
  }
}

/** What is kept; and where it may be written, everything that is known instead. */
async function exchange(mode) {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
  const base = await done(request);
  try {
    const transaction = base.transaction(TABLE, mode);
    const table = transaction.objectStore(TABLE);
    const finished = new Promise((fulfil, reject) => {
      transaction.oncomplete = fulfil;
      transaction.onabort = () => reject(transaction.error);
    });
    const known = await done(table.get(ALL));
    if (mode === "readwrite") {
      if (known === undefined && wasKept) tell(say().wiped, true);
      try {
        if (known !== undefined) room.merge(known);
      } catch {
        table.put(known, UNREADABLE);
      }
      table.put(exported(), ALL);
    }
    await finished;
    return known;
  } finally {
    base.close();
  }
}

const done = (request) =>
  new Promise((fulfil, reject) => {
    request.onsuccess = () => fulfil(request.result);
    request.onerror = () => reject(request.error);
  });
