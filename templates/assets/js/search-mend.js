// Close spellings: what a query may have meant, from the catalogue's own syllables and pairs of syllables.
import { typed } from "./search-text.js";

const MOST_FORMS = 12, BEAM = 40, MOST_ALTERNATIVES = 4;
// What it costs: a keyboard's leftovers, a sound written otherwise, words run together, neighbours unknown as such.
const LEFTOVER = 0.3, SOUND = 0.4, RUN_TOGETHER = 0.4, UNKNOWN_PAIR = 0.8, COMMON = 0.02;
// Beyond this for each word, it is another query.
const MOST_A_WORD = 0.9;

// What sounds alike, or is often mixed up, is one: ph and f, d gi r and z, s and x, l and n, final n and ng …
const SOUNDS = [
  [/^(ph|f)/, "f"], [/^(gi|d|r|z|j)(?=[aeiouy])/, "z"], [/^(tr|ch)/, "c"], [/^(x|s)/, "s"], [/^(l|n)(?=[aeiouy])/, "l"], [/^ngh?/, "N"],
  [/^gh?/, "g"], [/^(k|c|q)(?=[aeiouyw])/, "k"], [/^(w|v)/, "v"], [/y/g, "i"], [/ng?h?$/, "n"], [/(ch|c|t|k)$/, "t"], [/(.)\1/g, "$1"],
];
const soundOf = (word) => SOUNDS.reduce((sound, [pattern, by]) => sound.replace(pattern, by), word);

// Letters to change, add, leave out or swap (optimal string alignment), Infinity beyond `most`.
export const distance = (one, two, most) => {
  if (Math.abs(one.length - two.length) > most) return Infinity;
  let before = [], row = [...two, ""].map((_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= two.length; to++) {
      const same = one[at - 1] === two[to - 1] ? 0 : 1;
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + same);
      if (at > 1 && to > 1 && one[at - 1] === two[to - 2] && one[at - 2] === two[to - 1]) {
        next[to] = Math.min(next[to], before[to - 2] + 0.8);
      }
    }
    [before, row] = [row, next];
  }
  return row[two.length] <= most ? row[two.length] : Infinity;
};

const mostFor = (word) => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

// Forms of one word, each a list of syllables with what it costs.
const formsOf = (word, { syllables }, pairs) => {
  const forms = [];
  const add = (words, cost) => forms.push({ words, cost: cost - COMMON * Math.min(...words.map((one) => syllables.get(one) || 0)) });
  if (/^\d+$/.test(word)) return [{ words: [word], cost: 0 }];
  if (syllables.has(word)) add([word], 0);
  for (const form of typed(word)) if (syllables.has(form)) add([form], LEFTOVER);
  const bones = /[aeiouy]/.test(word) ? "" : word;
  const sound = soundOf(word), most = mostFor(word);
  for (const [one] of syllables) {
    if (one === word) continue;
    if (soundOf(one) === sound || (bones && one.replace(/[aeiouy]/g, "") === bones)) add([one], SOUND);
    else {
      const edits = distance(word, one, most);
      if (edits < Infinity) add([one], 0.3 + 0.5 * edits + (one[0] === word[0] ? 0 : 0.2));
    }
  }
  for (let cut = 1; cut < word.length; cut++) {
    const [first, second] = [word.slice(0, cut), word.slice(cut)];
    if (pairs.get(first)?.has(second)) add([first, second], RUN_TOGETHER);
  }
  return forms.sort((a, b) => a.cost - b.cost).slice(0, MOST_FORMS);
};

// Other readings of the words, the most likely first.
export const alternatives = async (engine, words) => {
  const pairs = await engine.pairs();
  const asked = words.map((word) => word.bare).join(" ");
  let beam = [{ made: [], cost: 0 }];
  for (const { bare } of words) {
    const forms = formsOf(bare, engine, pairs);
    if (!forms.length) forms.push({ words: [bare], cost: 2 });
    beam = beam.flatMap(({ made, cost }) => forms.map((form) => {
      const last = made.at(-1), grade = last && pairs.get(last)?.get(form.words[0]);
      const joint = !last ? 0 : grade === undefined ? UNKNOWN_PAIR : -COMMON * grade;
      return { made: [...made, ...form.words], cost: cost + form.cost + joint };
    })).sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  }
  const most = MOST_A_WORD * words.length;
  return beam.filter(({ made, cost }) => cost <= most && made.join(" ") !== asked)
    .slice(0, MOST_ALTERNATIVES).map(({ made }) => made);
};
