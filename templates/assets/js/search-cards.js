// Products as elements. Every text goes in as text, never as markup.
import { bareOf } from "./search-text.js";

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86_400_000;
const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;

export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  return fill(element, attributes, children);
};

const fill = (element, attributes, children) => {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
};

const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

export const icon = (sprite, name) => (
  svg("svg", { class: "i", "aria-hidden": "true" }, svg("use", { href: `${sprite}#${name}` }))
);

// Words of the name that were asked for, marked.
const marked = (name, folded) => {
  const parts = [];
  let at = 0;
  for (const { 0: token, index } of name.matchAll(TOKEN)) {
    const bare = bareOf(token);
    const word = folded.filter((one) => bare.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    if (!word) continue;
    // Letters and bare letters are as many unless the text is not composed.
    const end = bare.length === token.length ? word.length : token.length;
    parts.push(name.slice(at, index), make("mark", {}, token.slice(0, end)));
    at = index + end;
  }
  return [...parts, name.slice(at)];
};

// Bare words as a product spells them, "mien dong" as "miến dong": what was searched in place of what was typed.
const spelling = (words, card, { provinces }) => {
  const written = card ? [card.name, card.nameEn, card.producer, card.commune, provinces[provinceOf(card)]] : [];
  const spelt = new Map();
  for (const token of written.join(" ").match(TOKEN) || []) {
    if (!spelt.has(bareOf(token))) spelt.set(bareOf(token), token.toLowerCase());
  }
  return words.map((word) => spelt.get(word) || word).join(" ");
};

// What was searched in place of what was typed; "" where nothing was.
export const insteadOf = ({ notice }, card, words) => {
  if (!notice) return "";
  return notice.close ? spelling(notice.close, card, words) : notice.some.filter(Boolean).join(" ");
};

// A sentence that says so.
export const replaced = (found, query, card, words, texts) => {
  if (!found.notice) return "";
  const instead = insteadOf(found, card, words);
  return (found.notice.some ? texts.someWords : texts.close).replace("{q}", () => query).replace("{words}", () => instead);
};

// Today in Việt Nam, and never before the day that the site was made for.
const today = (asOf) => {
  const now = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  return now > asOf ? now : asOf;
};

export const daysOf = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
export const todayIn = (words) => daysOf(today(words.asOf));

// The state of a recognition whose last day is known (as generator/catalog/states.py).
export const stateOn = (day, end, expiringDays) => {
  if (day > end) return "expired";
  return end - day <= expiringDays ? "expiring" : "valid";
};

const lastDay = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return day ? daysOf(date) : Date.UTC(year, month || 12, 0) / DAY;
};

const stateOf = ({ status, end }, words) => {
  if (status === "withdrawn" || status === "under-review") return status;
  return end ? stateOn(todayIn(words), lastDay(end), words.expiringDays) : "unknown";
};

const MONTHS = ["January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December"];

export const dateWords = (date, lang) => {
  const [year, month, day] = date.split("-").map(Number);
  if (lang === "en") return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
  if (day) return `${day}/${month}/${year}`;
  return month ? `tháng ${month}/${year}` : `${year}`;
};

const pill = (card, state, words) => {
  const [bare, dated, name] = words.states[state];
  let date = card.end && dateWords(card.end, document.documentElement.lang);
  if (date && card.end.length < 10) date = words.texts.about.replace("{date}", date);
  const text = date && state !== "unknown" ? dated.replace("{date}", date) : bare;
  const end = state === "valid" || state === "expiring" || state === "expired" ? card.end : "";
  return make("span", { class: `pill pill-${state}`, "data-end": end || undefined }, icon(words.ui, name), text);
};

// The pill of a recognition and its state.
export const pillOf = (card, words) => {
  const state = stateOf(card, words);
  return { state, pill: pill(card, state, words) };
};

const photo = ([src, width, height], words, attributes) => make("img", {
  src: `${words.root}${src}`, width, height, alt: "", loading: "lazy", decoding: "async", ...attributes,
});

export const drawing = (card, { kinds }) => svg(
  "svg",
  {
    class: `drawn tone-${card.tone}`, viewBox: "0 0 400 300", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true",
  },
  svg("use", { class: "ground", href: `${kinds}#pat-${card.pattern}` }),
  svg("circle", { cx: 200, cy: 150, r: 88 }),
  svg("use", { class: "kind", href: `${kinds}#${card.icon}`, x: 142, y: 92, width: 116, height: 116 }),
);

const provinceOf = (card) => card.id.split("/")[0];
const placeOf = (card, words) => [card.commune, words.provinces[provinceOf(card)]].filter(Boolean).join(", ");

// The language of what is written in Vietnamese only, where the page has another.
const foreign = () => (document.documentElement.lang === "vi" ? undefined : "vi");

// The name in the page's language, else the Vietnamese one with its language.
const nameOf = (card) => {
  if (document.documentElement.lang !== "en") return { name: card.name };
  return card.nameEn ? { name: card.nameEn } : { name: card.name, lang: "vi" };
};

export const hrefOf = (card, words) => {
  const here = document.documentElement.lang !== "en" || card.english;
  return here ? `${words.products}${card.id}/` : `${words.root}/san-pham/${card.id}/`;
};

// A result of the search page, as the prototype of templates/site/card.html has it.
export const result = (card, words, folded) => {
  const { name, lang } = nameOf(card);
  const state = stateOf(card, words);
  const lapsed = state === "expired" || state === "withdrawn" ? " lapsed" : "";
  const by = [card.example && words.texts.example, card.producer].filter(Boolean).join(" · ");
  const stars = make("span", { class: `stars s${card.stars}${lapsed}` }, words.stars[card.stars]);
  const hooks = { "data-search-result": true, "data-name": name, "data-province": provinceOf(card) };
  return make(
    "li",
    { class: `result cat-${card.category}`, ...hooks },
    make("div", { class: "pic" }, card.picture ? photo(card.picture, words) : drawing(card, words)),
    make(
      "div",
      { class: "words" },
      make("h2", {}, make("a", { href: hrefOf(card, words), lang }, ...marked(name, folded))),
      make("p", { class: "bar" }, stars, pill(card, state, words)),
      by ? make("p", { class: "by", lang: foreign() }, by) : "",
      make("p", { class: "row" }, icon(words.ui, "map-pin"), make("span", {}, placeOf(card, words))),
    ),
  );
};

// A suggestion under the box.
export const option = (card, words, folded, id) => {
  const { name, lang } = nameOf(card);
  return make(
    "li",
    { role: "option", id, "aria-selected": "false", class: `cat-${card.category}` },
    card.picture ? photo(card.picture, words, { class: "i" }) : icon(words.kinds, card.icon),
    make(
      "span",
      {},
      make("b", { lang }, ...marked(name, folded)),
      make("small", {}, `${placeOf(card, words)} · ${words.stars[card.stars]}`),
    ),
  );
};
