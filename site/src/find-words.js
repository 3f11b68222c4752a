/* How words are compared when searching: folded as on every page (fold.js); a place is one word; readings. */

const NAME = 2; // characters from which on the beginning of a place's name means it,
const SPELT = 3; // and that of its reading or of its Latin letters
const LATIN = /^[a-z]/;
const KANA_OR_LATIN = /^[\u3041-\u3096\u30fca-z]+$/;
const WIDE = /[\ud800-\udfff]/; // characters of two units
const LONGEST = 3; // words of Latin letters that name one place: City of Kumamoto

/* Makes the words of texts from the tables that the build wrote: those of folding, places. */
export class Words {
  constructor(tables) {
    Object.assign(this, window.kgraphFold(tables)); // fold, read, forms, spellings, terms, span, latin
    this.byName = new Map(); // name or a name within which another name stands -> codes
    this.byOther = new Map(); // stem, reading, Latin letters -> codes
    this.above = new Map();
    this.told = new Map(); // the places that something here lies in: code -> how they are spelt, once it is asked for
    this.rows = new Map(tables.places.map((row) => [row[0], row]));
    this.readPlaces(tables.places);
  }

  /* Takes a place that something here lies in. */
  tell(code) {
    if (!this.told.has(code)) for (const one of this.withAbove(code)) this.told.set(one, null);
  }

  /* How the places here are spelt: name, reading, Latin letters, these with the word for the level. */
  spelt() {
    for (const [code, own] of this.told) {
      if (own || !this.rows.has(code)) continue;
      const [, name, , kana, , romaji] = this.rows.get(code);
      this.told.set(code, {
        code,
        name: this.fold(name),
        read: [this.fold(kana), this.fold(romaji)],
        latin: [romaji, ...this.latin(name, kana, romaji)].map((text) => this.fold(text)),
      });
    }
    return Array.from(this.told.values()).filter(Boolean);
  }

  /* The places that a folded word names. */
  named(folded) {
    const found = this.byOther.get(folded) || [];
    const latin = LATIN.test(folded) ? this.spelt().filter((own) => own.latin.includes(folded)).map((own) => own.code) : [];
    return Array.from(new Set([...found, ...latin]));
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

  /* The words of a question: several of Latin letters that name a place are one (Kumamoto City). */
  asked(query) {
    const given = query.split(/\s+/u).filter((word) => this.fold(word));
    const found = [];
    let rest = [];
    for (let at = 0; at < given.length; at += 1) {
      let size = Math.min(LONGEST, given.length - at);
      const joined = () => this.fold(given.slice(at, at + size).join(''));
      while (size > 1 && !(LATIN.test(joined()) && this.named(joined()).length)) size -= 1;
      if (size > 1) found.push(given.slice(at, at + size).join(' '));
      else rest.push(given[at]);
      at += size - 1;
    }
    if (rest.length) rest = this.terms(rest.join(' '));
    return [...found, ...rest];
  }

  /* The ways in which a word that is searched for can be meant: each a list of places (codes, any of them) and of texts. */
  senses(term) {
    return this.spellings(term).filter(Boolean).flatMap((folded) => this.sensesOf(folded));
  }

  sensesOf(folded) {
    const ways = [];
    const other = this.named(folded);
    if (other.length) ways.push([{ codes: other }]);
    if (!other.some((code) => this.told.has(code))) {
      const begun = this.begun(folded);
      if (begun.length) ways.push([{ codes: begun }]);
    }
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

  /* The places here whose name, reading or Latin letters begin so. */
  begun(folded) {
    if (folded.length < NAME) return [];
    const enough = folded.length >= SPELT || !KANA_OR_LATIN.test(folded);
    const begins = (text) => text.startsWith(folded);
    return this.spelt().filter((own) => begins(own.name) || (enough && own.read.some(begins))).map((own) => own.code);
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
