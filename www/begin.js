// Has the program fetched, all of it at once, when the page is drawn as it was sent: until then network and
// processor are the page's own. A page that nobody sees is not drawn.
await new Promise((drawn) => {
  requestAnimationFrame(drawn);
  setTimeout(drawn, document.hidden ? 0 : 1000);
});
setTimeout(() => {
  const parts = [...document.querySelectorAll("link[rel=part]")];
  for (const link of parts) link.rel = link.as === "script" ? "modulepreload" : "preload";
  import(parts[0].href);
});
