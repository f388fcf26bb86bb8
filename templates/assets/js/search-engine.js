// From words to products: Pagefind finds, this orders, and brings what results are shown as.

// Cards that are fetched, and ordered by their names, with one question.
export const PAGE = 24;
const MOST_WORDS = 12;
const LONGEST_WORD = 40;
// How much better a word that is equal counts than one that only begins alike (Pagefind's own: 1).
const RANKING = { termSimilarity: 10 };

// As generator/search/documents.py writes documents: Pagefind folds every mark but the stroke of đ.
const plain = (text) => text.normalize("NFC").replace(/[đð]/g, "d").replace(/[ĐÐ]/g, "D");
const cut = (text) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).slice(0, MOST_WORDS);

const MARKS = /[\u0300-\u036f]/g;

export const fold = (text) => plain(text.toLowerCase()).normalize("NFD").replace(MARKS, "").normalize();
const wordsOf = (text) => cut(plain(text.slice(0, 1000).toLowerCase())).map((word) => word.slice(0, LONGEST_WORD));

// How many of the words that were found stand next to each other, at best.
const longestRun = (places) => {
  let longest = 0, run = 0, last = -2;
  for (const place of places) {
    if (place === last) continue;
    run = place === last + 1 ? run + 1 : 1;
    last = place;
    longest = Math.max(longest, run);
  }
  return longest;
};

// A name that is the query, holds its words in order, or holds them all; with the same marks counts more.
const likeness = (name, words, folded) => {
  if (!name) return 0;
  const marked = ` ${cut(plain(name.toLowerCase())).join(" ")} `;
  const bare = fold(marked);
  const query = words.join(" "), bareQuery = folded.join(" ");
  const exact = query !== bareQuery;
  let points = 0;
  if (bare === ` ${bareQuery} `) points += marked === ` ${query} ` ? 16 : 8;
  if (exact && marked.includes(` ${query}`)) points += 6;
  if (bare.includes(` ${bareQuery} `)) points += 3;
  else if (bare.includes(` ${bareQuery}`)) points += 2;
  if (bare.startsWith(` ${bareQuery}`)) points += 2;
  if (folded.every((word) => bare.includes(` ${word} `))) points += 1;
  if (exact && words.every((word) => marked.includes(` ${word} `))) points += 1;
  return points;
};

class Engine {
  constructor(index, words, pagefind) {
    this.index = index;
    this.words = words;
    this.pagefind = pagefind;
    this.bundles = new Map();
    this.known = new Map();
  }

  // The ids of what holds all words, best first; `partly`: nothing does, so these hold some.
  async find(text) {
    const words = wordsOf(text);
    const asked = { words, folded: words.map(fold), partly: false, ids: [] };
    if (!words.length || !this.words.count) return asked;
    const whole = await this.search(words);
    const results = whole.length ? whole : await this.findPart(words);
    // Pagefind says nothing when a part of its index could not be loaded.
    if (!results.length) await json(`${this.index}pagefind-entry.json`, { cache: "no-cache" });
    return { ...asked, partly: !whole.length && results.length > 0, ids: results.map(({ id }) => id) };
  }

  // The most words in a row that something holds; of as many, those that fit best.
  async findPart(words) {
    for (let length = words.length - 1; length; length--) {
      const tries = words.slice(length - 1).map((_, from) => this.search(words.slice(from, from + length)));
      const found = (await Promise.all(tries)).filter((results) => results.length);
      if (found.length) return found.sort((a, b) => b[0].score - a[0].score)[0];
    }
    return [];
  }

  // Whether one of the words is nowhere in the index: Pagefind then leaves it out without a word. It may have been
  // cut (noodles, noodle) or only begun, which the best results show.
  async passesOver({ words, folded }, cards) {
    if (words.length < 2) return false;
    const shown = fold(cards.flatMap((card) => [card.name, card.nameEn, card.producer, card.commune]).join(" "));
    const seen = new Set(cut(shown));
    const begun = (word) => [...seen].some((one) => one.startsWith(word) || (word.startsWith(one) && word === `${one}s`));
    const known = words.map((word, at) => begun(folded[at]) || this.holds(word));
    return (await Promise.all(known)).includes(false);
  }

  holds(word) {
    if (!this.known.has(word)) {
      this.known.set(word, this.pagefind.search(`"${word}"`).then(({ results }) => results.length > 0));
    }
    return this.known.get(word);
  }

  async search(words) {
    const { results } = await this.pagefind.search(words.join(" "));
    const found = results.map(({ id, score, words: places }) => (
      { id: id.slice(id.indexOf("_") + 1), score, run: words.length > 1 ? longestRun(places) : 1 }
    ));
    return found.sort((a, b) => b.run - a.run || b.score - a.score);
  }

  // The first ids again, those whose names are most like the query before the others.
  async arrange(ids, { words, folded }, most = PAGE) {
    const first = ids.slice(0, most);
    const cards = await this.cards(first);
    const like = (card) => Math.max(...[card?.name, card?.nameEn].map((name) => likeness(name, words, folded)));
    const points = new Map(first.map((id, at) => [id, like(cards[at])]));
    return [...first.sort((a, b) => points.get(b) - points.get(a)), ...ids.slice(most)];
  }

  // The cards of ids, in their order.
  async cards(ids) {
    const shift = 12 - this.words.bits;
    const of = (id) => parseInt(id.slice(0, 3), 16) >> shift;
    const numbers = [...new Set(ids.map(of))];
    const found = new Map(await Promise.all(numbers.map(async (number) => [number, await this.bundle(number)])));
    return ids.map((id) => found.get(of(id))?.[id]).map((card) => card && named(card));
  }

  bundle(number) {
    if (!this.bundles.has(number)) {
      const bundle = this.get(`cards/${number}.json`);
      bundle.catch(() => this.bundles.delete(number));
      this.bundles.set(number, bundle);
    }
    return this.bundles.get(number);
  }

  // Columns of what filters and sorts; ids as an array.
  async facts() {
    if (!this.table) {
      this.table = await this.get("facts.json");
      this.table.ids = this.table.ids.split(" ").filter(Boolean);
    }
    return this.table;
  }

  get(name) {
    return json(`${this.index}${name}?v=${this.words.version}`);
  }
}

// generator/search/cards.py says what stands where.
const FIELDS = ["id", "name", "nameEn", "producer", "commune", "category", "stars", "status", "end", "icon",
  "pattern", "tone", "picture", "english", "example"];
const named = (card) => Object.fromEntries(FIELDS.map((field, at) => [field, card[at]]));

const json = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

const load = async (index) => {
  const words = json(`${index}words.${document.documentElement.lang}.json`, { cache: "no-cache" });
  const pagefind = await import(`${index}pagefind.js`);
  const engine = pagefind.createInstance({ basePath: index, ranking: RANKING, noWorker: true });
  // An empty question waits until all is there, and fails where it does not come.
  if ((await words).count) await engine.preload("");
  return new Engine(index, await words, engine);
};

let engine;

// The engine of this page. After a failure the next one to ask tries again.
export const open = (index) => {
  engine ??= load(index).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
};
