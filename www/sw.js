// Keeps the dossier on this device and answers from there. The build writes in what belongs to a
// version: every file below this script's folder, with the SHA-256 of its bytes. Only bytes that fit
// are ever kept or answered with, so two builds cannot mix.
const VERSION = "__HUTONG_VERSION__";
const FILES = new Map("__HUTONG_FILES__");

const SCOPE = new URL(registration.scope);
// No address has a space in it, so that no dossier's names begin like another's.
const OURS = `hutong ${SCOPE.pathname} `;
const KEPT = OURS + VERSION;
const PICTURES = OURS + "pictures";
/** What was fetched of the index of a large dossier. A file of it is called by what it says, so those of
    all versions can lie together, and the program refuses what is spoilt. */
const SHARDS = OURS + "shards";
const INDEX_FOLDER = "assets/index/";
/** How the name of the file begins that lists them. */
const INDEX_LIST = "assets/index-";

/** Stands in a cache when everything else does, and tells when that was looked at last. */
const WHOLE = new URL("?whole", SCOPE).href;
const DAY = 86_400_000;
/** How many files are fetched at a time. */
const FETCHES = 6;
/** Pictures of other sites: how many, how many bytes together, and each. The oldest give way. */
const PICTURE_COUNT = 300;
const PICTURE_BYTES = 30_000_000;
const LARGEST_PICTURE = 3_000_000;

/** Sites that do not let others read their pictures; asking twice each time would be rude. */
const unreadable = new Set();

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(FILES.size ? undefined : leave()));

addEventListener("message", (event) => {
  if (event.data === "accept") skipWaiting();
  if (event.data === "works") event.waitUntil(settle());
  if (event.data === "whole?" && FILES.size) event.waitUntil(beWhole().then(() => event.source.postMessage("whole"), () => {}));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !FILES.size) return;
  const name = nameOf(new URL(request.url));
  if (FILES.has(name)) event.respondWith(answer(name, request));
  else if (name?.startsWith(INDEX_FOLDER)) event.respondWith(answerShard(request));
  else if (request.mode === "navigate") event.respondWith(answerUnknown(name, request));
  else if (request.destination === "image" && name === undefined) event.respondWith(answerPicture(event));
});

async function install() {
  if (!FILES.size) return skipWaiting();
  await keepEverything();
}

let becoming;

/** On a full device Firefox may call a worker installed that it never let install anything. */
function beWhole() {
  const keep = async () => (await isWhole()) || keepEverything();
  return (becoming ??= keep().finally(() => (becoming = undefined)));
}

const isWhole = () => caches.match(WHOLE, { cacheName: KEPT });

/** Keeps every file, or fails. What an earlier attempt or version left is used where it fits. */
async function keepEverything() {
  const wasWhole = await isWhole();
  try {
    await keepAll(await caches.open(KEPT));
  } catch (error) {
    // Half a version is of no use, and room may be what was missing.
    if (!wasWhole) await caches.delete(KEPT);
    // Browsers have many names for what cannot be written.
    const said = error instanceof Lost ? "failed" : "full";
    for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(said);
    throw error;
  }
}

async function keepAll(cache) {
  // One iterator for all: each takes the next name.
  const names = FILES.keys();
  const places = [KEPT, ...(await formerCaches())];
  let failure;
  const work = async () => {
    for (const name of names) {
      if (failure) return;
      const found = await keptSomewhere(name, places);
      if (found?.cache === KEPT) continue;
      await cache.put(addressOf(name), found?.response ?? (await download(name)));
      // Where there is no room Firefox may say that it kept a file, and have kept the beginning or nothing.
      if (!(await kept(name, KEPT))) throw new DOMException(name, "QuotaExceededError");
    }
  };
  const fails = (error) => (failure ??= error);
  // Until the last has stopped: who takes a cache away while something is written into it may take Chromium
  // down with it.
  await Promise.all(Array.from({ length: FETCHES }, () => work().catch(fails)));
  if (failure) throw failure;
  await cache.put(WHOLE, new Response(String(Date.now())));
  if (!(await isWhole())) throw new DOMException(WHOLE, "QuotaExceededError");
}

async function keptSomewhere(name, caches) {
  for (const cache of caches) {
    const response = await kept(name, cache);
    if (response) return { cache, response };
  }
}

/** A page of this version runs: earlier versions go, and once a day every file is looked at. */
async function settle() {
  // There may be room for one version and not for two; this one runs.
  await beWhole().catch(async () => {
    await dropFormer();
    await beWhole();
  });
  await dropFormer();
  const whole = await isWhole();
  if (whole && Date.now() - Number(await whole.text()) > DAY) await keepAll(await caches.open(KEPT));
}

async function dropFormer() {
  // One that is coming has its cache already.
  if (registration.installing || registration.waiting) return;
  const former = await formerCaches();
  // First, since without former versions nobody comes back to it.
  if (former.length > 0) await dropFormerShards();
  await Promise.all(former.map((name) => caches.delete(name)));
}

/** Of the index what this version does not name; all of it where this dossier has none. */
async function dropFormerShards() {
  const list = [...FILES.keys()].find((name) => name.startsWith(INDEX_LIST));
  if (!list) return caches.delete(SHARDS);
  const response = await kept(list, KEPT);
  if (!response) return;
  const { files } = await response.json();
  const named = new Set(files.map((name) => addressOf(INDEX_FOLDER + name)));
  const cache = await caches.open(SHARDS);
  for (const { url } of await cache.keys()) if (!named.has(url)) await cache.delete(url);
}

