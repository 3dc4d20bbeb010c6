addEventListener("load-viewer", () => import("./viewer/embed.js"));
