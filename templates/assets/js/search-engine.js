// What the search knows: Pagefind's index, the columns, the cards, the catalogue's own words.

// Cards that are fetched with one question.
export const PAGE = 24;
const MOST_KEPT = 200;
// How common words of provinces and categories count (generator/search/vocabulary.py).
const OF_PHRASE = 5;

const json = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

// "ca9 che8": words, and how common they are.
const graded = (text) => new Map(text.split(" ").filter(Boolean).map((word) => [word.slice(0, -1), Number(word.at(-1))]));
const numberOf = (id) => parseInt([...id].reverse().join(""), 16);
const FIRST_LETTER = 48;

// Syllables and those that follow them; read one by one, when asked for.
class Pairs {
  constructor(table, phrases) {
    this.table = table;
    this.read = new Map();
    for (const phrase of phrases) {
      const words = phrase.split(" ");
      words.slice(1).forEach((word, at) => {
        const following = this.get(words[at]) || this.read.set(words[at], new Map()).get(words[at]);
        if (!following.has(word)) following.set(word, OF_PHRASE);
      });
    }
  }

  get(word) {
    if (!this.read.has(word) && Object.hasOwn(this.table, word)) this.read.set(word, graded(this.table[word]));
    return this.read.get(word);
  }
}

class Engine {
  constructor(index, words, pagefind, facts, syllables) {
    this.index = index;
    this.words = words;
    this.pagefind = pagefind;
    this.syllables = graded(syllables);
    this.forms = new Set(words.forms);
    this.around = new Set([...words.around, ...words.forms]);
    this.files = new Map();
    this.found = new Map();
    for (const word of Object.keys(words.phrases).join(" ").split(" ")) {
      if (!this.syllables.has(word)) this.syllables.set(word, OF_PHRASE);
    }
    Object.assign(this, columns(facts));
  }

  knows(word) {
    return this.syllables.has(word) || /^\d+$/.test(word);
  }

  // The documents that hold a token, each with the places where it stands; `begun`: tokens that begin so.
  hits(token, begun = false) {
    const query = begun ? token : `"${token}"`;
    if (!this.found.has(query)) {
      if (this.found.size > MOST_KEPT) this.found.clear();
      const hits = this.pagefind.search(query).then(({ results }) => (
        results.map(({ id, words }) => [numberOf(id), words])
      ));
      hits.catch(() => this.found.delete(query));
      this.found.set(query, hits);
    }
    return this.found.get(query);
  }

  // Which syllables follow which; fetched when a query is misspelt.
  async pairs() {
    return new Pairs(await this.get("pairs.json"), Object.keys(this.words.phrases));
  }

  // Pagefind says nothing when a part of its index could not be loaded: fails where the site does not answer.
  check() {
    return json(`${this.index}pagefind-entry.json`, { cache: "no-cache" });
  }

  // The cards of documents, in their order.
  async cards(ids) {
    const size = this.words.bundle;
    const numbers = [...new Set(ids.map((id) => Math.floor(id / size)))];
    const found = new Map(await Promise.all(numbers.map(async (number) => [number, await this.get(`cards/${number}.json`)])));
    return ids.map((id) => found.get(Math.floor(id / size))[id % size]).filter(Boolean).map(named);
  }

  get(name) {
    if (!this.files.has(name)) {
      const file = json(`${this.index}${name}?v=${this.words.version}`);
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return this.files.get(name);
  }
}

// generator/search/facts.py says what stands where.
const columns = ({ provinces, classes, tinh, bo, sao }) => {
  const stars = sao.flatMap(([number, times]) => Array(times).fill(number));
  const classOf = (at) => classes[bo.charCodeAt(at) - FIRST_LETTER];
  return {
    value: {
      tinh: (at) => provinces[tinh.charCodeAt(at) - FIRST_LETTER],
      nhom: (at) => classOf(at)[1],
      bo: (at) => classOf(at)[0],
      sao: (at) => String(stars[at]),
    },
    all: stars.map((_, at) => at),
  };
};

// generator/search/cards.py too.
const FIELDS = ["id", "name", "nameEn", "producer", "commune", "category", "stars", "status", "end", "icon",
  "pattern", "tone", "picture", "english", "example"];
const named = (card) => Object.fromEntries(FIELDS.map((field, at) => [field, card[at]]));

const load = async (index) => {
  const start = async () => {
    const pagefind = await import(`${index}pagefind.js`);
    const engine = pagefind.createInstance({ basePath: index, noWorker: true });
    // An empty question waits until all is there, and fails where it does not come.
    await engine.preload("");
    return engine;
  };
  const started = start();
  started.catch(() => {});
  const words = await json(`${index}words.${document.documentElement.lang}.json`, { cache: "no-cache" });
  if (!words.count) return new Engine(index, words, null, { provinces: [], classes: [], tinh: "", bo: "", sao: [] }, "");
  const get = (name) => json(`${index}${name}?v=${words.version}`);
  const [pagefind, facts, syllables] = await Promise.all([started, get("facts.json"), get("syllables.json")]);
  return new Engine(index, words, pagefind, facts, syllables);
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
