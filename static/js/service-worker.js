/* What does a reader see when the line is gone? The last edition that the front page showed, and else a page that says so.
   The network is always asked first, so whoever has a line reads the paper as it is: what was withdrawn is gone here too. */

const PAGES = "edition:";
const SHELL = "shell";
const OFFLINE = "/offline/";
const MOST_PAGES = 80;
const MOST_BYTES = 4_000_000;
const PATIENCE = 8_000;
const LANGUAGE = /^\/(?:fa-af|ps)\//;
const EDITION = /href="((?:\/[a-z-]{2,5})?\/\d{4}\/\d\d\/\d\d\/(?:[a-z]+\/)?)"/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepOffline(OFFLINE));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { front, here } = event.data ?? {};
  if (typeof front === "string" && front.startsWith("/")) {
    event.waitUntil(keepOffline(`${front}offline/`).catch(() => {}));
    event.waitUntil(keepEdition(front, { isFront: here === front }).catch(() => {}));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === self.location.origin && request.method === "GET";
  const isStatic = url.pathname.startsWith("/static/");
  // The staff's pages, photos and everything that is no page go their own way, as if this worker were not there.
  if (!isOurs || /^\/(newsroom|media|api)\//.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (isStatic) event.respondWith(part(request));
});

async function page(request, url) {
  const kept = await caches.match(url.pathname);
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request));
    // What was withdrawn since it was kept must not come back when the line goes.
    if (kept && !answer.ok && answer.status < 500) await forget(url.pathname);
    return answer;
  } catch {
    return kept ?? (await offline(url.pathname)) ?? Response.error();
  }
}

/* In the language of the address, if one of that language was kept. */
async function offline(path) {
  const language = path.match(LANGUAGE)?.[0];
  return (language && (await caches.match(`${language}offline/`))) ?? (await caches.match(OFFLINE));
}

async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keepFace(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

async function forget(address) {
  for (const name of await caches.keys()) await (await caches.open(name)).delete(address);
}

function inTime(promise) {
  return Promise.race([promise, new Promise((_, refuse) => setTimeout(refuse, PATIENCE))]);
}

/* Faces come when a page asks for them, so those that the reader's pages need are kept and no others. */
async function keepFace(request, answer) {
  if (request.destination !== "font") return;
  const shell = await caches.open(SHELL);
  if ((await shell.keys()).length < MOST_PAGES) await shell.put(request, answer);
}

async function keepOffline(address) {
  const shell = await caches.open(SHELL);
  if (await shell.match(address)) return;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("There is no page for readers without a line.");
  await keepSheets(shell, await answer.clone().text());
  await shell.put(address, answer);
}

async function keepSheets(cache, source) {
  const sheets = [...source.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g)].map((match) => match[1]);
  await Promise.all(sheets.map((sheet) => put(cache, sheet)));
}

/* Returns how many bytes went in; what the paper does not show goes out. */
async function put(cache, address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    await cache.delete(address);
    return 0;
  }
  const size = (await answer.clone().arrayBuffer()).byteLength;
  await cache.put(address, answer);
  return size;
}

/* Keeps the front page, the edition that it leads to and that edition's articles, in place of the edition kept before.
   The page of an edition says which files there are of it, with their hashes, so it differs after every correction. */
async function keepEdition(front, { isFront }) {
  const before = (await caches.keys()).filter((name) => name.startsWith(`${PAGES}${front}:`));
  if (self.navigator.connection?.saveData || (before.length && !isFront)) return;
  const source = await text(front);
  const edition = source.match(EDITION)?.[1];
  if (!edition) return;
  const contents = await text(edition);
  const name = `${PAGES}${front}:${await digest(contents)}`;
  const fresh = await caches.open(name);
  if (await fresh.match(edition)) return;
  let room = MOST_BYTES;
  const links = [...contents.matchAll(/href="([^"#?]+\/)"/g)].map((match) => match[1]);
  const articles = links.filter((link) => link.startsWith(edition) && link !== edition && !link.endsWith("/as-printed/"));
  for (const address of [...new Set([front, ...articles])].slice(0, MOST_PAGES)) {
    if (room > 0) room -= await put(fresh, address);
  }
  await keepSheets(fresh, source);
  await keepSheets(fresh, contents);
  const first = articles[0] && (await fresh.match(articles[0]));
  if (first) await keepSheets(fresh, await first.text());
  // Last, for it says that the rest is there: a worker may be stopped at any moment.
  await put(fresh, edition);
  await Promise.all(before.filter((old) => old !== name).map((old) => caches.delete(old)));
}

async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
  return answer.text();
}

async function digest(source) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(source));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
