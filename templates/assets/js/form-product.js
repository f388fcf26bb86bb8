// What only the field knows of a product: places, classes, scores, dates, sources (generator/rules/products.py).
import { checkPhoto, checkStory } from "./form-story.js";
import { closest, fold, isSlug, Phrases, slugify, syllables } from "./form-text.js";
import { brief, firstDay, gtinDigit, lastDay, parseDate, parsePhone, repairPhone } from "./form-values.js";

const finding = (rule, path, found = "", facts = {}) => ({ rule, path, found, facts });
export const placeKey = (text) => (
  fold(text).replace(/[^a-z0-9]+/g, " ").trim().replace(/^(?:tinh|thanh pho|tp|t) /, "").replaceAll(" ", "")
);
const labelKey = (text) => (
  fold(text).replace(/[^a-z0-9]+/g, " ").trim()
    .replace(/^(?:[ivx]+ |[0-9]+ )?(?:(?:nhom|nganh|bo)(?: san pham)?(?: so)?(?: [0-9]+)? )?/, "")
);

const provinceFacts = (text, { provinces, former, spellings }) => {
  const facts = { count: String(Object.keys(provinces).length) };
  const slug = spellings[0][placeKey(text)];
  const old = former[spellings[1][placeKey(text)]];
  if (slug) return { ...facts, slug, province: provinces[slug] };
  if (old) return { ...facts, former: old[0], slug: old[1], province: provinces[old[1]] };
  const like = closest(text, [...Object.keys(provinces), ...Object.keys(former)]);
  if (like === undefined) return facts;
  return { ...facts, closest: Object.hasOwn(provinces, like) ? like : former[like][1] };
};

const provinceUnknown = (text, path, tables) => finding("province-unknown", path, text, provinceFacts(text, tables));

function* checkProvince(province, folder, tables) {
  if (!Object.hasOwn(tables.provinces, province)) yield provinceUnknown(province, ["province"], tables);
  else if (province !== folder && Object.hasOwn(tables.provinces, folder)) yield finding("province-folder", ["province"], province, { folder });
}

// The entry that is meant for certain, or the one most like the text; ``names``: slug → name.
const meantOrLike = (text, meant, names) => {
  const plain = fold(text);
  const slug = slugify(text);
  const sure = meant || (Object.hasOwn(names, slug) ? slug : Object.keys(names).find((one) => fold(names[one]) === plain));
  if (sure && Object.hasOwn(names, sure)) return { slug: sure, name: names[sure] };
  const byName = new Map(Object.entries(names).map(([one, name]) => [name, one]));
  const like = closest(text, Object.keys(names)) || byName.get(closest(text, byName.keys()));
  return like ? { closest: like } : {};
};

const typeFinder = (patterns) => {
  const anywhere = new Phrases(patterns.filter(([text]) => text.startsWith("~")).map(([text, id]) => [text.slice(1), id]));
  const atStart = new Phrases(patterns.filter(([text]) => !text.startsWith("~")));
  return (name) => {
    const words = syllables(name);
    return (anywhere.first(words) || (words.length ? atStart.at(words, 0) : undefined))?.value;
  };
};

function* checkClasses({ category, set }, tables) {
  const { categories, sets } = tables;
  const isKnown = Object.hasOwn(categories, category);
  if (!isKnown) {
    const facts = meantOrLike(category, tables.categoryLabels[labelKey(category)], categories);
    yield finding("category-unknown", ["category"], category, { ...facts, allowed: Object.keys(categories).join(", ") });
  }
  if (!set) return;
  if (!Object.hasOwn(sets, set)) {
    const names = Object.fromEntries(Object.entries(sets).map(([slug, [name]]) => [slug, name]));
    yield finding("set-unknown", ["set"], set, meantOrLike(set, tables.setLabels[labelKey(set)], names));
    return;
  }
  const [name, right] = sets[set];
  if (!isKnown || right === category) return;
  const food = tables.food[set];
  yield finding("set-category", ["set"], set, { name, right, wrong: category, ...(food && right === "thuc-pham" ? { set_en: food } : {}) });
}

