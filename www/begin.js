// Puts the page into its reader's language where it is not in it. Has the program fetched, all of it at once, when
// the page is seen: until then network and processor are the page's own, which is put on the screen some time
// after it is drawn. A page that nobody sees is never put there.
try {
  const [speak, answer] = window.words ?? [];
  await (await speak)?.default(answer);
} catch {
  // The program will.
}
delete document.documentElement.dataset.words;
await new Promise((seen) => {
  setTimeout(seen, document.hidden ? 0 : 1000);
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) requestAnimationFrame(seen);
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && seen())
    .observe({ type: "paint", buffered: true });
});
setTimeout(() => {
  const parts = [...document.querySelectorAll("link[rel=part]")];
  for (const link of parts) link.rel = link.as === "script" ? "modulepreload" : "preload";
  import(parts[0].href);
});
