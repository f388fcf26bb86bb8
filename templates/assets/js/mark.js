// On every page, and small: what is on "my list", kept in this browser only, and the buttons that put products there.
const link = document.querySelector("[data-mine]");
export const { root = "", worker } = link?.dataset || {};
const KEY = `ocop-danh-sach ${root}/`;
const ADDRESS = /\/san-pham\/([a-z0-9-]+\/[a-z0-9-]+)\/(?:index\.html)?$/;
const ID = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
export const MOST = 300;

// Where the browser keeps nothing, until the page is left.
let memory;

export const isId = (id) => typeof id === "string" && ID.test(id);

const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return undefined; } };

export const ids = () => {
  if (memory) return memory;
  const found = stored(KEY);
  return Array.isArray(found) ? [...new Set(found.filter(isId))].slice(0, MOST) : [];
};

// Keep the list; false where it will be lost with the page.
export const keep = (list) => {
  memory = undefined;
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    memory = list;
  }
  show();
  return !memory;
};

const idOf = (button) => button.dataset.id || ADDRESS.exec(location.pathname)?.[1];

export const show = () => {
  const marked = ids();
  const count = link.querySelector("[data-mine-count]");
  count.hidden = !marked.length;
  count.textContent = marked.length;
  for (const button of document.querySelectorAll("[data-mark]")) {
    // The product page's own button says its state in words.
    button.setAttribute(button.dataset.id ? "aria-pressed" : "data-on", marked.includes(idOf(button)));
  }
};

// Put a button on a card, or a result of the search.
export const offer = (card) => {
  const anchor = card.querySelector("h2 a, h3 a");
  const id = ADDRESS.exec(anchor?.pathname)?.[1];
  if (!link || !id) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mark noprint";
  Object.assign(button.dataset, { mark: "", id });
  button.setAttribute("aria-label", `${link.dataset.add}: ${anchor.textContent}`);
  button.setAttribute("aria-pressed", ids().includes(id));
  button.append(link.querySelector("svg").cloneNode(true));
  card.append(button);
};

// `ocop serve` shows what was just written: no worker may come between.
export const works = Boolean(worker && navigator.serviceWorker) && !document.querySelector("script[src^='/__ocop/']");
export const register = () => { if (works) navigator.serviceWorker.register(worker).catch(() => {}); };

const toggle = async (button) => {
  const id = idOf(button);
  const marked = ids();
  const isNew = !marked.includes(id);
  if (isNew && marked.length >= MOST) return location.assign(link.href);
  keep(isNew ? [...marked, id] : marked.filter((one) => one !== id));
  register();
  // What the list page shows off line; without it the list still knows the product.
  if (isNew) try { (await import("./list-read.js")).remember(id, button.closest(".card, .result")); } catch { /* off line */ }
};

if (link) {
  document.querySelectorAll(".card").forEach(offer);
  show();
  addEventListener("storage", show);
  // A page that Back brings again may be from before.
  addEventListener("pageshow", show);
  addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mark]");
    if (button) toggle(button);
  });
  const place = document.querySelector("[data-keep]");
  const begin = (event) => import("./keep.js").then((keeping) => keeping.begin(place, register, event), () => {});
  if (!works) place?.remove();
  else place?.addEventListener("click", begin, { once: true });
  if (place && stored(`ocop-giu ${root}/`)?.[location.pathname]) begin();
  // Whoever looks at a second page, or has a list, can go on without a connection.
  const stays = ids().length || document.referrer.startsWith(`${location.origin}${root}/`);
  if (works && stays && !navigator.serviceWorker.controller) addEventListener("load", () => setTimeout(register, 1000));
  if (!works) navigator.serviceWorker?.getRegistration(`${root}/`).then((found) => {
    if (found?.active?.scriptURL === `${location.origin}${root}/sw.js`) found.unregister().then(() => import("./keep.js")).then((keeping) => keeping.forget());
  });
  // What a later day ended, also on a page that was kept.
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  const ended = [...document.querySelectorAll("[data-end]:not(.pill-expired)")].filter(({ dataset: { end } }) => today.slice(0, end.length) > end);
  if (ended.length) import("./ended.js").then(({ tell }) => tell(ended, link), () => {});
}
