/* Where a query went wrong and what it probably should say: kgraph.query.syntax, for the browser. */
import { FORMS, placeOf, scan } from './ask-words.js';

const CLAUSES = ('PREFIX BASE WHERE FROM NAMED DISTINCT REDUCED FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH GROUP ORDER BY HAVING LIMIT OFFSET AS ASC DESC UNDEF NOT EXISTS IN SEPARATOR '
  + 'COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT BOUND IF COALESCE STR LANG LANGMATCHES DATATYPE IRI URI BNODE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLEN SUBSTR UCASE LCASE CONCAT '
  + 'REPLACE REGEX ENCODE_FOR_URI ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC STRDT STRLANG SAMETERM ABS ROUND CEIL FLOOR RAND NOW YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ MD5 SHA1 SHA256 '
  + 'SHA384 SHA512 UUID STRUUID TRUE FALSE A').split(' ');
const WORDS = [...FORMS, ...CLAUSES];
const FOREIGN = { AND: '&&', OR: '||', LIKE: 'CONTAINS(?x, "…")', NULL: '!BOUND(?x)', JOIN: '{ … }' };
const ASCII_FOR = { '“': '"', '”': '"', '„': '"', '「': '"', '」': '"', '『': '"', '』': '"', '‘': "'", '’': "'", '、': ',', '。': '.' };
const UNSEEN = /[\u00a0\u200b\u200c\u200d\u2060\ufeff]/;
const PAIRS = { '{': '}', '(': ')', '[': ']' };
const SUMS = ['COUNT', 'SUM', 'MIN', 'MAX', 'AVG'];

/* Return {message, at, length, values} for a text of which the engine said `engine` at `engineAt` (an offset or -1). */
export function explain(text, prefixes, engine, engineAt) {
  const tokens = scan(text);
  if (!tokens.length) return slip('empty', { start: 0, text: ' ' });
  return fullWidth(tokens) || openString(tokens) || unknownPrefix(tokens, prefixes) || brackets(tokens) || firstWord(tokens)
    || habits(tokens) || byEngine(text, tokens, engine, engineAt);
}

function slip(message, token, values = {}) {
  return { message, at: token.start, length: token.text.length, values };
}

function fullWidth(tokens) {
  for (const token of tokens) {
    if (token.kind === 'string' || token.kind === 'iri') continue;
    let at = token.start;
    for (const char of token.text) {
      if (char > '\u007f') {
        const plain = ASCII_FOR[char] || (UNSEEN.test(char) ? ' ' : char.normalize('NFKC'));
        if (/^[\u0020-\u007e]+$/.test(plain)) return slip(plain === ' ' ? 'wide-space' : 'wide', { start: at, text: char }, { char, plain });
      }
      at += char.length;
    }
  }
  return null;
}

function openString(tokens) {
  const token = tokens.find((one) => one.kind === 'other' && (one.text === "'" || one.text === '"'));
  return token ? slip('open-string', token, { quote: token.text }) : null;
}

function unknownPrefix(tokens, given) {
  const known = new Set(given);
  tokens.forEach((token, index) => {
    if (token.keyword === 'PREFIX' && tokens[index + 1]) known.add(tokens[index + 1].text.replace(/:$/, ''));
  });
  for (const [index, token] of tokens.entries()) {
    const prefix = token.text.split(':')[0];
    if (token.kind === 'prefixed' && !known.has(prefix) && !(index && tokens[index - 1].keyword === 'PREFIX')) {
      return slip('prefix', token, { prefix, known: near(prefix, [...known]) || [...known].sort().join(', ') });
    }
  }
  return null;
}

function brackets(tokens) {
  const opened = [];
  for (const token of tokens) {
    if (token.kind === 'open') opened.push(token);
    if (token.kind !== 'close') continue;
    const last = opened.pop();
    if (!last) return slip('bracket-extra', token, { bracket: token.text });
    if (PAIRS[last.text] !== token.text) return slip('bracket-other', token, { bracket: PAIRS[last.text] });
  }
  const open = opened.pop();
  return open ? slip('bracket-open', open, { bracket: PAIRS[open.text] }) : null;
}

function firstWord(tokens) {
  const first = tokens.find((one) => one.keyword && one.keyword !== 'PREFIX' && one.keyword !== 'BASE') || tokens[0];
  return FORMS.includes(first.keyword) ? null : slip('begins', first, { words: near(first.keyword, FORMS) || FORMS.join(', ') });
}

function habits(tokens) {
  let selecting = false;
  for (const [index, token] of tokens.entries()) {
    const before = index ? tokens[index - 1] : { kind: '', text: '' };
    const after = tokens[index + 1] ? tokens[index + 1].text : '';
    if (token.keyword === 'SELECT') selecting = true;
    else if (token.text === '{' || token.keyword === 'WHERE' || token.keyword === 'FROM') selecting = false;
    if (selecting && token.text === ',' && before.kind === 'variable') return slip('comma', token);
    if (selecting && SUMS.includes(token.keyword) && before.text !== '(') return slip('aggregate', token, { word: token.keyword });
    if (token.text === '=' && after === '=') return slip('equals', { start: token.start, text: '==' });
    if (token.keyword && !WORDS.includes(token.keyword)) return unknownWord(token);
  }
  return null;
}

function unknownWord(token) {
  const wanted = Object.hasOwn(FOREIGN, token.keyword) ? FOREIGN[token.keyword] : '';
  if (wanted) return slip('foreign', token, { wanted });
  const close = near(token.keyword, WORDS);
  return close ? slip('meant', token, { word: close }) : slip('bare', token, { word: token.text });
}

function byEngine(text, tokens, engine, engineAt) {
  if (/unbound/.test(engine)) {
    return slip('ungrouped', tokens.find((one) => one.keyword === 'SELECT') || tokens[0]);
  }
  const token = tokens.find((one) => one.end > engineAt);
  if (engineAt < 0 || !token) return { message: 'ends', at: text.trimEnd().length, length: 1, values: {} };
  return slip('around', token, { word: token.text });
}

/* The word that is at most a third of its letters away (edit distance), or an empty text. */
function near(word, known) {
  let best = '';
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const one of known) {
    const far = distance(word.toUpperCase(), one.toUpperCase());
    if (far < least) { best = one; least = far; }
  }
  return best;
}

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

export { placeOf };
