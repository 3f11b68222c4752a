/* The Find page: an index over names, readings, kinds, places and words, made from the list that the build wrote. */
import MiniSearch from 'minisearch';
import { Words, pairs } from './find-words.js';

const data = window.kgraphFind;
const site = window.kgraphSite;
const { lang } = site;
const words = new Words(data);
const FIELD = Object.fromEntries(data.fields.map((name, at) => [name, at]));
for (const entry of data.entries) for (const piece of entry[3]) if (piece[0] === FIELD.place) words.tell(piece[1]);
const NAMING = [FIELD.name, FIELD.alias, FIELD.number];
const SHOWN = 10;
const EVIDENCE = 4;
const at = (id) => document.getElementById(id);
const placeRows = new Map(data.places.map((row) => [row[0], row]));
const known = new Map(); // text -> Known
const named = new Map(data.entries.flatMap((entry, id) => (entry[0] === 'body' ? [[entry[2], id]] : []))); // name -> entry
const mentioned = new Set(); // entries of bodies that groups mention by their whole name
const state = { query: '', open: new Set() };

function say(key, values = {}) {
  return data.messages[key][lang() === 'en' ? 1 : 0].replace(/{(\w+)}/g, (_, name) => values[name]);
}

/* What is known of a text: its words for the index, and its forms (folded, as read) with places masked, to look words up in. */
function learn(text) {
  let own = known.get(text);
  if (!own) {
    own = new Known(text);
    known.set(text, own);
  }
  return own;
}

class Known {
  constructor(text) {
    this.whole = words.fold(text);
    this.runs = words.runs(this.whole);
  }

  get forms() {
    if (!this.own) {
      const form = this.runs.map((run) => (run.codes ? `\u0001${run.text.slice(-1)}` : run.text)).join('');
      this.own = Array.from(new Set([form, words.read(form)]));
    }
    return this.own;
  }

  get codes() {
    return this.runs.flatMap((run) => run.codes || []).flatMap((code) => words.withAbove(code));
  }

  get words() {
    return words.index(this.runs);
  }
}

/* The texts of a piece: a text, the label of a concept in all its words, or a place by its code. */
function textsOf(piece) {
  if (piece[0] === FIELD.place) return [];
  const own = typeof piece[1] === 'number' ? data.labels[piece[1]] : [piece[1]];
  return piece[0] === FIELD.words ? [...own, ...piece.slice(4).flatMap((label) => data.labels[label])] : own;
}

function codesOf(piece) {
  return piece[0] === FIELD.place ? words.withAbove(piece[1]) : textsOf(piece).flatMap((text) => learn(text).codes);
}

/* What an entry is found by: pairs of characters of its texts, places by code (@43000), concepts by the number of their label (#7):
   labels are shared by many entries, so a question is looked up in the labels first; so it is in the names of the bodies that
   groups mention by their whole name (~12, the number of the body's entry). */
function wordsOf(entry, fields) {
  const found = new Set();
  const group = entry[0] === 'group';
  for (const piece of entry[3]) {
    if (!fields.includes(piece[0])) continue;
    if (piece[0] === FIELD.place) for (const code of words.withAbove(piece[1])) found.add(`@${code}`);
    else if (piece[0] === FIELD.words && group && named.has(piece[1])) {
      mentioned.add(named.get(piece[1]));
      found.add(`~${named.get(piece[1])}`);
      for (const code of learn(piece[1]).codes) found.add(`@${code}`);
    }
    else if (typeof piece[1] === 'string') {
      const own = piece[0] === FIELD.words && piece[1] === entry[2] ? [] : learn(piece[1]).words; // the name has them already
      for (const word of own) found.add(word);
    }
    else if (piece[0] !== FIELD.name) found.add(`#${piece[1]}`);
    else for (const text of data.labels[piece[1]]) for (const word of learn(text).words) found.add(word);
    if (piece[0] === FIELD.words) for (const label of piece.slice(4)) found.add(`#${label}`);
  }
  return Array.from(found, spelt);
}

/* The branches of the index are searched one by one: characters are spelt in three of 41 letters, so that a branch has few. */
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDE';
const spellings = new Map();

function spelt(word) {
  let own = spellings.get(word);
  if (own === undefined) {
    own = '@#~'.includes(word[0]) ? word : '';
    if (!own) {
      for (let place = 0; place < word.length; place += 1) {
        const code = word.charCodeAt(place);
        own += LETTERS[Math.floor(code / 1681)] + LETTERS[Math.floor(code / 41) % 41] + LETTERS[code % 41];
      }
    }
    spellings.set(word, own);
  }
  return own;
}

