/* How words are compared when they are looked for, the same on every page that looks for some: without width, case, white
   space, signs and marks of length; katakana as hiragana; forms of one character as one; abbreviations written out. */
(function () {
  'use strict';
  var GAPS = /[\s\p{P}\p{S}\p{C}\p{Z}]/u;
  var JOINS = /[\p{M}\uff9e\uff9f]/u; // what belongs to the character before it: folded with it
  var LATIN = /^[a-z]/;
  var MARKS = /\p{M}/gu;
  var STOPS = ['a', 'an', 'and', 'for', 'in', 'of', 'the', 'to'];
  // The word for the level of a place: as it is read, and as it is said in English.
  var LEVELS = {
    都: [['と', 'to']], 道: [], 府: [['ふ', 'fu']], 県: [['けん', 'ken']], 市: [['し', 'shi']], 区: [['く', 'ku']],
    町: [['ちょう', 'cho'], ['まち', 'machi']], 村: [['むら', 'mura'], ['そん', 'son']]
  };
  var ENGLISH = {
    都: ['metropolis', 'prefecture'], 道: ['prefecture'], 府: ['prefecture'], 県: ['prefecture'], 市: ['city'],
    区: ['ward', 'city'], 町: ['town'], 村: ['village']
  };

  function escaped(text) { return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'); }

  function anyOf(words) { return words.length ? new RegExp(words.map(escaped).join('|'), 'gu') : null; }

  /* A name in Latin letters with the word for its level: Kumamoto-shi, Kumamoto City, City of Kumamoto. */
  function latin(name, kana, romaji) {
    var level = name.slice(-1);
    var found = [];
    if (!romaji || !LEVELS[level]) { return found; }
    LEVELS[level].forEach(function (pair) { if (kana.endsWith(pair[0])) { found.push(romaji + pair[1]); } });
    ENGLISH[level].forEach(function (word) { found.push(romaji + word, word + 'of' + romaji); });
    return found;
  }

  /* Takes the tables that the build wrote: forms of characters in pairs, abbreviations (the longest first, with what may
     not stand before and behind them), readings. */
  window.kgraphFold = function (tables) {
    var variants = new Map();
    var cache = new Map();
    var chars = Array.from(tables.variants);
    for (var at = 0; at < chars.length; at += 2) { variants.set(chars[at], chars[at + 1]); }

    function one(given) {
      var out = '';
      Array.from(given.normalize('NFKC').toLowerCase()).forEach(function (found) {
        var char = variants.get(found) || found;
        var code = char.codePointAt(0);
        if (code >= 0x30a1 && code <= 0x30f6) { out += String.fromCodePoint(code - 0x60); }
        else if (code >= 0xc0 && code < 0x250) { out += char.normalize('NFD').replace(MARKS, ''); } // Ōita
        else if (!GAPS.test(char)) { out += char; }
      });
      return out;
    }

    function plain(text) {
      var out = '';
      for (const char of JOINS.test(text) ? text.normalize('NFKC') : text) {
        if (!cache.has(char)) { cache.set(char, one(char)); }
        out += cache.get(char);
      }
      return out;
    }

    var shorts = tables.short.map(function (row) {
      return { short: plain(row[0]), long: plain(row[1]), after: plain(row[2]), before: plain(row[3]) };
    });
    var isShort = new Set(shorts.map(function (row) { return row.short; }));
    var abbreviation = anyOf(Array.from(isShort));

    /* The longest abbreviation that begins here; its kanji may belong to two other words (神社協会). */
    function writtenOut(found, at, whole) {
      var own = shorts.filter(function (row) {
        var next = whole.charAt(at + row.short.length);
        return found.startsWith(row.short) && !(at && row.after.includes(whole.charAt(at - 1))) && !(next && row.before.includes(next));
      })[0];
      return own ? own.long + found.slice(own.short.length) : found;
    }

    function fold(text) {
      var own = plain(text);
      return abbreviation ? own.replace(abbreviation, writtenOut) : own;
    }

    // An abbreviation has a reading of its own, and is meant where that is typed.
    var spoken = tables.readings.filter(function (row) { return isShort.has(plain(row[0])); });
    var readings = new Map(tables.readings.filter(function (row) { return !isShort.has(plain(row[0])); }).map(function (row) {
      return [fold(row[0]), fold(row[1])];
    }));
    var word = anyOf(Array.from(readings.keys()).sort(function (a, b) { return b.length - a.length; }));

    /* A folded text with words in their readings: 居場所づくり -> いばしょづくり. */
    function read(folded) {
      return word ? folded.replace(word, function (found) { return readings.get(found); }) : folded;
    }

    /* A text as it is compared: folded, and as it is read. */
    function forms(text) {
      var own = fold(text);
      return Array.from(new Set([own, read(own)]));
    }

    /* The ways to spell a word that is looked for, folded. */
    function spellings(term) {
      var own = fold(term);
      var found = [own];
      spoken.forEach(function (row) {
        if (own.includes(plain(row[1]))) { found.push(own.split(plain(row[1])).join(fold(row[0]))); }
      });
      if (LATIN.test(own) && own.length > 3 && own.endsWith('s')) { found.push(own.replace(/ies$/, 'y').replace(/s$/, '')); }
      return found;
    }

    /* The words of a question; small words of English only where there is nothing else. */
    function terms(query) {
      var found = query.split(/\s+/u).filter(fold);
      var telling = found.filter(function (term) { return STOPS.indexOf(fold(term)) < 0; });
      return telling.length ? telling : found;
    }

    /* Where a folded word stands in a text, as [from, to]; null where it does not. */
    function span(text, folded) {
      if (!folded || !fold(text).includes(folded)) { return null; }
      var to = 1;
      while (!fold(text.slice(0, to)).includes(folded)) { to += 1; }
      var from = to - 1;
      while (!fold(text.slice(from, to)).includes(folded)) { from -= 1; }
      return [from, to];
    }

    return { fold: fold, read: read, forms: forms, spellings: spellings, terms: terms, span: span, latin: latin };
  };
}());
