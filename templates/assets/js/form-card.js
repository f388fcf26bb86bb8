// The card of the product as listings show it (templates/site/card.html), from what is typed so far.
import { drawing, make, icon, pillOf } from "./search-cards.js";
import { Phrases, slugify, syllables } from "./form-text.js";
import { iso, lastDay, parseDate } from "./form-values.js";

// The kind of product that a name speaks of decides the drawing (generator/taxonomy/kinds.py).
const kindFinder = ({ kinds, notKinds }) => {
  const phrases = new Phrases([...kinds, ...notKinds.map((word) => [word, ""])]);
  return (name) => {
    let words = syllables(name);
    for (let found = phrases.first(words); found; found = phrases.first(words)) {
      if (found.value) return found.value;
      words = ["", ...words.slice(found.end)];
    }
    return "";
  };
};

// The end of validity as a build computes it: as stated, else so many months after the decision.
const endOf = ({ date = "", expires = "" }, data) => {
  const stated = parseDate(expires, data);
  if (stated) return iso(stated);
  const from = parseDate(date, data);
  if (!from?.month) return "";
  const month = from.month - 1 + data.term.months;
  const end = { year: from.year + Math.floor(month / 12), month: month % 12 + 1 };
  const last = new Date(lastDay(end)).getUTCDate();
  return iso({ ...end, day: from.day && Math.min(from.day, last) });
};

const seedOf = async (id) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(id)));
  return bytes[0];
};

export class Preview {
  constructor(place, data) {
    Object.assign(this, { place, data, kindOf: kindFinder(data), turn: 0 });
  }

  async show(fields, slug) {
    this.turn += 1;
    const { turn } = this;
    const id = `${fields.province || ""}/${slug || slugify(fields.name || "")}`;
    const seed = crypto.subtle ? await seedOf(id) : id.length;
    if (turn === this.turn) this.place.replaceChildren(this.card(fields, seed));
  }

  card(fields, seed) {
    const { data } = this;
    const { names, words, texts } = data;
    const group = (value) => (typeof value === "object" && value && !Array.isArray(value) ? value : {});
    const recognition = group(fields.recognition);
    const category = Object.hasOwn(names.categories, fields.category) ? fields.category : "";
    const end = endOf(recognition, data);
    const { pill, state } = pillOf({ status: recognition.status, end }, { ...words, texts: { about: words.about }, expiringDays: data.term.expiringDays });
    const stars = names.stars[fields.stars];
    const lapsed = state === "expired" || state === "withdrawn" ? " lapsed" : "";
    const drawn = { icon: this.kindOf(fields.name || "") || (category ? `cat-${category}` : "mark"), pattern: seed % 8 + 1, tone: Math.floor(seed / 8) % 3 + 1 };
    const maker = typeof fields.producer === "string" ? this.makerName(fields.producer) : group(fields.producer).name;
    const place = [fields.commune, names.provinces[fields.province]].filter(Boolean).join(", ");
    return make(
      "li",
      { class: `card${category ? ` cat-${category}` : ""}` },
      make("div", { class: "pic" }, drawing(drawn, { kinds: words.kinds })),
      make(
        "div",
        { class: "words" },
        make("h3", {}, fields.name || texts.previewName),
        stars ? make("span", { class: `stars s${fields.stars}${lapsed}` }, stars) : "",
        maker ? make("p", { class: "by" }, maker) : "",
        make("p", { class: "row" }, icon(words.ui, "map-pin"), make("span", {}, place || "…")),
        pill,
      ),
    );
  }

  makerName(slug) {
    return this.known?.producers.find(([one]) => one === slug)?.[1] || slug;
  }
}