const COLUMNS = {
  name: NAMING,
  about: [FIELD.initiative, FIELD.place, FIELD.target, FIELD.activity, FIELD.kind, FIELD.form],
  words: [FIELD.touched, FIELD.words],
};

function makeIndex() {
  const index = new MiniSearch({
    fields: Object.keys(COLUMNS),
    extractField: (entry, field) => (field === 'id' ? entry.id : wordsOf(entry.row, COLUMNS[field])),
    stringifyField: (value) => value,
    tokenize: (value) => (Array.isArray(value) ? value : value.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: { name: 4, about: 1.5, words: 1 }, combineWith: 'AND' },
  });
  index.addAll(data.entries.map((row, id) => ({ id, row })));
  return index;
}

/* The question to the index: all terms; of each, any sense; of a sense, all parts. */
function asked(index, senses) {
  return { combineWith: 'AND', queries: senses.map((ways) => ({ combineWith: 'OR', queries: ways.map((way) => wayOf(index, way)) })) };
}

function wayOf(index, way) {
  return {
    combineWith: 'AND',
    queries: way.map((part) => {
      if (part.codes) return { combineWith: 'OR', queries: part.codes.map((code) => `@${code}`) };
      const inTexts = { combineWith: 'AND', prefix: Array.from(part.text).length === 1, queries: [asWords(part.text)] };
      return { combineWith: 'OR', queries: [inTexts, ...labelsWith(part.text), ...mentionedWith(index, inTexts)] };
    }),
  };
}

function asWords(text) {
  return pairs(text).map(spelt).join(' ');
}

function labelsWith(text) {
  const found = [];
  data.labels.forEach((texts, number) => {
    if (texts.some((one) => learn(one).forms.some((form) => form.includes(text)))) found.push(`#${number}`);
  });
  return found;
}

function mentionedWith(index, inTexts) {
  return index.search({ ...inTexts, fields: ['name'] }, { filter: ({ id }) => mentioned.has(id) }).map(({ id }) => `~${id}`);
}

/* The pieces of an entry that meet a term in one of its senses; an empty list where it is met in none. */
function evidence(entry, ways) {
  for (const way of ways) {
    const met = way.map((part) => entry[3].filter((piece) => meets(piece, part)));
    if (met.every((pieces) => pieces.length)) return met.flat();
  }
  return [];
}

function meets(piece, part) {
  if (part.codes) {
    const own = codesOf(piece);
    return part.codes.some((code) => own.includes(code));
  }
  return textsOf(piece).some((text) => learn(text).forms.some((form) => form.includes(part.text)));
}

/* The groups that an entry belongs to, of those that the page is narrowed to. */
function groupsOf(entry) {
  return entry[4].filter((number) => site.inside(data.entries[number][4]));
}

function isInside(entry) {
  return entry[0] === 'group' ? site.inside(entry[4]) : !site.narrowed() || groupsOf(entry).length > 0;
}

function search(index, query, everywhere = false) {
  const senses = words.asked(query).map((term) => words.senses(term)).filter((ways) => ways.length);
  if (!senses.length) return { hits: [], asked: false };
  const whole = words.fold(query);
  const hits = [];
  for (const { id, score } of index.search(asked(index, senses))) {
    const entry = data.entries[id];
    if (!everywhere && !isInside(entry)) continue;
    const met = senses.map((ways) => evidence(entry, ways));
    if (met.some((pieces) => !pieces.length)) continue;
    const pieces = Array.from(new Set(met.flat()));
    hits.push({ entry, pieces, id, score, near: nearness(pieces, whole) });
  }
  // By type; names that are or begin so come first; places from the larger to the smaller.
  const typeOf = (hit) => data.types.indexOf(hit.entry[0]);
  hits.sort((a, b) => typeOf(a) - typeOf(b) || b.near - a.near || (a.entry[0] === 'place' ? 0 : b.score - a.score) || a.id - b.id);
  return { hits, asked: true };
}

function nearness(pieces, whole) {
  let best = 0;
  for (const piece of pieces) {
    if (!NAMING.includes(piece[0])) continue;
    for (const text of textsOf(piece)) {
      const own = learn(text).whole;
      best = Math.max(best, own === whole ? 2 : own.startsWith(whole) ? 1 : 0);
    }
  }
  return best;
}

/* Names that share the most pairs of characters with what was asked. */
function near(index, query) {
  const folded = words.fold(query);
  if (!folded) return [];
  const found = index.search(asWords(folded), { combineWith: 'OR', fields: ['name'] }).filter(({ id }) => isInside(data.entries[id])).slice(0, 5);
  return Array.from(new Set(found.map(({ id }) => nameOf(data.entries[id]))));
}

