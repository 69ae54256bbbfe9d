// Keeps the whole app on the device, so that it starts without a network. The build fills in the
// list of files and the id that names their cache.
const FILES = [
  /* @files@ */
];
// Several copies of the app may live on one host under different paths.
const PREFIX = `peyvand ${new URL(self.registration.scope).pathname} `;
const CACHE = `${PREFIX}@build@`;
// Holds notes; this one says which version's cache is in use.
const NOTES = `${PREFIX}notes`;
const IN_USE = "./?in-use";
// Another note: what other apps shared last, until the app takes it.
const SHARED = "./?shared";
// What a chunk of code was put together from.
const JOINED_FROM = "x-joined-from";
// The page is the same at every address inside the app. It is opened at this one often, too.
const PAGE = "./";
const ALSO_AT = ["./customers"];

self.addEventListener("install", (event) => event.waitUntil(Promise.all([keepAll(), passBy(event)])));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(self.registration.scope);
  if (request.method === "GET" && isOurs) event.respondWith(answer(request));
  // As the manifest's share_target says.
  if (request.method === "POST" && isOurs && new URL(request.url).search === "?share") {
    event.respondWith(receive(request));
  }
});
// A press on a reminder brings the app to the front, where it is open, and shows what it reminds of.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.href ?? PAGE));
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
  const page = await cache.match(PAGE);
  await Promise.all(ALSO_AT.map((address) => cache.put(address, page.clone())));
}

// A start asks for a dozen files. A browser that can take them out of the cache itself need not wait
// until this worker has been started as well.
async function passBy(event) {
  const addresses = [PAGE, ...ALSO_AT, ...FILES.filter(({ lasting }) => lasting).map(({ url }) => url)];
  const routes = addresses.map((address) => {
    const { origin, pathname } = new URL(address, self.registration.scope);
    // Not with a query: what is not in the cache under its whole address would be asked of the network.
    const urlPattern = { baseURL: origin, pathname: pathname.replace(/[\\*+?:(){}]/g, "\\$&"), search: "" };
    return { condition: { urlPattern, requestMethod: "GET" }, source: { cacheName: CACHE } };
  });
  try {
    await event.addRoutes?.(routes);
  } catch (error) {
    console.warn("The app's files come by way of its worker:", error);
  }
}

// What is kept has been checked: a host that is being changed may answer with another version's file,
// or with the page in place of a file that is gone, and the app would not start from such a mixture.
async function keep(cache, { url, hash, lasting, apart }) {
  if (await cache.match(url)) return;
  // A file whose name changes with its content may come from an older version's cache.
  const sources = lasting
    ? [() => caches.match(url), () => fetch(url), () => fetch(url, { cache: "reload" })]
    : [() => fetch(url, { cache: "no-cache" })];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    if (response.headers.get(JOINED_FROM) === hash) return cache.put(url, response);
    if (await fingerprint(response.clone()) !== hash) continue;
    return cache.put(url, apart ? await together(response, hash) : unvaried(response));
  }
  throw new Error(`${url} is not to be had as this version has it`);
}

// To be found under its address alone, also by a browser that looks into the cache by itself. How it was
// packed on the way does not matter for that: browsers leave it to the network.
function unvaried(response) {
  const variations = response.headers.get("vary")?.split(",") ?? [];
  if (variations.every((name) => name.trim().toLowerCase() === "accept-encoding")) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  headers.delete("vary");
  return new Response(body, { status, statusText, headers });
}

// A chunk of code that came in parts is kept whole, so that it need not be put together at each start.
async function together(response, hash) {
  const code = await joined(new Uint8Array(await response.arrayBuffer()));
  return new Response(code, { headers: { "content-type": "application/wasm", [JOINED_FROM]: hash } });
}

/* @join@ */

// As the build makes it, in xtask's files::fingerprint: of the length in eight bytes and the content.
async function fingerprint(response) {
  const content = new Uint8Array(await response.arrayBuffer());
  const framed = new Uint8Array(8 + content.length);
  new DataView(framed.buffer).setBigUint64(0, BigInt(content.length), true);
  framed.set(content, 8);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", framed));
  return Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The version in use before this one stays until the next update: a tab that still runs it can open
// pages it had not loaded.
async function takeOver() {
  const notes = await caches.open(NOTES);
  const before = await (await notes.match(IN_USE))?.text();
  await notes.put(IN_USE, new Response(CACHE));
  // The cache of a version newer than this cannot be told from one that was given up half-way.
  if (!self.registration.installing && !self.registration.waiting) {
    const kept = [CACHE, NOTES, before];
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
    await Promise.all(names.map((name) => caches.delete(name)));
  }
  await self.clients.claim();
}

async function show(href) {
  const url = new URL(href, self.registration.scope).href;
  const [open] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  return open.navigate(url);
}

// What is shared is kept as it came, and the app opened, which takes it from there, network or not.
async function receive(request) {
  try {
    const headers = { "content-type": request.headers.get("content-type") };
    const notes = await caches.open(NOTES);
    await notes.put(SHARED, new Response(await request.arrayBuffer(), { headers }));
  } catch (error) {
    // The app says that nothing came.
    console.warn("What was shared could not be kept:", error);
  }
  return Response.redirect(new URL("./?quick=shared", self.registration.scope).href, 303);
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = request.mode === "navigate"
    ? await cache.match(PAGE)
    : await cache.match(request) ?? await caches.match(request);
  return kept ?? fetch(request);
}
