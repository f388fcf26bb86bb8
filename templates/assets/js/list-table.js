// The list as a table: side by side on the page, and as a file for spreadsheet programs.
import { make, pillOf } from "./search-cards.js";

const WIDE_GROUPS = ["phan-phoi", "san-pham", "cong-nhan"];
// What makes a spreadsheet program take a text for a formula (generator/data/tables.py).
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

const factsOf = (card, groups) => (Array.isArray(card.facts) ? card.facts : []).filter(([group]) => groups.includes(group));

const certificates = (card) => factsOf(card, ["chung-nhan"]).map(([, label, text]) => `${label}: ${text}`);

// Facts of several products by their labels, in the order of the pages.
const labelled = (list, groups) => groups.flatMap((group) => (
  [...new Set(list.flatMap((card) => factsOf(card, [group]).map(([, label]) => label)))].map((label) => (
    [label, list.map((card) => factsOf(card, [group]).filter(([, one]) => one === label).map(([, , text]) => text).join("; "))]
  ))
));

const paragraphs = (texts) => texts.map((text) => make("p", {}, text));

// Rows of the comparison: what all have in common first, then each fact that one of them states.
const rows = (list, { texts }, parts) => [
  [texts.stars, list.map(parts.stars)],
  [texts.validity, list.map(parts.pill)],
  [texts.producer, list.map(({ producer }) => producer)],
  [texts.place, list.map(({ place }) => place)],
  [texts.contact, list.map(parts.ways)],
  ...labelled(list, WIDE_GROUPS).filter(([label]) => label !== texts.stars && label !== texts.until),
  [texts.certificates, list.map((card) => paragraphs(certificates(card)))],
];

// ``list``: cards with their ids; ``parts``: how the page shows stars, pills, links and ways.
export const compare = (table, list, words, parts) => {
  const { texts } = words;
  const cell = (value) => {
    const content = [value].flat().filter(Boolean);
    return content.length ? make("td", {}, ...content) : make("td", { class: "none" }, texts.none);
  };
  const head = make("tr", {}, make("th", { scope: "col" }, texts.product), ...list.map((card) => make("th", { scope: "col" }, parts.link(card))));
  const body = rows(list, words, parts).filter(([, values]) => values.some((value) => [value].flat().filter(Boolean).length));
  table.replaceChildren(
    make("thead", {}, head),
    make("tbody", {}, ...body.map(([label, values]) => make("tr", {}, make("th", { scope: "row" }, label), ...values.map(cell)))),
  );
};

const plain = (text) => (FORMULA.test(text) ? `'${text}` : text);
const quoted = (text) => `"${plain(text).replaceAll('"', '""')}"`;

// The file: a row a product, all that the list knows; the first sign makes Excel read Vietnamese.
export const csv = (list, words, href) => {
  const { texts } = words;
  const facts = labelled(list, WIDE_GROUPS).filter(([label]) => label !== texts.stars && label !== texts.until);
  const ways = (card, kind) => (card.ways || []).filter((way) => way.kind === kind).map(({ text }) => text).join("; ");
  const columns = [
    [texts.product, ({ name }) => name],
    [texts.stars, ({ stars }) => `${stars || ""}`],
    [texts.validity, (card) => pillOf(card, words).pill.textContent],
    [texts.until, ({ end }) => end],
    [texts.producer, ({ producer }) => producer],
    [texts.place, ({ place }) => place],
    [texts.phone, (card) => ways(card, "phone")],
    [texts.mail, (card) => ways(card, "mail")],
    [texts.note, ({ note }) => note],
    ...facts.map(([label, values]) => [label, (card) => values[list.indexOf(card)]]),
    [texts.certificates, (card) => certificates(card).join("; ")],
    [texts.address, ({ id }) => href(id)],
  ];
  const lines = [columns.map(([label]) => label), ...list.map((card) => columns.map(([, value]) => value(card) || ""))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
};
