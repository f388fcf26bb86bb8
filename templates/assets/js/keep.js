// Keep a page for when there is no connection: with its further pages, the products linked there, and their pictures.
import { dateWords } from "./search-cards.js";

const { root } = document.querySelector("[data-mine]").dataset;
const INDEX = `ocop-giu ${root}/`;
const OURS = `ocop ${root}/ `;
const KEPT = "X-Ocop-Kept";
const AT_ONCE = 4;
// Wide enough for a phone.
const WIDTH = 400;
const PRODUCT = /\/san-pham\/[a-z0-9-]+\/[a-z0-9-]+\/$/;

const cacheOf = (path) => `${OURS}kept ${path}`;
const here = () => location.pathname;

export const kept = () => {
  try {
    const found = JSON.parse(localStorage.getItem(INDEX));
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
};

const note = (path, entry) => {
  const all = kept();
  if (entry) all[path] = entry;
  else delete all[path];
  try { localStorage.setItem(INDEX, JSON.stringify(all)); } catch { /* the pages are kept all the same */ }
};

export const remove = async (path) => {
  note(path);
  await caches.delete(cacheOf(path));
};

// All that was kept, once there is no worker to show it.
export const forget = async () => {
  try { localStorage.removeItem(INDEX); } catch { /* nothing was written */ }
  await Promise.all((await caches.keys()).filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
};

export const sizeOf = (bytes, lang = document.documentElement.lang) => {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });
  return `${number.format(Math.max(bytes, 1e5) / 1e6)} MB`;
};

export const said = (words, { at, n, bytes }) => {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date(at));
  return words.replace("{date}", dateWords(day, document.documentElement.lang)).replace("{n}", n).replace("{size}", sizeOf(bytes));
};

const pathOf = (link) => { try { return new URL(link.getAttribute("href"), location.href).pathname; } catch { return ""; } };

// The picture of a card or a page, in one size; the worker shows it in place of every other size.
const photoOf = (picture) => {
  const source = picture.querySelector("source[type='image/webp']") || picture.querySelector("source");
  const sizes = (source?.getAttribute("srcset") || "").split(",").map((one) => one.trim().split(" "));
  const fits = sizes.find(([, width]) => parseInt(width, 10) >= WIDTH) || sizes.at(-1);
  return fits?.[0] || picture.querySelector("img")?.getAttribute("src") || "";
};

class Keeping {
  constructor(path, tell) {
    Object.assign(this, { path, tell, waiting: [path], seen: new Set([path]), n: 0, bytes: 0, failed: 0, isStopped: false });
  }

  async take(path) {
    const answer = await fetch(path, { cache: "no-cache", headers: { "X-Ocop-Keep": "1" } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const body = await answer.blob();
    const headers = { "Content-Type": answer.headers.get("Content-Type") || "", [KEPT]: new Date().toISOString() };
    await this.cache.put(new URL(path, location.href).href, new Response(body, { headers }));
    this.bytes += body.size;
    return body;
  }

  add(paths) {
    for (const path of paths) {
      if (path && !this.seen.has(path)) {
        this.seen.add(path);
        this.waiting.push(path);
      }
    }
  }

  // A listing leads to its next page and to products; a product to nothing but its pictures.
  async page(path) {
    const body = await this.take(path);
    const page = new DOMParser().parseFromString(await body.text(), "text/html");
    const isProduct = PRODUCT.test(path);
    if (!isProduct) {
      this.add([...page.querySelectorAll("main .pager a[rel=next]")].map(pathOf));
      this.add([...page.querySelectorAll("main a[href*='/san-pham/']")].map(pathOf).filter((link) => PRODUCT.test(link)));
    }
    const pictures = page.querySelectorAll(isProduct ? ".product-head picture" : ".card picture");
    for (const photo of new Set([...pictures].slice(0, 60).map(photoOf))) {
      if (photo && !this.seen.has(photo)) {
        this.seen.add(photo);
        await this.take(photo);
      }
    }
  }

  async work() {
    for (let path = this.waiting.shift(); path && !this.isStopped; path = this.waiting.shift()) {
      try { await this.page(path); } catch { this.failed += 1; }
      this.n += 1;
      this.tell(this);
    }
  }

  get all() {
    return this.n + this.waiting.length;
  }

  // The first page says what else there is.
  async run() {
    await caches.delete(cacheOf(this.path));
    this.cache = await caches.open(cacheOf(this.path));
    note(this.path, { at: new Date().toISOString(), n: 0, bytes: 0, part: true, title: document.querySelector("h1").textContent.trim() });
    await this.page(this.waiting.shift()).catch(() => { this.failed += 1; });
    this.n = 1;
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.work()));
    const { n, failed, bytes, isStopped } = this;
    note(this.path, { ...kept()[this.path], n: n - failed, bytes, part: Boolean(failed || isStopped) });
  }
}

const part = (place, name) => place.querySelector(`[data-keep-${name}]`);

const show = (place) => {
  const entry = kept()[here()];
  const { done, part: half, again } = place.dataset;
  part(place, "said").textContent = entry ? said(entry.part ? half : done, entry) : "";
  part(place, "remove").hidden = !entry;
  const label = part(place, "start").querySelector("span");
  place.dataset.first ||= label.textContent;
  label.textContent = entry ? again : place.dataset.first;
  part(place, "bar").hidden = true;
};

let keeping;

const start = async (place) => {
  if (keeping) {
    keeping.isStopped = true;
    return;
  }
  const { dataset } = place;
  const bar = part(place, "bar");
  const label = part(place, "start").querySelector("span");
  dataset.first ||= label.textContent;
  label.textContent = dataset.stop;
  bar.hidden = false;
  bar.removeAttribute("value");
  keeping = new Keeping(here(), ({ n, all, bytes }) => {
    bar.max = all;
    bar.value = n;
    part(place, "said").textContent = dataset.doing.replace("{n}", n).replace("{all}", all).replace("{size}", sizeOf(bytes));
  });
  await keeping.run();
  keeping = undefined;
  show(place);
};

const take = async (place) => {
  await remove(here());
  show(place);
  part(place, "start").focus();
};

// ``register``: brings the worker that shows what was kept; ``event``: the press that brought this script.
export const begin = (place, register, event) => {
  const press = ({ target }) => {
    if (target.closest("[data-keep-remove]")) take(place);
    if (!target.closest("[data-keep-start]")) return;
    register();
    start(place);
  };
  if (!place.dataset.first) {
    show(place);
    place.addEventListener("click", press);
    if (event) press(event);
  }
};
