// Follows parts.js where a dossier is too large to be embedded: fetches the files of its index.

/** The first file. */
const INDEX = "__HUTONG_INDEX__";
/** How long to wait before a file is asked for again, in milliseconds. */
const AGAIN = [300, 1500];

/** Lets the browser draw, and take what is typed, before the program goes on. */
async function nextTurn() {
  if (globalThis.scheduler?.yield) return scheduler.yield();
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = done;
    port2.postMessage(0);
  });
  port1.close();
}

/** What bytes were before they were deflated. Written straight into the stream: a `Blob` between would ask
    another process, 2 ms a file. */
async function inflated(bytes) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const into = writable.getWriter();
  const [whole] = await Promise.all([new Response(readable).arrayBuffer(), into.write(bytes), into.close()]);
  return whole;
}

/** A file of the index, inflated; the first where no name is given. The program checks that it says what
    its name promises, and asks for it `anew` where it does not: then no cache answers. */
async function fetchShard(name, anew) {
  for (let attempt = 0; ; attempt++) {
    try {
      const options = anew || attempt > 0 ? { cache: "reload" } : {};
      return await inflated(await bytesOf(`index/${name || INDEX}`, options));
    } catch (error) {
      if (attempt === AGAIN.length) throw error;
      await new Promise((later) => setTimeout(later, AGAIN[attempt]));
    }
  }
}
