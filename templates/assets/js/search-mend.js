// Close spellings: what a query may have meant, from the catalogue's own syllables and pairs of syllables.
import { typed } from "./search-text.js";

const MOST_FORMS = 12, BEAM = 40, MOST_ALTERNATIVES = 4;
// What it costs: a keyboard's leftovers, a sound written otherwise, words run together, neighbours unknown as such.
const LEFTOVER = 0.2, SOUND = 0.3, RUN_TOGETHER = 0.4, UNKNOWN_PAIR = 0.8, COMMON = 0.02;
// Beyond this it is another query: in all, and for each word of a long one.
const MOST = 0.85, MOST_A_WORD = 0.35;

// What sounds alike, or is often mixed up, is one: ph and f, d gi r and z, s and x, l and n, final n and ng …
const FIRSTS = [
  [/^(ph|f)/, "f"], [/^(gi|d|r|z|j)(?=[aeiouy])/, "z"], [/^(tr|ch)/, "c"], [/^(x|s)/, "s"], [/^(l|n)(?=[aeiouy])/, "l"],
  [/^ngh?/, "N"], [/^gh?/, "g"], [/^(k|c|q)(?=[aeiouyw])/, "k"], [/^(w|v)/, "v"],
];
const RESTS = [[/ng?h?$/, "n"], [/(ch|c|t)$/, "t"], [/(.)\1/g, "$1"]];
const by = (rules, word) => rules.reduce((sound, [pattern, instead]) => sound.replace(pattern, instead), word);
const sounds = new Map();
const soundOf = (word) => {
  if (!sounds.has(word)) sounds.set(word, by(RESTS, by(FIRSTS, word)));
  return sounds.get(word);
};
// One sound written otherwise, or two.
const soundCost = (one, two) => (by(FIRSTS, one) === by(FIRSTS, two) || by(RESTS, one) === by(RESTS, two) ? SOUND : 2 * SOUND);

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
  const add = (words, edits) => forms.push({
    words, edits, cost: edits - COMMON * Math.min(...words.map((one) => syllables.get(one) || 0)),
  });
  if (/^\d+$/.test(word)) return [{ words: [word], edits: 0, cost: 0 }];
  if (syllables.has(word)) add([word], 0);
  for (const form of typed(word)) if (syllables.has(form)) add([form], LEFTOVER);
  const bones = /[aeiouy]/.test(word) ? "" : word;
  const sound = soundOf(word), most = mostFor(word);
  for (const [one] of syllables) {
    if (one === word) continue;
    if (soundOf(one) === sound) add([one], soundCost(one, word));
    else if (bones && one.replace(/[aeiouy]/g, "") === bones) add([one], SOUND);
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
  let beam = [{ made: [], edits: 0, cost: 0 }];
  for (const { bare } of words) {
    const forms = formsOf(bare, engine, pairs);
    if (!forms.length) forms.push({ words: [bare], edits: 1, cost: 2 });
    beam = beam.flatMap(({ made, edits, cost }) => forms.map((form) => {
      const last = made.at(-1), grade = last && pairs.get(last)?.get(form.words[0]);
      const joint = !last ? 0 : grade === undefined ? UNKNOWN_PAIR : -COMMON * grade;
      return { made: [...made, ...form.words], edits: edits + form.edits, cost: cost + form.cost + joint };
    })).sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  }
  const most = Math.max(MOST, MOST_A_WORD * words.length);
  return beam.filter(({ made, edits }) => edits <= most && made.join(" ") !== asked)
    .slice(0, MOST_ALTERNATIVES).map(({ made }) => made);
};
