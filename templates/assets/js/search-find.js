// One question to the search: what holds all words; if nothing does, close spellings, then fewer words.
import { evaluate } from "./search-query.js";
import { syllables, withoutDigits } from "./search-text.js";

const MOST_WORDS = 14;
const LONGEST = 300;

const plainWords = (made) => made.map((bare) => ({ bare, marked: bare, text: bare }));

class Question {
  constructor(engine, text, begun) {
    this.engine = engine;
    this.text = text.slice(0, LONGEST);
    this.begun = begun;
    this.words = this.read(this.text);
  }

  read(text) {
    const words = syllables(text, this.engine.words.rewrites).slice(0, MOST_WORDS);
    // An English plural that the catalogue has as one thing.
    return words.map((word) => {
      const one = word.bare.replace(/s$/, "");
      return !this.engine.knows(word.bare) && one.length > 2 && this.engine.knows(one) ? { ...word, bare: one, marked: one } : word;
    });
  }

  answer(results, words, notice = null) {
    return { ids: results.map(({ id }) => id), words, folded: words.map((word) => word.bare), notice };
  }

  async ask() {
    const { engine, words } = this;
    if (!words.length || !engine.words.count) return { ids: [], words, folded: [], notice: null };
    const exact = await evaluate(engine, words, this.begun);
    if (exact.results.length && !this.scattered(exact)) return this.answer(exact.results, words);
    const begun = !exact.results.length && !this.begun && await evaluate(engine, words, true);
    if (begun?.results?.length && together(begun)) return this.answer(begun.results, words);
    if (!exact.results.length) await engine.check();
    return await this.close(exact) || this.apart(exact) || (begun && this.apart(begun))
      || await this.fewer(exact) || this.answer([], words);
  }

  // Whether the words stand in the best product, but nowhere together: then they may be misspelt.
  scattered(found) {
    const { length } = this.words;
    if (together(found) || (this.begun && this.engine.knows(this.words[length - 1].bare))) return false;
    return !inOrder(found.results[0].match, length);
  }

  apart(exact) {
    return exact.results.length ? this.answer(exact.results, this.words) : null;
  }

  // The first close spelling that something holds.
  async close({ results }) {
    const { alternatives } = await import("./search-mend.js");
    const digits = this.read(withoutDigits(this.text));
    const readings = digits.length < this.words.length ? [digits.map((word) => word.bare)] : [];
    const unsure = results.length > 0;
    this.readings = [...readings, ...await alternatives(this.engine, digits.length < this.words.length ? digits : this.words)];
    for (const made of this.readings) {
      const words = plainWords(made);
      const found = await evaluate(this.engine, words);
      if (!found.results.length) continue;
      const [{ match }] = found.results;
      if (together(found) && (!unsure || !match || found.evaluation.run(match))) {
        return this.answer(found.results, words, { close: words.map((word) => word.bare) });
      }
    }
    return null;
  }

  // The words that one product holds the most of, and all products that hold these.
  async fewer(exact) {
    const readings = [this.words, ...(this.readings || []).slice(0, 2).map(plainWords)];
    for (const words of readings) {
      const { evaluation } = words === this.words ? exact : await evaluate(this.engine, words);
      const kept = bestPart(evaluation);
      const number = kept?.filter(Boolean).length;
      if (!kept || (words !== this.words && (number < 3 || number * 3 < words.length * 2))) continue;
      const results = evaluation.results(kept);
      const used = words.filter((_, at) => kept[at]);
      const notice = { some: used.map((word) => word.text), close: words === this.words ? null : used.map((word) => word.bare) };
      if (results.length) return this.answer(results, used, notice);
    }
    return null;
  }
}

// Whether the best product holds words beside each other, or by a column.
const together = ({ evaluation, results: [{ match }] }) => (
  evaluation.words.length < 2 || !match || match.paired || evaluation.virtual.length > 0
);

// Whether all words stand in the name in their order, with little between them.
const inOrder = ({ alone }, count) => {
  let last = -1;
  for (let at = 0; at < count; at++) {
    const next = [...Array(16).keys()].find((place) => place > last && alone[at] & (1 << place));
    if (next === undefined || (at && next - last > 3)) return false;
    last = next;
  }
  return true;
};

// Which words to keep: those of the product that holds the most; null where that is too little of the query.
const bestPart = (evaluation) => {
  const { words } = evaluation;
  const { length } = words;
  let best = null, most = 0;
  // A word that elsewhere stands in a pair of the query ("hà giang") says nothing alone.
  const kept = (id, match) => evaluation.levels(id, match).map((level, at) => (
    level && (evaluation.covers(at) || beside(match, at) || !evaluation.inPair(at)) ? level : 0
  ));
  const weigh = (id, match) => {
    const levels = kept(id, match);
    const weight = levels.reduce((sum, level, at) => sum + (level ? (evaluation.inPair(at) ? 2 : 1) + level / 40 : 0), 0);
    if (weight > most) [best, most] = [{ levels, match }, weight];
  };
  for (const [id, match] of evaluation.matches) weigh(id, match);
  if (evaluation.virtual.length) weigh(evaluation.engine.all.find(evaluation.virtual[0].test) ?? 0, null);
  if (!best) return null;
  const keep = best.levels.map(Boolean);
  const number = keep.filter(Boolean).length;
  const telling = keep.some((held, at) => held && evaluation.inPair(at)) || (length === 2 && words.some((word, at) => !keep[at] && !evaluation.engine.knows(word.bare))
    && words.some((word, at) => keep[at] && !/^\d/.test(word.bare) && agrees(best.match, word, at)));
  return number * 2 >= length && telling ? keep : null;
};

const beside = (match, at) => Boolean(match && (match.beside[at] || match.beside[at - 1]));
const agrees = (match, word, at) => word.marked === word.bare || match.agreed[at];

export const find = (engine, text, begun = false) => new Question(engine, text, begun).ask();
