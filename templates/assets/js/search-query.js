// From words to products: what holds them, and in which order.
import { pair } from "./search-text.js";

// Where the fields of a document begin (generator/search/documents.py).
const PAIRS = 16, LAST = 32, MARKED = 48, MARKED_PAIRS = 64, KIND = 80, MAKER = 112, STORY = 192;
const BLOCK = 16;
// What a word is worth by where it stands: [alone, beside its neighbour].
const IN_NAME = [6, 12], IN_KIND = [3, 9], IN_MAKER = [3, 8], IN_STORY = [1, 2];
const OF_PLACE = 8, OF_CLASS = 4;
// Who names a legal form asks for a producer.
const OF_MAKER = 40;
// The whole query in a name, at its beginning, the name itself, with the same marks.
const WHOLE = 1000, MARKS = 300, FIRST = 200, EQUAL = 400;
// Fewer products than these: those that hold the words apart are looked for, too.
const FEW = 8;
const MOST_COMPLETIONS = 3;
const SHORTEST_BEGUN = 4;
const STARS = /^(sao|stars?)$/;

// What is known of one product and the words of a query.
class Match {
  constructor(count) {
    this.levels = new Uint8Array(count);
    this.last = -1;
    this.pairs = new Uint32Array(count);
    this.alone = new Uint32Array(count);
    this.agreed = new Uint8Array(count);
    this.beside = new Uint8Array(count);
    this.paired = false;
  }
}

class Evaluation {
  constructor(engine, words) {
    this.engine = engine;
    this.words = words;
    this.matches = new Map();
    this.seen = new Array(words.length).fill(false);
    this.pairs = new Array(words.length).fill(false);
    this.asksForMaker = words.length > 1 && words.some((word) => engine.forms.has(word.bare));
    this.virtual = [];
  }

  match(id) {
    let match = this.matches.get(id);
    if (!match) this.matches.set(id, match = new Match(this.words.length));
    return match;
  }

  worth(place, together) {
    if (place < KIND) return IN_NAME[together];
    if (place < MAKER) return IN_KIND[together];
    if (place >= STORY) return IN_STORY[together];
    return this.asksForMaker ? OF_MAKER : IN_MAKER[together];
  }

  // A pair that begins at word `at`.
  takePair(at, hits, share = 1) {
    for (const [id, places] of hits) {
      const match = this.match(id);
      for (const place of places) {
        if (place < KIND ? place < PAIRS || place >= MARKED : !(place & 1)) continue;
        if (place < KIND) match.pairs[at] |= 1 << (place % BLOCK);
        if (place >= LAST && place < MARKED && share === 1) match.last = at;
        const level = this.worth(place, 1) * share;
        match.levels[at] = Math.max(match.levels[at], level);
        match.levels[at + 1] = Math.max(match.levels[at + 1], level);
        match.beside[at] = 1;
        match.paired = true;
        this.seen[at] = this.seen[at + 1] = true;
        this.pairs[at] = true;
      }
    }
  }

  takeWord(at, hits, share = 1) {
    for (const [id, places] of hits) {
      const match = this.match(id);
      for (const place of places) {
        if (place < KIND ? place >= PAIRS && (place < LAST || place >= MARKED) : place & 1) continue;
        if (place < KIND) match.alone[at] |= 1 << (place % BLOCK);
        if (place >= LAST && place < MARKED && share === 1) match.last = at;
        match.levels[at] = Math.max(match.levels[at], this.worth(place, 0) * share);
        this.seen[at] = true;
      }
    }
  }

  // With their marks: only for products that are known already.
  takeMarks(at, hits, together) {
    for (const [id, places] of hits) {
      const match = this.matches.get(id);
      const from = together ? MARKED_PAIRS : MARKED;
      if (!match || !places.some((place) => place >= from && place < from + BLOCK)) continue;
      match.agreed[at] = 1;
      if (together) match.agreed[at + 1] = 1;
    }
  }

