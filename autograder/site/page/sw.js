// Keeps every file of this version of the course; what was fetched once needs no network again.
"use strict";

const VERSION = "{{version}}";
const FILES = {{files}};
const NAME = `xor2mnist-${VERSION}`;
const PREPARED = "xor2mnist-prepared"; // prepared.js looks after it

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("xor2mnist-") && ![NAME, PREPARED].includes(name)) await caches.delete(name);
    }
  })());
});

addEventListener("message", ({data}) => {
  if (data === "take") skipWaiting();
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(address.pathname.endsWith("/") ? "index.html" : event.request, {ignoreSearch: true});
    return kept ?? fetch(event.request);
  })());
});
