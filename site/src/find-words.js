/* How words are compared when searching: width, case, kana, forms of one character; a place is one word; readings. */

const GAPS = /[\s\p{P}\p{S}\p{C}\p{Z}]/u;
const WIDE = /[\ud800-\udfff]/; // characters of two units
const JOINS = /[\p{M}\uff9e\uff9f]/u; // what belongs to the character before it: folded with it

/* Makes the words of texts from the tables that the build wrote: forms of characters, places, readings. */
export class Words {
  constructor({ variants, places, readings }) {
    this.variants = new Map(Object.entries(variants));
    this.folded = new Map(); // character -> what it is compared by
    this.byName = new Map(); // name or a name within which another name stands -> codes
    this.byOther = new Map(); // stem, reading, Latin letters -> codes
    this.above = new Map();
    this.readPlaces(places);
    this.readings = new Map(readings.map(([word, reading]) => [this.fold(word), this.fold(reading)]));
    const words = Array.from(this.readings.keys()).sort((a, b) => b.length - a.length);
    this.reading = words.length ? new RegExp(words.map(escaped).join('|'), 'gu') : null;
  }

  readPlaces(places) {
    const stems = new Set(places.map(([, , stem]) => this.fold(stem)).filter((stem) => stem.length > 1));
    for (const [code, name, stem, kana, stemKana, romaji, above] of places) {
      this.above.set(code, above);
      add(this.byName, this.fold(name), code);
      add(this.byOther, this.fold(stem), code);
      for (const other of [kana, stemKana, romaji]) if (other) add(this.byOther, this.fold(other), code);
      // 東大阪 is one word as well: 大阪 does not stand in it.
      const own = this.fold(stem);
      if (own.length > 2 && inner(own).some((part) => stems.has(part))) add(this.byName, own, code);
    }
    this.lengths = new Map();
    for (const name of this.byName.keys()) add(this.lengths, name.slice(0, 2), name.length);
    for (const lengths of this.lengths.values()) lengths.sort((a, b) => b - a);
  }

  /* Without case, width, white space, signs; katakana as hiragana; old and new forms as one. */
  fold(text) {
    let out = '';
    for (const char of JOINS.test(text) ? text.normalize('NFKC') : text) {
      let own = this.folded.get(char);
      if (own === undefined) {
        own = this.foldOne(char);
        this.folded.set(char, own);
      }
      out += own;
    }
    return out;
  }

  foldOne(given) {
    let out = '';
    for (const char of given.normalize('NFKC').toLowerCase()) {
      const code = char.codePointAt(0);
      if (code >= 0x30a1 && code <= 0x30f6) out += String.fromCodePoint(code - 0x60);
      else if (!GAPS.test(char)) out += this.variants.get(char) || char;
    }
    return out;
  }

  /* Runs of a folded text: [{text} | {codes}], the longest place name first, from left to right. */
  runs(folded) {
    const found = [];
    let from = 0;
    let at = 0;
    while (at < folded.length) {
      const length = (this.lengths.get(folded.slice(at, at + 2)) || []).find((size) => this.byName.has(folded.slice(at, at + size)));
      if (!length) { at += 1; continue; }
      if (at > from) found.push({ text: folded.slice(from, at) });
      found.push({ text: folded.slice(at, at + length), codes: within(this.byName.get(folded.slice(at, at + length)), found) });
      at += length;
      from = at;
    }
    if (from < folded.length) found.push({ text: folded.slice(from) });
    return found;
  }

  /* A folded text with words in their readings: 居場所づくり -> いばしょづくり. */
  read(folded) {
    return this.reading ? folded.replace(this.reading, (word) => this.readings.get(word)) : folded;
  }

  /* All words of a text's runs for the index: places by code with what they lie in, pairs of characters of the rest, also as read. */
  index(runs) {
    const words = new Set();
    let last = '';
    for (const run of runs) {
      if (run.codes) {
        for (const code of run.codes) for (const one of this.withAbove(code)) words.add(`@${one}`);
        last = run.text.slice(-1);
        continue;
      }
      for (const form of new Set([run.text, this.read(run.text)])) {
        for (const pair of pairs(last + form)) words.add(pair);
        words.add(Array.from(form).pop()); // found when it is all that is asked for
      }
      last = '';
    }
    return Array.from(words);
  }

  withAbove(code) {
    const found = [];
    for (let one = code; one; one = this.above.get(one)) found.push(one);
    return found;
  }

  /* The ways in which a word that is searched for can be meant: each a list of places (codes, any of them) and of texts. */
  senses(term) {
    const folded = this.fold(term);
    if (!folded) return [];
    const ways = [];
    const other = this.byOther.get(folded);
    if (other) ways.push([{ codes: other }]);
    const runs = this.runs(folded);
    const plain = runs.length > 1 || !runs.length || runs[0].codes ? runs : [{ text: folded }];
    ways.push(plain.map((run) => (run.codes ? { codes: run.codes } : { text: run.text })));
    const read = runs.map((run) => (run.codes ? { codes: run.codes } : { text: this.read(run.text) }));
    if (runs.some((run, at) => !run.codes && read[at].text !== run.text)) ways.push(read);
    // くまもとし社協, 熊本社協: a place by its reading or without its level, and more.
    for (let size = folded.length - 2; size > 1; size -= 1) {
      const head = this.byOther.get(folded.slice(0, size));
      if (head && !(runs[0] && runs[0].codes)) {
        ways.push([{ codes: head }, { text: folded.slice(size) }]);
        break;
      }
    }
    return ways;
  }
}

function within(codes, before) {
  const last = before.length ? before[before.length - 1].codes : null;
  const near = last ? codes.filter((code) => last.some((one) => one.slice(0, 2) === code.slice(0, 2))) : [];
  return near.length ? near : codes;
}

export function pairs(text) {
  const chars = WIDE.test(text) ? Array.from(text) : text;
  if (chars.length === 1) return [chars[0]];
  const found = [];
  for (let at = 1; at < chars.length; at += 1) found.push(chars[at - 1] + chars[at]);
  return found;
}

function inner(text) {
  const found = [];
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 2; to <= text.length; to += 1) if (to - from < text.length) found.push(text.slice(from, to));
  }
  return found;
}

function add(map, key, value) {
  const own = map.get(key);
  if (!own) map.set(key, [value]);
  else if (!own.includes(value)) own.push(value);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