  // Levels of a product, with what its columns say.
  levels(id, match) {
    const levels = match ? Array.from(match.levels) : new Array(this.words.length).fill(0);
    for (const { from, to, test, level } of this.virtual) {
      if (test(id)) for (let at = from; at < to; at++) levels[at] = Math.max(levels[at], level);
    }
    return levels;
  }

  points(match, levels) {
    const { words } = this;
    if (!match) return levels.reduce((sum, level) => sum + level, 0);
    // A word that elsewhere stands in a pair of the query says little alone.
    const apart = (at) => this.inPair(at) && !this.covers(at) && !match.beside[at] && !match.beside[at - 1];
    let points = levels.reduce((sum, level, at) => sum + (apart(at) ? level / 4 : level), 0);
    const marked = words.filter((word) => word.marked !== word.bare).length;
    const agreed = words.filter((word, at) => match.agreed[at] && word.marked !== word.bare).length;
    const run = this.run(match);
    if (marked) points += (run ? MARKS : words.length) * (agreed / marked);
    if (run) points += WHOLE + (run & 1 ? FIRST : 0) + (this.isName(match, run) ? EQUAL : 0);
    else if ((match.pairs[0] | match.alone[0]) & 1) points += FIRST / 20;
    return points;
  }

  // Where in the name all words stand one behind the other: a bit for each place, 0 where they do not.
  run({ pairs, alone }) {
    const { length } = this.words;
    if (length === 1) return alone[0];
    let run = pairs[0];
    for (let at = 1; at < length - 1; at++) run &= pairs[at] >> at;
    return run;
  }

  // Whether a run from the first place ends where the name does.
  isName({ pairs, alone, last }, run) {
    const at = Math.max(0, this.words.length - 2);
    const places = this.words.length === 1 ? alone[0] : pairs[at];
    return Boolean(run & 1) && last === at && places === 1 << at;
  }

  // Words that a product has to hold: not those that stand around, where they are part of nothing, or at all.
  required(strict) {
    const { around } = this.engine;
    const needed = this.words.map((word, at) => this.covers(at) || (strict && this.seen[at]) || !around.has(word.bare));
    return needed.includes(true) ? needed : needed.map(() => true);
  }

  // Whether a word stands beside its neighbour anywhere in the catalogue.
  inPair(at) {
    return this.pairs[at] || this.pairs[at - 1] || this.covers(at);
  }

  covers(at) {
    return this.virtual.some(({ from, to }) => at >= from && at < to);
  }

  // All products that hold every word, best first; without what stands around where nothing holds that, too.
  all() {
    const results = this.results(this.required(true));
    return results.length ? results : this.results(this.required(false));
  }

  // All products that hold every word needed.
  results(needed) {
    const holds = (levels) => levels.every((level, at) => level || !needed[at]);
    const alone = needed.every((need, at) => !need || this.covers(at));
    const ids = alone ? this.engine.all : [...this.matches.keys()];
    const found = [];
    for (const id of ids) {
      const match = this.matches.get(id);
      const levels = this.levels(id, match);
      if (holds(levels)) found.push({ id, match, points: this.points(match, levels) });
    }
    return found.sort((a, b) => b.points - a.points || a.id - b.id);
  }
}

// Provinces, categories, sets and stars that the words name, from the columns.
const virtuals = ({ engine, words }, begun) => {
  const found = [];
  const { phrases } = engine.words;
  const bare = words.map((word) => word.bare);
  for (let from = 0; from < bare.length; from++) {
    for (let to = bare.length; to > from; to--) {
      const phrase = bare.slice(from, to).join(" ");
      const open = begun && to === bare.length && phrase.length >= SHORTEST_BEGUN;
      const values = Object.hasOwn(phrases, phrase) ? phrases[phrase]
        : open ? Object.keys(phrases).filter((one) => one.startsWith(phrase)).flatMap((one) => phrases[one]) : [];
      if (values.length) {
        found.push({ from, to, ...tester(engine, values) });
        break;
      }
    }
    if (/^[1-5]$/.test(bare[from]) && STARS.test(bare[from + 1])) {
      const stars = bare[from];
      found.push({ from, to: from + 2, test: (id) => engine.value.sao(id) === stars, level: OF_CLASS });
    }
  }
  return found;
};

