
// The end of the glue: fetches what the program does not have from the start. `wasm` and the functions
// that the program imports are above; which files a part is of comes from the build, and nothing does
// where the program is in one piece. The rest of the dossier is always a file of its own.
const PARTS = __HUTONG_PARTS__;
const REST = "__HUTONG_REST__";
const files = new Map();

/** How a file beside this one is had: a response or its bytes. Who starts the program may say otherwise; and
    what is done about a style sheet, which elements of other pages have from the start. */
export const supplies = { part: (name, options) => fetch(new URL(name, import.meta.url), options), style() {} };

/** Has a part here before it is asked for; without a name all of them. */
export const fetchParts = (names = Object.keys(PARTS)) =>
  Promise.all(names.flatMap((name) => PARTS[name]).map(once));

function once(name) {
  if (!files.has(name)) files.set(name, come(name));
  // What failed is fetched again when it is asked for again.
  return files.get(name).catch((error) => {
    files.delete(name);
    throw error;
  });
}

async function bytesOf(name, options) {
  const bytes = await supplies.part(name, options);
  if (!(bytes instanceof Response)) return bytes;
  if (!bytes.ok) throw new Error(`${name}: the server answers ${bytes.status}`);
  return bytes.arrayBuffer();
}

/** What the program asks for by this name: at once, or when there is nothing else to do; not before it is
    needed where readers save what they pay for. */
async function fetchRest(now) {
  if (!now) await new Promise((idle) => navigator.connection?.saveData || (window.requestIdleCallback ?? setTimeout)(idle));
  return bytesOf(REST);
}

/** Lets the page answer. */
const pause = () => new Promise((then) => setTimeout(then));

/** Until the frame that is to come has been painted and nobody wants anything else. A page that is printed
    does not wait, and one that nobody sees has no frames. */
const afterFrame = () =>
  new Promise((done) => {
    const painted = () => {
      removeEventListener("beforeprint", painted);
      done();
    };
    addEventListener("beforeprint", painted);
    requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(painted, { timeout: 100 }));
    setTimeout(painted, 250);
  });

async function come(name) {
  if (name.endsWith(".css")) return supplies.style(name);
  const bytes = await bytesOf(name);
  const module = await WebAssembly.compile(bytes);
  const imports = { __wasm_split: __HUTONG_USES__ };
  for (const inner of WebAssembly.Module.customSections(module, "module")) await WebAssembly.instantiate(inner, imports);
  await WebAssembly.instantiate(module, imports);
}

function loader(name) {
  return async (callback, data) => {
    let came = true;
    try {
      await fetchParts([name]);
    } catch (error) {
      console.warn(error);
      came = false;
    }
    wasm.__indirect_function_table.get(callback)(data, came);
  };
}
