// What the service worker keeps and throws away, in a browser of a few lines. Run by the test in
// worker.rs, which names a finished build by the environment variable BUILD.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";

const folder = process.env.BUILD;
const source = await readFile(join(folder, "sw.js"), "utf8");
const ORIGIN = "https://crm.example";
const PREFIX = "peyvand / ";
const build = /`\$\{PREFIX\}([0-9a-f]{12})`/.exec(source)[1];

class Cache {
  kept = new Map();
  async match(request) {
    return this.kept.get(address(request))?.clone();
  }
  async put(request, response) {
    this.kept.set(address(request), response);
  }
}

function address(request) {
  return new URL(request.url ?? request, `${ORIGIN}/`).href;
}

function browser(served = {}, headers = {}) {
  const stores = new Map();
  const caches = {
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
    open: async (name) => stores.get(name) ?? stores.set(name, new Cache()).get(name),
    match: async (request) => {
      for (const cache of stores.values()) {
        const found = await cache.match(request);
        if (found) return found;
      }
    },
  };
  const heard = {};
  const self = {
    registration: { scope: `${ORIGIN}/`, installing: null, waiting: null },
    clients: { claim: async () => {} },
    addEventListener: (type, listener) => { heard[type] = listener; },
  };
  const fetched = async (url) => new Response(served[url] ?? await readFile(join(folder, url === "./" ? "index.html" : url)), { headers });
  vm.runInNewContext(source, { self, console: { warn: () => {} }, caches, fetch: fetched, URL, Response, Headers, crypto, Uint8Array, Uint32Array, DataView, BigInt, performance, setTimeout });
  const routes = [];
  const tell = (type) => new Promise((resolve, reject) => {
    const addRoutes = async (more) => { routes.push(...more); };
    heard[type]({ addRoutes, waitUntil: (work) => work.then(resolve, reject) });
  });
  return { stores, caches, self, heard, tell, routes };
}

test("a finished build is kept whole", async () => {
  const { stores, tell } = browser();
  await tell("install");
  const kept = [...stores.get(PREFIX + build).kept.keys()].sort();
  const code = ["main.js", "split_rest.wasm"].map((name) => `${ORIGIN}/code-0123456789ab/${name}`);
  assert.deepEqual(kept, [`${ORIGIN}/`, ...code, `${ORIGIN}/customers`]);
});

test("a chunk that comes in parts is kept whole, and taken over as it is by the next version", async () => {
  const { stores, tell } = browser();
  await tell("install");
  const cache = stores.get(PREFIX + build);
  const chunk = await cache.match("code-0123456789ab/split_rest.wasm");
  assert.equal(chunk.headers.get("content-type"), "application/wasm");
  assert.match(chunk.headers.get("x-joined-from"), /^[0-9a-f]{12}$/);
  const code = await WebAssembly.instantiate(await chunk.clone().arrayBuffer());
  assert.equal(code.instance.exports.answer(), 4660);

  const next = browser({ "code-0123456789ab/split_rest.wasm": "gone" });
  next.stores.set(`${PREFIX}before`, cache);
  await next.tell("install");
  assert.ok(await next.stores.get(PREFIX + build).match("code-0123456789ab/split_rest.wasm"));
});

test("what the browser is to take out of the cache by itself is there, under its whole address", async () => {
  const { stores, tell, routes } = browser();
  await tell("install");
  assert.ok(routes.length > 0);
  for (const { condition: { urlPattern, requestMethod }, source } of routes) {
    assert.deepEqual([urlPattern.search, requestMethod, source.cacheName], ["", "GET", PREFIX + build]);
    assert.ok(await stores.get(PREFIX + build).match(urlPattern.baseURL + urlPattern.pathname));
  }
});

test("what is kept is found under its address, whatever the host varies it by", async () => {
  for (const [vary, kept] of [["Accept, User-Agent", null], ["Accept-Encoding", "Accept-Encoding"]]) {
    const { stores, tell } = browser({}, { vary });
    await tell("install");
    const script = await stores.get(PREFIX + build).match("code-0123456789ab/main.js");
    assert.equal(script.headers.get("vary"), kept);
    assert.equal(await script.text(), "start();");
  }
});

test("a browser that does not take the routes keeps the app as well", async () => {
  const { stores, heard } = browser();
  await new Promise((resolve, reject) => {
    const addRoutes = () => Promise.reject(new TypeError("too many"));
    heard.install({ addRoutes, waitUntil: (work) => work.then(resolve, reject) });
  });
  assert.ok(stores.has(PREFIX + build));
});

test("a browser without routes keeps the app as well", async () => {
  const { stores, heard } = browser();
  await new Promise((resolve, reject) => {
    heard.install({ waitUntil: (work) => work.then(resolve, reject) });
  });
  assert.ok(stores.has(PREFIX + build));
});

test("the page of another version is not kept", async () => {
  await assert.rejects(browser({ "./": "<html>next" }).tell("install"));
});

test("the page in place of a file that is gone is not kept", async () => {
  await assert.rejects(browser({ "code-0123456789ab/main.js": "<html>" }).tell("install"));
});

test("a version that was given up half-way goes, and the one in use before stays", async () => {
  const { stores, caches, self, tell } = browser();
  const notes = await caches.open(`${PREFIX}notes`);
  await notes.put("./?in-use", new Response(`${PREFIX}before`));
  for (const name of ["before", "given up", build]) await caches.open(PREFIX + name);
  await caches.open("peyvand /crm/ another copy");
  await tell("activate");
  const names = ["notes", "before", build].map((name) => PREFIX + name);
  assert.deepEqual([...stores.keys()], [...names, "peyvand /crm/ another copy"]);
  assert.equal(await (await notes.match("./?in-use")).text(), PREFIX + build);
  assert.equal(self.registration.installing, null);
});

test("nothing goes while a newer version is being kept", async () => {
  const { stores, caches, self, tell } = browser();
  self.registration.installing = {};
  await caches.open(`${PREFIX}newer`);
  await tell("activate");
  assert.ok(stores.has(`${PREFIX}newer`));
});

test("what is shared waits under one note, and the app is opened for it", async () => {
  const { stores, heard } = browser();
  const share = (text) => new Promise((resolve, reject) => {
    const headers = { "content-type": "text/plain" };
    const request = new Request(`${ORIGIN}/?share`, { method: "POST", body: text, headers });
    heard.fetch({ request, respondWith: (answer) => answer.then(resolve, reject) });
  });
  await share("first");
  const answer = await share("second");
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), `${ORIGIN}/?quick=shared`);
  const note = await stores.get(`${PREFIX}notes`).match("./?shared");
  assert.equal(await note.text(), "second");
  assert.equal(note.headers.get("content-type"), "text/plain");
});
