// Keeps what was seen of the site, for readers without a network. With one, everything comes from there: nothing is ever out of date.
const CACHE = "sitegen";

// One page is one, whatever is asked of it.
const key = ({ mode, url }) => (mode === "navigate" ? url.replace(/[?#].*/, "") : url);

async function answer(request, later) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) later(keep(key(request), fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await caches.match(key(request), { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
}

// A browser may have no room; then nothing is kept.
async function keep(name, answered) {
  const cache = await caches.open(CACHE);
  await cache.put(name, answered).catch(() => {});
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
// What the page had loaded before this worker was there, from the browser's own memory.
addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(async (address) => {
  const fresh = await fetch(address, { cache: "force-cache" });
  if (fresh.ok) await keep(address, fresh);
}))));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === location.origin) {
    event.respondWith(answer(event.request, (kept) => event.waitUntil(kept)));
  }
});
