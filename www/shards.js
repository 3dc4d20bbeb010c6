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

/** A file of the index, inflated; the first where no name is given. The program checks that it says what
    its name promises, and asks for it `anew` where it does not: then no cache answers. */
async function fetchShard(name, anew) {
  for (let attempt = 0; ; attempt++) {
    try {
      const options = anew || attempt > 0 ? { cache: "reload" } : {};
      const deflated = new Blob([await bytesOf(`index/${name || INDEX}`, options)]).stream();
      return await new Response(deflated.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
    } catch (error) {
      if (attempt === AGAIN.length) throw error;
      await new Promise((later) => setTimeout(later, AGAIN[attempt]));
    }
  }
}
