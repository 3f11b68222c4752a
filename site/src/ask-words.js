/* The words of a SPARQL text, and what may not be asked: kgraph.query.tokens and kgraph.query.guard, for the browser. */

const TOKEN = new RegExp(
  [
    '(?<space>[ \\t\\r\\n]+)',
    '(?<comment>#[^\\r\\n]*)',
    '(?<iri><(?![?$][\\w\\u00aa-\\u{10ffff}]|\\d)[^<>"{}|^`\\u0000-\\u0020]*>)',
    '(?<string>"""(?:[^"\\\\]|\\\\.|"(?!""))*"""|\'\'\'(?:[^\'\\\\]|\\\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\\\\r\\n]|\\\\.)*"|\'(?:[^\'\\\\\\r\\n]|\\\\.)*\')',
    '(?<variable>[?$][\\p{L}\\p{N}_][\\p{L}\\p{N}_·‿⁀\\u0300-\\u036f]*)',
    '(?<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)',
    '(?<blank>_:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_\\-·‿⁀\\u0300-\\u036f]|\\.(?=[\\p{L}\\p{N}_\\-]))*)',
    '(?<prefixed>(?:\\p{L}(?:[\\p{L}\\p{N}_\\-·‿⁀\\u0300-\\u036f]|\\.(?=[\\p{L}\\p{N}_\\-]))*)?:(?:[\\p{L}\\p{N}_:%\\-·‿⁀\\u0300-\\u036f]|\\\\[^\\p{L}\\p{N}_\\s]|\\.(?=[\\p{L}\\p{N}_:%\\\\\\-]))*)',
    '(?<word>\\p{L}[\\p{L}\\p{N}_]*)',
    '(?<number>\\d+(?:\\.\\d+)?)',
    '(?<open>[({\\[])',
    '(?<close>[)}\\]])',
    '(?<other>.)',
  ].join('|'),
  'gsu',
);
const UPDATES = new Set('INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH'.split(' '));
const GAP = '(?:\\s|#[^\\r\\n]*[\\r\\n])*';
const SERVICE = new RegExp(`SERVICE${GAP}(?:SILENT${GAP})?(?:<[^>]*>|[?$][\\p{L}\\p{N}_]+|[^\\s{}<>"']*:[^\\s{}]*)${GAP}\\{`, 'iu');
const DEEPEST = 100;
const MOST_PATTERNS = 100;
const LONGEST = 1000000;

export const FORMS = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'];

/* Tokens without white space and comments: kind, text, start, end, keyword (capitals, of plain words), variable. */
export function scan(text) {
  const found = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    if (kind === 'space' || kind === 'comment') continue;
    found.push({
      kind,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      keyword: kind === 'word' ? match[0].toUpperCase() : '',
      variable: kind === 'variable' ? match[0].slice(1) : '',
    });
  }
  return found;
}

export function formOf(text) {
  const token = scan(text).find((one) => FORMS.includes(one.keyword));
  return token ? token.keyword : '';
}

/* What is refused before the engine sees it, as {message, at, values}, or null. */
export function refusal(text) {
  if (text.length > LONGEST) return { message: 'too-much', at: 0, length: 1, values: { limit: LONGEST } };
  const tokens = scan(text);
  const first = tokens.find((one) => one.keyword && !['PREFIX', 'BASE', 'VERSION'].includes(one.keyword));
  if (first && UPDATES.has(first.keyword)) return refused(first);
  for (const token of tokens) {
    const word = token.kind === 'prefixed' ? token.text.split(':')[0] : token.keyword;
    if (word.toUpperCase().includes('SERVICE')) return refused({ ...token, text: 'SERVICE' });
  }
  const hidden = SERVICE.exec(text);
  if (hidden) return refused({ start: hidden.index, text: 'SERVICE' });
  let depth = 0;
  let patterns = 0;
  for (const token of tokens) {
    depth += (token.kind === 'open') - (token.kind === 'close');
    patterns += ['.', ';', '{'].includes(token.text) || token.keyword === 'BIND';
    if (depth > DEEPEST || patterns > MOST_PATTERNS) {
      return { message: 'too-much', at: token.start, length: token.text.length, values: { limit: depth > DEEPEST ? DEEPEST : MOST_PATTERNS } };
    }
  }
  return null;
}

function refused(token) {
  return { message: 'refused', at: token.start, length: token.text.length, values: { found: token.text } };
}

/* The query with every variable in `values` (name -> term as written in SPARQL) replaced: kgraph.query.bind. */
export function bind(text, values) {
  const tokens = scan(text);
  let clause = '';
  let depth = 0;
  let at = 0;
  let out = '';
  tokens.forEach((token, index) => {
    const before = index ? tokens[index - 1].keyword : '';
    if (token.keyword === 'SELECT') { clause = 'projected'; depth = 0; }
    else if (token.keyword === 'BY' && (before === 'GROUP' || before === 'ORDER')) { clause = 'modifier'; depth = 0; }
    else if (token.text === '{' || token.text === '}' || ['WHERE', 'FROM', 'HAVING', 'LIMIT', 'OFFSET', 'ORDER'].includes(token.keyword)) clause = '';
    else if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (token.variable && Object.hasOwn(values, token.variable)) {
      let written = values[token.variable];
      if (depth === 0 && clause === 'projected') written = `(${written} AS ?${token.variable})`;
      else if (depth === 0 && clause === 'modifier') written = `(${written})`;
      out += text.slice(at, token.start) + written;
      at = token.end;
    }
  });
  return out + text.slice(at);
}

export function literal(text) {
  const escapes = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replace(/[\\"\n\r\t]/g, (char) => escapes[char])}"`;
}

export function placeOf(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}
