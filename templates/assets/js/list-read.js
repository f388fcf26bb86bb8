// What the list knows of its products: read from cards and product pages as text, kept in this browser only.
// (mark.js loads this one, so it cannot be asked for anything here.)
const { root } = document.querySelector("[data-mine]").dataset;
const KEY = `ocop-the ${root}/`;
const ID = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
// No text of a page is longer than this in the list; no product has more facts.
const LONGEST = 400;
const MOST_FACTS = 40;
const GROUPS = ["cong-nhan", "san-pham", "phan-phoi", "chung-nhan"];
const WAYS = { "tel:": "phone", "mailto:": "mail", "https:": "web", "http:": "web" };

let memory;

const isCard = ([id, card]) => ID.test(id) && card && typeof card === "object";

// Cards by product, with the visitor's notes.
export const cards = () => {
  if (memory) return memory;
  try {
    const found = JSON.parse(localStorage.getItem(KEY)) || {};
    return Object.fromEntries(Object.entries(found).filter(isCard));
  } catch {
    return {};
  }
};

export const keepCards = (all) => {
  memory = undefined;
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    memory = all;
  }
  return !memory;
};

export const change = (id, more) => {
  const all = cards();
  return keepCards({ ...all, [id]: { ...all[id], ...more } });
};

const tidy = (text) => text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
const textOf = (element) => tidy(element?.textContent || "");
const saidOf = (dd) => tidy([...dd.childNodes].map((node) => (node.matches?.(".hint") ? ` (${tidy(node.textContent)})` : node.textContent)).join(""));
const today = () => new Date().toISOString();

// "/anh/<name>" of a photo, without the site's own folder before it.
const photoOf = (img) => /\/anh\/[\w.-]+$/.exec(img?.getAttribute("src") || "")?.[0];

const pictureOf = (place) => {
  const photo = photoOf(place.querySelector("picture img, .pic img"));
  if (photo) return { photo };
  const drawn = place.querySelector("svg.drawn");
  const [pattern, icon] = [...drawn?.querySelectorAll("use") || []].map((use) => use.getAttribute("href").split("#")[1]);
  if (!icon) return {};
  return { icon, pattern: Number(pattern.replace("pat-", "")) || 1, tone: Number(/tone-(\d)/.exec(drawn.getAttribute("class"))?.[1]) || 1 };
};

// What cards, results and the head of a product page have in common.
const shown = (place, heading, page) => {
  const pill = place.querySelector(".pill");
  return {
    name: textOf(heading),
    lang: heading?.lang || page.lang,
    stars: Number(/\bs([1-5])\b/.exec(place.querySelector(".stars")?.className)?.[1]) || 0,
    status: /pill-([a-z-]+)/.exec(pill?.className)?.[1] || "unknown",
    end: /^\d{4}(-\d\d){0,2}$/.test(pill?.dataset.end) ? pill.dataset.end : "",
    category: /\bcat-([a-z-]+)/.exec((place.closest("[class*=cat-]") || place).className)?.[1] || "",
    ...pictureOf(place),
  };
};

export const readCard = (card) => ({
  ...shown(card, card.querySelector("h2 a, h3 a"), document.documentElement),
  producer: textOf(card.querySelector(".by")),
  place: textOf(card.querySelector(".row span")),
});

const factsOf = (page) => GROUPS.flatMap((group) => (
  [...page.querySelectorAll(`#${group} .facts > div`)].map((fact) => (
    [group, textOf(fact.querySelector("dt")), [...fact.querySelectorAll("dd")].filter((dd) => !dd.matches(".none")).map(saidOf).join("; ")]
  ))
)).concat([...page.querySelectorAll("#chung-nhan .certs li")].map((certificate) => (
  ["chung-nhan", textOf(certificate.querySelector("b")), [...certificate.querySelectorAll(".hint, .pill")].map(textOf).join("; ")]
))).filter(([, label, text]) => label && text).slice(0, MOST_FACTS);

const kindOf = ({ protocol, hostname, origin, textContent }) => {
  if (hostname === "zalo.me") return "zalo";
  const isOwn = origin === location.origin || !textContent.includes(".");
  return protocol.startsWith("http") && isOwn ? "" : WAYS[protocol];
};

// Ways to reach the producer; a page of ours has none but these, and what storage says is looked at again.
export const isWay = ({ href }) => { try { return Object.hasOwn(WAYS, new URL(href).protocol); } catch { return false; } };

// Where the producer's own part of the page says more than its head, that comes first. A map is no way to reach anybody.
const waysOf = (page) => {
  const own = page.querySelectorAll("#chu-the a");
  const links = [...own, ...page.querySelectorAll("main a[href^='tel:'], main a[href^='mailto:']")];
  const found = links.map((link) => ({ kind: kindOf(link), href: link.getAttribute("href"), text: textOf(link) })).filter(({ kind }) => kind);
  return found.filter((way, at) => isWay(way) && found.findIndex(({ href }) => href === way.href) === at).slice(0, 6);
};

// The page of a product, this one or one that was fetched.
export const readProduct = (page) => {
  const main = page.querySelector("main");
  const head = main?.querySelector("h1");
  if (!head) return undefined;
  const mark = main.querySelector("[data-mark]:not([data-id])");
  return {
    ...shown(main.querySelector(".product-head") || main, head, page.documentElement),
    producer: (mark?.dataset.producer || "").slice(0, LONGEST),
    place: (mark?.dataset.place || "").slice(0, LONGEST),
    facts: factsOf(page),
    ways: waysOf(page),
    read: page.documentElement.lang,
  };
};

// Keep what is on this page of a product that was just marked.
export const remember = (id, card) => {
  const found = card ? readCard(card) : readProduct(document);
  if (found) change(id, { ...found, at: today() });
};

// The page of a product as it is now; undefined where it is gone. Fails where there is no connection.
export const fetchProduct = async (id, { products, plain }) => {
  for (const address of new Set([products, plain])) {
    const answer = await fetch(`${address}${id}/`);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return { ...readProduct(page), at: page.documentElement.dataset.kept || today() };
    }
    if (answer.status !== 404) throw new Error(`${answer.status}`);
  }
  return undefined;
};
