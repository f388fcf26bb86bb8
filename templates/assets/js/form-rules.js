// The checks of `ocop check` over the fields of one product: the shape of the record from the schema, then what
// only the field knows. Rules, limits and tables come from the build; the tests hold both to the same findings.
import { checkProduct, placeKey } from "./form-product.js";
import { closest, count, cut, isSlug, shown, slugify } from "./form-text.js";
import { brief, wrongChoice, wrongDecimal, wrongPattern, wrongWhole, wrongYesNo } from "./form-values.js";

const BAD = Symbol("a value that cannot be used");
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?$/i;
const MOST_FACT = 400;

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// A path as people write it: images[0].file
export const written = (path) => (
  path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("").replace(/^\./, "")
);

const inOneLine = (value) => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `- ${value.slice(0, 3).map(inOneLine).join(", ")}${value.length > 3 ? ", …" : ""}`;
  return Object.entries(value).slice(0, 3).map(([key, item]) => `${key}: ${inOneLine(item)}`).join(", ");
};

const counted = (length, limit) => ({ length: String(length), limit: String(limit), over: String(length - limit) });
const saidOf = (about) => (about ? { about_vi: about, about_en: about } : {});

// One conversion: every field that the schema refuses is found, and the rest is put into a record.
class Salvage {
  constructor(data) {
    this.data = data;
    this.findings = [];
  }

  bad(path, rule, found = "", facts = {}) {
    this.findings.push({ path, rule, found, facts });
    return BAD;
  }

  group(raw, name, path) {
    const fields = this.data.groups[name];
    const names = fields.map((field) => field.name);
    if (!isGroup(raw)) return this.bad(path, "not-group", inOneLine(raw), { allowed: names.join(", ") });
    for (const key of Object.keys(raw)) if (!names.includes(key)) this.unknown(key, names, path);
    return Object.fromEntries(fields.map((field) => [field.name, this.field(raw, field, [...path, field.name])]));
  }

  unknown(key, names, path) {
    const like = closest(key, names);
    this.bad([...path, key], "unknown-field", key, { allowed: names.join(", "), ...(like ? { closest: like } : {}) });
  }

  field(raw, field, path) {
    if (!Object.hasOwn(raw, field.name)) {
      if (field.required) this.bad(path, "missing-field", "", saidOf(field.about));
      return this.empty(field);
    }
    const value = this.value(raw[field.name], field, path);
    return value === BAD ? this.empty(field) : value;
  }

  // What stands in for a field that is missing or wrong, so that other checks can run.
  empty({ types, default: usual }) {
    const kinds = types.map(({ is }) => is);
    if (usual !== undefined) return usual;
    if (kinds.includes("text")) return "";
    if (kinds.includes("list")) return [];
    if (kinds.includes("choice")) return 0;
    if (!kinds.includes("group")) return undefined;
    return Object.fromEntries(this.data.groups[types[0].name].map((field) => [field.name, this.empty(field)]));
  }

  value(raw, { types, about }, path) {
    const group = types.find(({ is }) => is === "group");
    const plain = types.find(({ is }) => is !== "group");
    if (group && !(plain && typeof raw === "string")) return this.group(raw, group.name, path);
    if (plain.is === "list") return this.list(raw, plain, path);
    if (typeof raw !== "string") return this.bad(path, "not-text", inOneLine(raw));
    return this.scalar(raw, plain, path, saidOf(about));
  }

  list(raw, { of, most }, path) {
    if (!Array.isArray(raw)) return this.bad(path, "not-list", inOneLine(raw));
    if (raw.length > most) this.bad(path, "list-too-long", "", counted(raw.length, most));
    return raw.map((item, n) => this.value(item, of, [...path, n])).filter((item) => item !== BAD);
  }

  scalar(text, kind, path, said) {
    if (kind.is === "text") return this.text(text, kind, path, said);
    if (kind.is === "whole" || kind.is === "decimal") return this.number(text, kind, path);
    if (kind.is === "choice") {
      if (kind.values.includes(text)) return /^[0-9]+$/.test(text) ? Number(text) : text;
      return this.wrong(path, text, wrongChoice(text, kind.values, said));
    }
    if (/^(?:true|1)$/i.test(text)) return true;
    return /^(?:false|0)$/i.test(text) ? false : this.wrong(path, text, wrongYesNo(text));
  }

  wrong(path, text, { rule, facts }) {
    return this.bad(path, rule, text, facts);
  }

  text(text, { most, pattern }, path, said) {
    const { limits } = this.data;
    if (pattern === limits.forms.slug && limits.leftToTables.includes(path.at(-1))) return text;
    if (count(text) > most) return this.bad(path, "text-too-long", cut(text, 20), counted(count(text), most));
    if (pattern && !new RegExp(pattern).test(text)) return this.wrong(path, text, wrongPattern(text, pattern, this.data, said));
    return text;
  }

