// Keeps the catalogue for when there is no connection. The build writes SITE before this (generator/data/offline.py);
// the file changes only when the shell does. docs/danh-sach.md says what is kept, and how to take the worker away.
const KEPT = "X-Ocop-Kept";
const PATIENCE = 3000;
const MOST_PAGES = 150;
const MOST_PHOTOS = 200;

// Several catalogues may share a host, and its caches.
const OURS = `ocop ${SITE.root}/ `;
const SHELL = `${OURS}shell ${SITE.version}`;
const PAGES = `${OURS}pages`;
const PHOTOS = `${OURS}photos`;

const HASHED = /^(.*)\.[0-9a-f]{10}(\.\w+)$/;
const PHOTO = /^(.*\/anh\/[0-9a-f]+)-\d+\.\w+$/;

const names = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// A copy that says when it was taken.
const stamped = async (answer) => {
  const headers = new Headers({ [KEPT]: new Date().toISOString() });
  for (const name of ["Content-Type", "Content-Security-Policy"]) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  return new Response(await answer.blob(), { headers });
};

const put = async (name, key, answer, most) => {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer);
  if (!most) return;
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((one) => cache.delete(one)));
};

// The copy taken last, wherever it is: in the shell, among visited pages, or kept on request.
const newest = async (key) => {
  const found = await Promise.all((await names()).map(async (name) => (await caches.open(name)).match(key)));
  const timeOf = (answer) => answer.headers.get(KEPT) || "";
  return found.filter(Boolean).sort((a, b) => timeOf(b).localeCompare(timeOf(a)))[0];
};

const dateOf = (time, lang) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "vi-VN", {
  day: "numeric", month: lang === "en" ? "long" : "numeric", year: "numeric", timeZone: "Asia/Ho_Chi_Minh",
}).format(new Date(time));

const headed = (html, notice) => {
  const end = html.indexOf("</header>");
  return end < 0 ? html.replace(/<body[^>]*>/, (body) => body + notice) : `${html.slice(0, end + 9)}${notice}${html.slice(end + 9)}`;
};

// A page from before says so, and since when.
const told = async (answer) => {
  const time = answer.headers.get(KEPT);
  const html = await answer.text();
  const lang = /<html[^>]*\slang="(\w+)"/.exec(html)?.[1];
  const words = SITE.words[lang] || Object.values(SITE.words)[0];
  const notice = `<aside class="kept noprint" aria-label="${words.label}"><p>${words.kept.replace("{date}", dateOf(time, lang))}</p></aside>`;
  const marked = html.replace("<html ", `<html data-kept="${time}" `);
  return new Response(headed(marked, notice), { headers: answer.headers });
};

const offline = async (path) => {
  // Vietnamese stands at the root, English in a folder.
  const isEnglish = path.startsWith(`${SITE.root}/en/`);
  const address = (isEnglish && SITE.offline.en) || Object.values(SITE.offline)[0];
  const page = await newest(new URL(address, location.href).href);
  return page ? new Response(await page.blob(), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } }) : Response.error();
};

const isPage = (answer) => answer.ok && !answer.redirected && (answer.headers.get("Content-Type") || "").startsWith("text/html");

const late = () => new Promise((_, fail) => { setTimeout(fail, PATIENCE); });

// The page of today; where the network is gone, or takes its time, the one that was kept.
const page = async (event, url) => {
  const key = url.origin + url.pathname;
  const asked = fetch(event.request);
  event.waitUntil(asked.then(async (answer) => {
    if (isPage(answer)) await put(PAGES, key, await stamped(answer.clone()), MOST_PAGES);
  }).catch(() => {}));
  // Begun before the page reads the body, or there is nothing left to copy.
  const before = await newest(key);
  try {
    const answer = await (before ? Promise.race([asked, late()]) : asked);
    return answer.status >= 500 && before ? await told(before) : answer;
  } catch {
    return before ? told(before) : offline(url.pathname);
  }
};

// Another file of the same name is better than none: a kept page asks for the style sheet of its day.
const alike = async (url, pattern) => {
  const parts = pattern.exec(url.pathname)?.slice(1);
  if (!parts) return undefined;
  for (const name of await names()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const other = pattern.exec(new URL(key.url).pathname)?.slice(1);
      if (other && other.every((part, at) => part === parts[at])) return cache.match(key);
    }
  }
  return undefined;
};

// What never changes under its name.
const fixed = async (event, url, { cache, most, pattern }) => {
  const found = await newest(url.href);
  if (found) return found;
  let answer;
  try { answer = await fetch(event.request); } catch { /* no connection */ }
  if (answer?.ok) event.waitUntil(put(cache, url.href, answer.clone(), most));
  return answer?.ok ? answer : await alike(url, pattern) || answer || Response.error();
};

const fresh = async (event, url) => {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(stamped(answer.clone()).then((copy) => put(PAGES, url.href, copy)));
    return answer;
  } catch {
    return await newest(url.href) || Response.error();
  }
};

const answer = (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.pathname.slice(SITE.root.length);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(`${SITE.root}/`)) return undefined;
  // Whoever keeps pages on request looks after them itself.
  if (request.headers.has("X-Ocop-Keep")) return undefined;
  if (path.startsWith("/assets/")) {
    return HASHED.test(path) ? fixed(event, url, { cache: SHELL, pattern: HASHED }) : fresh(event, url);
  }
  if (path.startsWith("/anh/")) return fixed(event, url, { cache: PHOTOS, most: MOST_PHOTOS, pattern: PHOTO });
  return request.mode === "navigate" || path.endsWith("/") ? page(event, url) : undefined;
};

// All or nothing; what an earlier shell has already is not asked for again.
const install = async () => {
  const cache = await caches.open(SHELL);
  await Promise.all(SITE.shell.map(async (address) => {
    const { href } = new URL(address, location.href);
    const isHashed = HASHED.test(address);
    const known = isHashed && await newest(href);
    const found = known || await fetch(href, { cache: isHashed ? "default" : "no-cache" });
    if (!found.ok) throw new Error(`${address}: ${found.status}`);
    await cache.put(href, isHashed ? found : await stamped(found));
  }));
};

// Old shells go; pages that are open now, and were there before the worker, are kept like visited ones.
const activate = async () => {
  const old = (await names()).filter((name) => name.startsWith(`${OURS}shell `) && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
  const open = await clients.matchAll({ type: "window" });
  await Promise.all(open.map(async ({ url }) => {
    const { origin, pathname } = new URL(url);
    try {
      const found = await fetch(origin + pathname);
      if (isPage(found)) await put(PAGES, origin + pathname, await stamped(found), MOST_PAGES);
    } catch { /* the next visit */ }
  }));
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const made = answer(event);
  if (made) event.respondWith(made);
});