function nameOf(entry) {
  if (entry[0] === 'place') return placeName(entry[2]);
  return typeof entry[2] === 'number' ? data.labels[entry[2]][lang() === 'en' ? 1 : 0] : entry[2];
}

function placeName(code) {
  const rows = words.withAbove(code).map((one) => placeRows.get(one)).filter(Boolean);
  return lang() === 'en' ? rows.map((row) => `${row[5]} (${row[1]})`).join(', ') : rows.reverse().map((row) => row[1]).join('');
}

/* Drawing. Texts enter as text nodes only. */
function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function quoted(text, terms) {
  const own = make('bdi', { lang: /[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 'ja' : '' });
  const met = terms.flatMap((term) => words.spellings(term)).map((folded) => words.span(text, folded)).find(Boolean);
  if (!met) { own.append(text); return own; }
  own.append(text.slice(0, met[0]), make('mark', {}, text.slice(...met)), text.slice(met[1]));
  return own;
}

function pieceText(piece) {
  if (piece[0] === FIELD.place) return placeName(piece[1]);
  return typeof piece[1] === 'number' ? data.labels[piece[1]][lang() === 'en' ? 1 : 0] : piece[1];
}

/* What was met, field by field; a label that was met by another word for it tells that word. */
function told(hit, terms) {
  const list = make('ul', { class: 'find-met' });
  const byField = new Map();
  for (const piece of hit.pieces) {
    if (piece[0] === FIELD.name && pieceText(piece) === nameOf(hit.entry) && !otherWord(piece, terms)) continue;
    if (piece[0] === FIELD.place && hit.entry[0] === 'place') continue;
    byField.set(piece[0], [...(byField.get(piece[0]) || []), piece]);
  }
  for (const [field, pieces] of Array.from(byField).sort((a, b) => a[0] - b[0])) {
    const label = field === FIELD.name && pieces.some((piece) => otherWord(piece, terms)) ? 'other' : data.fields[field];
    const line = make('li', {}, make('span', { class: 'find-field' }, say(`field-${label}`)), ' ');
    const texts = new Set();
    pieces.forEach((piece) => {
      const other = otherWord(piece, terms);
      const text = field === FIELD.name && other ? other : pieceText(piece);
      if (texts.has(text) || texts.size >= EVIDENCE) { texts.add(text); return; }
      if (texts.size) line.append(lang() === 'en' ? ', ' : '、');
      texts.add(text);
      line.append(field === FIELD.words || field === FIELD.touched ? '「' : '', quoted(text, terms), field === FIELD.words || field === FIELD.touched ? '」' : '');
      const where = whereOf(piece);
      if (field !== FIELD.name && other && other !== text) line.append(make('small', {}, ' (', site.marked(other, true), ')'));
      if (where) line.append(make('small', {}, ' ', site.marked(where)));
    });
    if (texts.size > EVIDENCE) line.append(make('small', {}, ` ${say('and-more', { n: texts.size - EVIDENCE })}`));
    list.append(line);
  }
  return list.children.length ? list : null;
}

function otherWord(piece, terms) {
  if (piece[0] === FIELD.place) return '';
  const texts = textsOf(piece);
  const shown = pieceText(piece);
  if (texts.length < 2 || asTyped(shown, terms)) return '';
  const others = texts.filter((text) => text !== shown);
  return others.find((text) => asTyped(text, terms)) || (folded(shown, terms) ? '' : others.find((text) => folded(text, terms)) || '');
}

function asTyped(text, terms) {
  return terms.some((term) => text.toLowerCase().includes(term.toLowerCase()));
}

function folded(text, terms) {
  return terms.some((term) => words.spellings(term).some((own) => words.fold(text).includes(own)));
}

function whereOf(piece) {
  if (piece[0] !== FIELD.words && piece[0] !== FIELD.touched) return '';
  return data.sources.length ? say('line-source', { n: piece[2], source: data.sources[piece[3]] }) : say('line', { n: piece[2] });
}

function item(hit, terms) {
  const { entry } = hit;
  const name = quoted(nameOf(entry), terms);
  const head = make('p', { class: 'find-name' }, entry[1] ? make('a', { href: entry[1] }, name) : make('strong', {}, name));
  if (entry[0] !== 'group') {
    const n = groupsOf(entry).length;
    if (n) head.append(make('small', {}, ` ${n === 1 ? say('groups-one') : say('groups', { n })}`));
  }
  const row = make('li', { class: 'find-hit' }, head);
  const met = told(hit, terms);
  if (met) row.append(met);
  return row;
}

function draw(index) {
  const query = state.query.trim();
  const results = at('find-results');
  results.replaceChildren();
  const { hits, asked: any } = query ? search(index, query) : { hits: [], asked: false };
  at('find-empty').hidden = any;
  at('find-none').hidden = !any || hits.length > 0;
  if (!any) {
    at('find-status').textContent = say('ready', { n: data.entries.length.toLocaleString('en') });
    return;
  }
  const count = say(hits.length === 1 ? 'found-one' : hits.length ? 'found' : 'none', { q: query, n: hits.length.toLocaleString('en') });
  at('find-status').replaceChildren(site.marked(count));
  if (!hits.length) drawNone(index, query);
  const terms = words.asked(query);
  data.types.forEach((type) => {
    const own = hits.filter((hit) => hit.entry[0] === type);
    if (own.length) results.append(section(type, own, terms, index));
  });
  site.relink(results);
}

function section(type, own, terms, index) {
  const all = state.open.has(type);
  const list = make('ul', { class: 'find-list' }, ...own.slice(0, all ? own.length : SHOWN).map((hit) => item(hit, terms)));
  const heading = make('h2', { id: `find-${type}` }, say(`type-${type}`), ' ', make('span', { class: 'find-count' }, String(own.length)));
  const part = make('section', { 'aria-labelledby': `find-${type}` }, heading, list);
  if (!all && own.length > SHOWN) {
    const more = make('button', { type: 'button' }, say('more', { n: own.length - SHOWN }));
    more.addEventListener('click', () => {
      state.open.add(type);
      draw(index);
      const links = document.querySelectorAll(`[aria-labelledby="find-${type}"] a`);
      if (links[SHOWN]) links[SHOWN].focus();
    });
    part.append(more);
  }
  return part;
}

function drawNone(index, query) {
  const outside = site.narrowed() ? search(index, query, true).hits.length : 0;
  at('find-none-try').replaceChildren(outside ? say('none-outside', { n: outside.toLocaleString('en') }) : say('none-try'));
  if (outside) {
    const all = make('button', { type: 'button' }, say('none-outside-show'));
    all.addEventListener('click', () => document.getElementById('narrow-off').click());
    at('find-none-try').append(' ', all);
  }
  const names = near(index, query);
  at('find-near-title').textContent = names.length ? say('near') : '';
  at('find-near').replaceChildren(...names.map((name) => make('li', {}, make('button', { type: 'button', 'data-try': 'near', lang: 'ja' }, name))));
}

/* The address carries the words: #q=… */
function fromAddress() {
  return site.readHash().q || '';
}

function remember() {
  site.setHash({ q: state.query.trim() });
}

function begin() {
  at('find-without').hidden = true;
  const box = at('find-q');
  at('find-status').textContent = say('loading');
  const index = makeIndex();
  const ask = (query) => {
    if (query !== state.query) state.open.clear();
    state.query = query;
    draw(index);
  };
  let timer = 0;
  let composing = false;
  const soon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => { ask(box.value); remember(); }, 120);
  };
  box.addEventListener('compositionstart', () => { composing = true; });
  box.addEventListener('compositionend', () => { composing = false; soon(); });
  box.addEventListener('input', () => { if (!composing) soon(); });
  at('find-form').addEventListener('submit', (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    ask(box.value);
    remember();
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-try]');
    if (!button) return;
    box.value = button.textContent;
    ask(box.value);
    remember();
    box.focus();
  });
  document.addEventListener('keydown', (event) => move(event, box));
  for (const event of ['kgraph:lang', 'kgraph:narrow']) document.addEventListener(event, () => draw(index));
  window.addEventListener('hashchange', () => {
    const query = fromAddress();
    if (query === state.query.trim()) return;
    box.value = query;
    ask(query);
  });
  box.value = fromAddress();
  ask(box.value);
  window.kgraphFound = { index, words, search: (query) => search(index, query).hits.map((hit) => nameOf(hit.entry)) };
}

/* Arrows between the box and the finds; Esc goes back to the box. */
function move(event, box) {
  const links = Array.from(document.querySelectorAll('#find-results a, #find-results button'));
  const here = document.activeElement;
  const now = links.indexOf(here);
  if (event.isComposing || (here !== box && now < 0)) return;
  if (event.key === 'Escape' && now >= 0) { box.focus(); event.preventDefault(); }
  if (event.key === 'ArrowDown' && links[now + 1]) { links[now + 1].focus(); event.preventDefault(); }
  if (event.key === 'ArrowUp' && now >= 0) { (now ? links[now - 1] : box).focus(); event.preventDefault(); }
}

begin();
