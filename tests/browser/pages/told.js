// Writes down what viewers tell, and breaks as a program of the page would, when it is asked to: errors
// that a test makes itself are of other classes in Firefox.
window.told = [];
for (const name of ["ready", "navigate", "select", "error"]) {
  addEventListener(`hutong-${name}`, ({ detail }) => told.push({ name, ...detail }));
}

addEventListener("break", ({ detail: stack }) => {
  const error = new WebAssembly.RuntimeError("unreachable");
  error.stack = stack;
  dispatchEvent(new ErrorEvent("error", { error }));
});
