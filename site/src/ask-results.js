/* Answers as a table with links, and as CSV. */

const SHOWN = 500;
// A cell that begins so is run by spreadsheets: as kgraph.sheets.safe.
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /#(?:integer|int|long|decimal|double|float|nonNegativeInteger)$/;

export function compact(iri, prefixes) {
  let best = '';
  for (const prefix of Object.keys(prefixes)) {
    if (iri.startsWith(prefixes[prefix]) && (!best || prefixes[prefix].length > prefixes[best].length)) best = prefix;
  }
  return best ? `${best}:${iri.slice(prefixes[best].length)}` : iri;
}

/* The page of the site that tells of an IRI; empty where there is none. */
export function pageOf(iri, data) {
  const { id, scheme } = data.prefixes;
  if (iri.startsWith(id)) {
    const own = iri.slice(id.length);
    if (/^p\d{5}$/.test(own)) return data.places.has(own.slice(1)) ? `places/${own.slice(1)}.html` : '';
    return Object.hasOwn(data.pages, own) ? data.pages[own] : '';
  }
  const inScheme = iri.startsWith(scheme) ? iri.slice(scheme.length).split('/') : [];
  return inScheme.length === 2 && data.folders.includes(inScheme[0]) ? `${inScheme[0]}/${inScheme[1]}.html` : '';
}

/* The labels of columns that the opening comment of a query gives: {variable: {ja, en}}. */
export function columnLabels(text) {
  const labels = {};
  for (const line of text.split('\n')) {
    if (line.trim() && !line.trim().startsWith('#')) break;
    const found = /^\s*#\s*column:\s*([A-Za-z]\w*)\s+([^|]+?)\s*\|\s*(.+?)\s*$/.exec(line);
    if (found) labels[found[1]] = { ja: found[2], en: found[3] };
  }
  return labels;
}

export function fillTable(table, result, text, lang, data) {
  const labels = columnLabels(text);
  const heads = result.kind === 'select' ? result.names.map((name) => (labels[name] || { ja: name, en: name })[lang]) : ['N-Triples'];
  const rows = result.kind === 'select' ? result.rows : result.rows.map((line) => [{ type: 'line', value: line }]);
  const head = document.createElement('thead');
  const top = head.insertRow();
  for (const label of heads) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = label;
    top.append(cell);
  }
  const body = document.createElement('tbody');
  for (const row of rows.slice(0, SHOWN)) {
    const line = body.insertRow();
    row.forEach((term, at) => {
      const cell = line.insertCell();
      cell.dataset.label = heads[at];
      if (term) fillCell(cell, term, data);
    });
  }
  table.replaceChildren(table.caption, head, body);
  return Math.min(rows.length, SHOWN);
}

function fillCell(cell, term, data) {
  if (term.type === 'uri') {
    cell.append(linked(compact(term.value, data.prefixes), pageOf(term.value, data) || '', 'code'));
  } else if (term.type === 'literal') {
    if (NUMBER.test(term.datatype || '')) cell.className = 'num';
    cell.append(linked(term.value, data.names.get(term.value) || '', 'bdi'));
  } else {
    const code = document.createElement('code');
    code.textContent = term.type === 'bnode' ? `_:${term.value}` : typeof term.value === 'string' ? term.value : JSON.stringify(term.value);
    cell.append(code);
  }
}

function linked(text, page, element) {
  const own = document.createElement(element);
  own.textContent = text;
  if (element === 'bdi' && /[\u3040-\u30ff\u3400-\u9fff]/.test(text)) own.lang = 'ja';
  if (!page) return own;
  const link = document.createElement('a');
  link.href = page;
  link.append(own);
  return link;
}

/* CSV with a byte order mark, as spreadsheets read it; nothing in it runs as a formula. */
export function csvOf(result, text, lang) {
  const labels = columnLabels(text);
  const rows = result.kind === 'select'
    ? [result.names.map((name) => (labels[name] || { ja: name, en: name })[lang]), ...result.rows.map((row) => row.map(plain))]
    : result.kind === 'ask' ? [['answer'], [String(result.answer)]] : [['N-Triples'], ...result.rows.map((line) => [line])];
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')}`;
}

function plain(term) {
  if (!term) return '';
  const value = typeof term.value === 'string' ? term.value : JSON.stringify(term.value);
  return term.type === 'literal' && NUMBER.test(term.datatype || '') && Number.isFinite(Number(value)) ? { number: value } : value;
}

function quoted(cell) {
  if (cell && cell.number !== undefined) return cell.number;
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[,"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
