window.heard = [];
addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