function* checkScore({ stars, score }, path, { limits, tables }) {
  const [low, below] = tables.stars[stars] || [];
  if (low === undefined || score === undefined || score === null || (low <= score && score < below)) return;
  if (stars === limits.waiting.stars && score >= limits.waiting.score) return;
  const band = below > limits.highest
    ? { band_vi: `${brief(low)} đến ${limits.highest}`, band_en: `${brief(low)} to ${limits.highest}` }
    : { band_vi: `${brief(low)} đến dưới ${brief(below)}`, band_en: `${brief(low)} to under ${brief(below)}` };
  yield finding("score-band", path, brief(score), { stars: String(stars), ...band });
}

function* checkDate(text, path, data) {
  const [first, last] = data.limits.years;
  if (text && !parseDate(text, data)) yield finding("date-impossible", path, text, { first: String(first), last: String(last) });
}

function* checkSpan(group, path, start, end, data) {
  const [issued, expires] = [group[start], group[end]];
  yield* checkDate(issued, [...path, start], data);
  yield* checkDate(expires, [...path, end], data);
  const [from, until] = [issued, expires].map((text) => text && parseDate(text, data));
  if (from && until && lastDay(until) < firstDay(from)) yield finding("expiry-before-date", [...path, end], expires, { issued });
}

function* checkDates(product, data) {
  yield* checkSpan(product.recognition, ["recognition"], "date", "expires", data);
  for (const [n, past] of product.history.entries()) yield* checkSpan(past, ["history", n], "date", "expires", data);
  for (const [n, one] of product.certificates.entries()) yield* checkSpan(one, ["certificates", n], "issued", "expires", data);
  yield* checkSources(product.sources, ["sources"], data);
}

function* checkSources(sources, path, data) {
  for (const [n, { date }] of sources.entries()) yield* checkDate(date, [...path, n, "date"], data);
}

function* checkPhone(text, path, data) {
  if (!text || parsePhone(text, data)) return;
  for (const part of text.replaceAll(" - ", "/").replace(/[,;]/g, "/").split("/")) {
    if (part.trim() && !parsePhone(part, data)) {
      const phone = repairPhone(part, data);
      yield finding("phone-invalid", path, part.trim(), phone ? { phone } : {});
    }
  }
}

function* checkPhotos(images, path) {
  for (const [n, { file }] of images.entries()) yield* checkPhoto(file, [...path, n, "file"]);
}

function* checkMaker(producer, data) {
  const { tables } = data;
  if (producer.type && !Object.hasOwn(tables.types, producer.type)) {
    const facts = meantOrLike(producer.type, typeFinder(tables.typePatterns)(producer.type), tables.types);
    yield finding("producer-type-unknown", ["producer", "type"], producer.type, { ...facts, allowed: Object.keys(tables.types).join(", ") });
  }
  if (producer.province && !Object.hasOwn(tables.provinces, producer.province)) yield provinceUnknown(producer.province, ["producer", "province"], tables);
  yield* checkPhone(producer.phone, ["producer", "phone"], data);
  yield* checkPhone(producer.zalo, ["producer", "zalo"], data);
  yield* checkPhotos(producer.images, ["producer", "images"]);
  yield* checkSources(producer.sources, ["producer", "sources"], data);
  yield* checkStory(producer.story, ["producer", "story"], data);
}

export function* checkProduct(product, folder, data) {
  const { tables, limits } = data;
  yield* checkProvince(product.province, folder, tables);
  yield* checkClasses(product, tables);
  yield* checkScore(product, ["score"], data);
  for (const [n, past] of product.history.entries()) yield* checkScore(past, ["history", n, "score"], data);
  for (const [n, { type }] of product.certificates.entries()) {
    if (type && !Object.hasOwn(tables.certificates, type)) {
      yield finding("certificate-unknown", ["certificates", n, "type"], type, meantOrLike(type, "", tables.certificates));
    }
  }
  yield* checkDates(product, data);
  const { gtin } = product.trace;
  if (gtin && gtin.at(-1) !== gtinDigit(gtin)) yield finding("gtin-check-digit", ["trace", "gtin"], gtin, { digit: gtinDigit(gtin) });
  if (typeof product.producer === "object") yield* checkMaker(product.producer, data);
  else if (product.producer && !isSlug(product.producer, limits.slug)) yield finding("producer-slug", ["producer"], product.producer);
  if (!product.example) {
    if (!product.sources.length) yield finding("no-source", ["sources"]);
    else if (product.sources.every(({ grade }) => grade === "C")) yield finding("rank-source", ["sources"]);
  }
  yield* checkPhotos(product.images, ["images"]);
  yield* checkStory(product.story, ["story"], data);
}
