parent.postMessage({ hutong: 1, height: 7777 }, "*");
