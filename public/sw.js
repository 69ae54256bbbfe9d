// Keeps the whole app on the device, so that it starts without a network. The build fills in the
// list of files and the id that names their cache.
const FILES = [
  /* @files@ */
];
// Several copies of the app may live on one host under different paths.
const PREFIX = `peyvand ${new URL(self.registration.scope).pathname} `;
const CACHE = `${PREFIX}@build@`;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(self.registration.scope);
  if (request.method === "GET" && isOurs) event.respondWith(answer(request));
});
// A new version waits until the app, with its drafts safe, asks for it.
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});

// One file that cannot be had fails the installation; the browser tries again on the next visit
// and finds what was kept so far.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file) => keep(cache, file)));
}

async function keep(cache, { url, revision }) {
  if (await cache.match(url)) return;
  // A file whose name changes with its content may come from an older version's cache.
  const known = revision === null ? await caches.match(url) : undefined;
  const response = known ?? await fetch(url, { cache: revision === null ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  await cache.put(url, response);
}

// The version before this one stays until the next update: a tab that still runs it can open pages
// it had not loaded.
async function takeOver() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const kept = [CACHE, ours.filter((name) => name !== CACHE).at(-1)];
  await Promise.all(ours.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = request.mode === "navigate"
    ? await cache.match("./")
    : await cache.match(request) ?? await caches.match(request);
  return kept ?? fetch(request);
}