/** A build without files takes away what an earlier one left on this device. */
async function leave() {
  await Promise.all((await ourCaches()).map((name) => caches.delete(name)));
  await registration.unregister();
  for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url);
}

/** Those of other versions. */
async function formerCaches() {
  return (await ourCaches()).filter((name) => ![KEPT, PICTURES, SHARDS].includes(name));
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** A file of this version: as it is kept, or fetched again where that is gone or spoilt. */
async function answer(name, request) {
  const response = await kept(name, KEPT);
  if (response) return response;
  try {
    const fresh = await download(name);
    // Not opened anew: the reader may have asked to forget everything.
    if (await caches.has(KEPT)) await (await caches.open(KEPT)).put(addressOf(name), fresh.clone()).catch(() => {});
    return fresh;
  } catch {
    // The network has another version, or none: a page of another version is whole in itself.
    return fetch(request);
  }
}

/** A file of the index: as it is kept, else fetched and kept. What is kept is spoilt where the program asks
    for it anew. */
async function answerShard(request) {
  const cache = await caches.open(SHARDS);
  const found = request.cache !== "reload" && (await cache.match(request.url));
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone()).catch(() => {});
  return response;
}

/** An address of no file: a folder without its slash, something else on this site, or nothing. */
async function answerUnknown(name, request) {
  if (FILES.has(`${name}/`)) {
    const url = new URL(request.url);
    url.pathname += "/";
    return Response.redirect(url);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept("404.html", KEPT);
    if (!page) throw error;
    return new Response(page.body, { status: 404, statusText: "Not Found", headers: page.headers });
  }
}

/** A picture from outside this folder; what else lies in it may be another dossier's. Kept only where
    the site lets it be read: one that cannot be read is counted as several megabytes, and nobody could
    say what it is. */
async function answerPicture(event) {
  const { request } = event;
  const found = await caches.match(request.url, { cacheName: PICTURES });
  if (found) return found;
  const { origin } = new URL(request.url);
  if (unreadable.has(origin)) return fetch(request);
  try {
    const options = { mode: "cors", credentials: "omit", referrerPolicy: "no-referrer" };
    const response = await fetch(request.url, options);
    if (response.ok && response.headers.get("content-type")?.startsWith("image/")) {
      // Where there is no room, pictures are the first to go.
      event.waitUntil(keepPicture(request.url, response.clone()).catch(() => caches.delete(PICTURES)));
    }
    return response;
  } catch {
    const response = await fetch(request);
    unreadable.add(origin);
    return response;
  }
}

async function keepPicture(url, response) {
  const picture = await response.blob();
  if (picture.size > LARGEST_PICTURE) return;
  const cache = await caches.open(PICTURES);
  await cache.put(url, new Response(picture, { headers: headersOf(response, picture.size) }));
  const kept = await (await cache.match(url))?.blob();
  if (kept?.size !== picture.size) throw new DOMException(url, "QuotaExceededError");
  await trimPictures(cache);
}

let trimmed = Promise.resolve();
let willTrim = false;

/** Pictures that come together are counted together, one count after the other. */
function trimPictures(cache) {
  if (!willTrim) {
    willTrim = true;
    trimmed = trimmed.catch(() => {}).then(() => {
      willTrim = false;
      return dropOldest(cache);
    });
  }
  return trimmed;
}

async function dropOldest(cache) {
  let [count, bytes] = [0, 0];
  for (const key of (await cache.keys()).reverse()) {
    const size = Number((await cache.match(key))?.headers.get("content-length"));
    [count, bytes] = [count + 1, bytes + size];
    if (count > PICTURE_COUNT || bytes > PICTURE_BYTES) await cache.delete(key);
  }
}

/** A file as a cache has it, if its bytes are the right ones. */
async function kept(name, cacheName) {
  try {
    return await checked(name, await caches.match(addressOf(name), { cacheName }));
  } catch {
    // The disk may be what is spoilt.
  }
}

/** What the host does not have, or not now; all else that fails is for want of room. */
class Lost extends Error {}

async function download(name) {
  const response = await fetch(addressOf(name), { cache: "reload" })
    .then((answer) => checked(name, answer))
    .catch((error) => {
      throw new Lost(`${name || "./"}: ${error.message}`);
    });
  if (!response) throw new Lost(`${name || "./"}: not what version ${VERSION} has there`);
  return response;
}

/** The same answer, if its bytes are those of the file; without what only held for the way here. */
async function checked(name, response) {
  if (!response) return;
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash === FILES.get(name)) return new Response(bytes, { headers: headersOf(response, bytes.byteLength) });
}

function headersOf(response, size) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "vary"]) headers.delete(name);
  headers.set("content-length", size);
  return headers;
}

/** The name of a file, relative to this folder and not encoded; a folder's page has the folder's. */
function nameOf(url) {
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  try {
    const name = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
    return name.replace(/(^|\/)index\.html$/, "$1");
  } catch {
    return;
  }
}

function addressOf(name) {
  return new URL(name.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
}