const tester = (engine, values) => {
  const wanted = values.map((value) => value.split(":"));
  const level = wanted.some(([column]) => column === "tinh") ? OF_PLACE : OF_CLASS;
  return { test: (id) => wanted.some(([column, value]) => engine.value[column](id) === value), level };
};

const completions = (engine, word) => [...engine.syllables]
  .filter(([one]) => one.startsWith(word) && one !== word)
  .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
  .slice(0, MOST_COMPLETIONS).map(([one]) => one);

const askPairs = (evaluation, begun) => {
  const { engine, words } = evaluation;
  return words.slice(1).flatMap((second, at) => {
    const first = words[at];
    const last = at === words.length - 2;
    const asked = [];
    if (engine.knows(first.bare) && engine.knows(second.bare)) {
      asked.push(engine.hits(pair(first.bare, second.bare)).then((hits) => evaluation.takePair(at, hits)));
    }
    if (last && begun && engine.knows(first.bare) && completions(engine, second.bare).length) {
      asked.push(engine.hits(pair(first.bare, second.bare), true).then((hits) => evaluation.takePair(at, hits, 0.9)));
    }
    return asked;
  });
};

const askWords = (evaluation, begun) => {
  const { engine, words } = evaluation;
  return words.flatMap((word, at) => {
    if (evaluation.covers(at) || (words.length > 1 && engine.around.has(word.bare))) return [];
    const asked = [];
    if (engine.knows(word.bare)) asked.push(engine.hits(word.bare).then((hits) => evaluation.takeWord(at, hits)));
    if (begun && at === words.length - 1) {
      for (const one of completions(engine, word.bare)) {
        asked.push(engine.hits(one).then((hits) => evaluation.takeWord(at, hits, 0.8)));
      }
    }
    return asked;
  });
};

const askMarks = (evaluation) => {
  const { engine, words, matches } = evaluation;
  const differs = (word) => word.marked !== word.bare;
  if (!matches.size || !words.some(differs)) return [];
  const pairs = words.slice(1).flatMap((second, at) => {
    const first = words[at];
    if (!evaluation.seen[at] || !(differs(first) || differs(second))) return [];
    if (![...matches.values()].some((match) => match.pairs[at])) return [];
    return [engine.hits(pair(first.marked, second.marked)).then((hits) => evaluation.takeMarks(at, hits, true))];
  });
  const alone = words.flatMap((word, at) => {
    if (!differs(word) || ![...matches.values()].some((match) => match.alone[at])) return [];
    return [engine.hits(word.marked).then((hits) => evaluation.takeMarks(at, hits, false))];
  });
  return [...pairs, ...alone];
};

// Find what holds all words; `begun`: the last one may be only begun.
export const evaluate = async (engine, words, begun = false) => {
  const evaluation = new Evaluation(engine, words);
  evaluation.virtual = virtuals(evaluation, begun);
  await Promise.all(askPairs(evaluation, begun));
  let results = evaluation.all();
  const whole = results.some(({ match }) => match && evaluation.run(match));
  const enough = words.length > 2 && whole ? 1 : words.length > 3 ? 1 : FEW;
  if (words.length === 1 || results.length < enough) {
    await Promise.all(askWords(evaluation, begun));
    results = evaluation.all();
  }
  const marks = askMarks(evaluation);
  if (marks.length) {
    await Promise.all(marks);
    results = evaluation.all();
  }
  return { evaluation, results };
};