  number(text, { is, low, high }, path) {
    if (is === "whole" && !/^[0-9]+$/.test(text)) return this.wrong(path, text, wrongWhole(text));
    if (is === "decimal" && /^[-+]?(?:inf(?:inity)?|nan)$/i.test(text)) return this.range(text, low, high, path);
    if (!DECIMAL.test(text)) return this.wrong(path, text, wrongDecimal(text));
    const number = Number(text);
    return (low === undefined || number >= low) && (high === undefined || number <= high) ? number : this.range(text, low, high, path);
  }

  range(text, low, high, path) {
    const worded = (limit) => (limit === undefined ? "…" : brief(limit));
    return this.bad(path, "number-range", text, { low: worded(low), high: worded(high) });
  }
}

const within = (path, bad) => path.some((_, n) => bad.has(written(path.slice(0, n + 1))));

// Facts as the placeholders of a rule's texts take them.
const factsOf = ({ path, found, facts }) => {
  const known = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shown(value, MOST_FACT)]));
  if (path.length) {
    known.field = shown(written(path), MOST_FACT);
    known.key ??= known.field.slice(known.field.lastIndexOf(".") + 1).replace(/\[.*$/, "");
  }
  if (found) known.found = shown(found);
  return known;
};

const fill = (text, known) => (
  text.replace(/\{\{|\}\}|\{(\w+)\}/g, (all, name) => (name ? known[name] ?? "…" : all[0]))
);

// What is said of a finding, in the language of the page.
const worded = (finding, { rules }) => {
  const { severity, message, mends, needs } = rules[finding.rule];
  const known = factsOf(finding);
  const fits = needs.findIndex((names) => names.every((name) => Object.hasOwn(known, name)));
  const mend = mends.at(fits);
  return {
    rule: finding.rule, severity, path: finding.path, field: written(finding.path), message: fill(message, known), mend: fill(mend, known),
  };
};

// The name of the file, and what the whole catalogue already has.
const checkPlace = ({ province, slug, own }, { limits, tables }, known) => {
  const finding = (rule, found, facts) => [{ path: [], rule, found, facts, place: true }];
  if (!isSlug(slug, limits.slug)) {
    if (limits.slug.reserved.includes(slug)) return finding("slug-reserved", slug, { name: `san-pham-${slug}.md` });
    const better = slugify(slug);
    const usable = isSlug(better, limits.slug) && slug.length <= limits.slug.limit;
    return finding("slug-invalid", slug, usable ? { name: `${better}.md` } : {});
  }
  const id = `${province}/${slug}`;
  const other = Object.hasOwn(tables.provinces, province) && known && id !== own && known.products[province]?.includes(slug);
  return other ? finding("duplicate-product", id, { other: `content/products/${id}.md` }) : [];
};

const checkKnown = (record, { own }, known, { limits }) => {
  const found = [];
  if (!known) return found;
  if (typeof record.producer === "string" && isSlug(record.producer, limits.slug)) {
    const slugs = known.producers.map(([slug]) => slug);
    const like = closest(record.producer, [...slugs].sort());
    if (!slugs.includes(record.producer)) found.push({ path: ["producer"], rule: "producer-unknown", found: record.producer, facts: like ? { closest: like } : {} });
  }
  const gtin = record.trace.gtin.padStart(14, "0");
  const other = record.trace.gtin && known.gtins[gtin];
  if (other && other[0] !== own) found.push({ path: ["trace", "gtin"], rule: "gtin-repeated", found: gtin, facts: { other: other[1] } });
  return found;
};

// All that is wrong with the fields of a product. ``place``: {province, slug, own}, the folder and name of its file
// and, when it is edited, its identity; ``known``: what other files have, once that is loaded.
export const check = (fields, place, data, known) => {
  const salvage = new Salvage(data);
  const record = salvage.group(fields, "Product", []);
  const refused = salvage.findings;
  const bad = new Set(refused.map(({ path }) => written(path)));
  const found = [...checkProduct(record, place.province, data), ...checkKnown(record, place, known, data)];
  const all = [...refused, ...found.filter(({ path }) => !within(path, bad)), ...checkPlace(place, data, known)];
  return all.map((finding) => ({ ...worded(finding, data), place: Boolean(finding.place) }));
};

// The record with numbers as numbers, for writing; only for fields that are right.
export const convert = (fields, data) => new Salvage(data).group(fields, "Product", []);

// The province of today that a text names, also by what it was called before 2025.
export const provinceMeant = (text, { tables }) => {
  const [today, former] = tables.spellings;
  return today[placeKey(text)] || tables.former[former[placeKey(text)]]?.[1];
};
