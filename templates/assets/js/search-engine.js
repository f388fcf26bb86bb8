// What the search knows: Pagefind's index, the columns, the cards, the catalogue's own words.

// Cards that are fetched with one question.
export const PAGE = 24;
const MOST_KEPT = 200;

const json = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

// "ca9 che8": words, and how common they are.
const graded = (text) => new Map(text.split(" ").filter(Boolean).map((word) => [word.slice(0, -1), Number(word.at(-1))]));
const numberOf = (id) => parseInt([...id].reverse().join(""), 16);
const FIRST_LETTER = 48;

class Engine {
  constructor(index, words, pagefind, facts, syllables) {
    this.index = index;
    this.words = words;
    this.pagefind = pagefind;
    this.syllables = graded(syllables);
    this.around = new Set(words.around);
    this.files = new Map();
    this.found = new Map();
    for (const word of Object.keys(words.phrases).join(" ").split(" ")) {
      if (!this.syllables.has(word)) this.syllables.set(word, 5);
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
    const table = await this.get("pairs.json");
    const pairs = new Map(Object.entries(table).map(([word, seconds]) => [word, graded(seconds)]));
    for (const phrase of Object.keys(this.words.phrases)) {
      const words = phrase.split(" ");
      words.slice(1).forEach((word, at) => {
        if (!pairs.has(words[at])) pairs.set(words[at], new Map());
        if (!pairs.get(words[at]).has(word)) pairs.get(words[at]).set(word, 5);
      });
    }
    return pairs;
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
  const words = await json(`${index}words.${document.documentElement.lang}.json`, { cache: "no-cache" });
  const get = (name) => json(`${index}${name}?v=${words.version}`);
  if (!words.count) return new Engine(index, words, null, { provinces: [], classes: [], tinh: "", bo: "", sao: [] }, "");
  const start = async () => {
    const pagefind = await import(`${index}pagefind.js`);
    const engine = pagefind.createInstance({ basePath: index, noWorker: true });
    // An empty question waits until all is there, and fails where it does not come.
    await engine.preload("");
    return engine;
  };
  const [pagefind, facts, syllables] = await Promise.all([start(), get("facts.json"), get("syllables.json")]);
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
