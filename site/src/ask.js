/* The Ask page: named questions at a click, SPARQL for who writes it, answers as a table. Everything it needs is in the page. */
import { openEditor } from './ask-editor.js';
import { csvOf, fillTable } from './ask-results.js';
import { explain, placeOf } from './ask-slips.js';
import { bind, formOf, literal, refusal, scan } from './ask-words.js';

const site = window.kgraphSite;
const data = prepared(JSON.parse(document.getElementById('ask-data').textContent));
const at = (id) => document.getElementById(id);
const LEAD = Object.keys(data.prefixes).map((prefix) => `PREFIX ${prefix}: <${data.prefixes[prefix]}> `).join('');
const ANY = 'any'; // in the address: nothing chosen where something is chosen to begin with
const state = { question: null, values: {}, written: '', result: null, problem: null, busy: false };
const settings = { seconds: data.seconds };
let editor = null;

function prepared(raw) {
  return { ...raw, places: new Set(raw.places), names: new Map(raw.names), questions: new Map(raw.questions.map((one) => [one.name, one])) };
}

const { lang } = site;

function say(key, values = {}) {
  return data.messages[key][lang()].replace(/{(\w+)}/g, (_, name) => values[name]);
}

/* The engine: a worker from a Blob, as the page may be a file of its own; ended and started anew where it must stop. */
const engine = {
  worker: null,
  waiting: new Map(),
  count: 0,
  loaded: null,
  start() {
    const source = JSON.parse(at('ask-worker').textContent);
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.onmessage = (event) => {
      const waiting = this.waiting.get(event.data.id);
      this.waiting.delete(event.data.id);
      if (event.data.dead) this.restart();
      if (waiting) waiting(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.end({ error: event.message || 'worker', broken: true });
    };
    this.worker = worker;
    this.loaded = this.send({ graphs: data.graphs }).then((told) => {
      URL.revokeObjectURL(address);
      return told;
    });
  },
  send(message) {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, ...message });
    });
  },
  end(answer) {
    const waiting = Array.from(this.waiting.values());
    this.waiting.clear();
    for (const resolve of waiting) resolve(answer);
  },
  restart() {
    this.worker.terminate();
    this.start();
  },
  stop(why) {
    this.worker.terminate();
    this.end({ stopped: why });
    this.start();
  },
};

async function run(text) {
  if (state.busy) return;
  editor.wrong(-1, 0);
  state.written = text;
  const refused = refusal(text);
  if (refused) { show({ problem: located(text, refused) }); return; }
  setBusy(true);
  const ready = await engine.loaded;
  let told = ready;
  if (!ready.error && !ready.stopped) {
    const timer = window.setTimeout(() => engine.stop('limit'), settings.seconds * 1000);
    told = await engine.send({ text: LEAD + text, form: formOf(text) });
    window.clearTimeout(timer);
  }
  setBusy(false);
  if (told.done) show({ result: told.done });
  else if (told.stopped) show({ problem: { message: `stopped-${told.stopped}`, values: { n: settings.seconds } } });
  else if (told.broken) show({ problem: { message: 'no-engine', values: {} } });
  else if (told.dead) show({ problem: { message: 'engine-died', values: {} } });
  else show({ problem: failed(text, told.error) });
}

function failed(text, error) {
  const place = /error at (\d+):(\d+): /.exec(error);
  if (!place && !/unbound/.test(error) && !/expected/.test(error)) return { message: 'failed', values: { found: error } };
  const line = place ? Number(place[1]) : 0;
  const column = place ? Number(place[2]) - (line === 1 ? Array.from(LEAD).length : 0) : 0;
  return located(text, explain(text, Object.keys(data.prefixes), error, place ? offsetOf(text, line, column) : -1));
}

/* The offset of a 1-based line and column; columns count characters, offsets UTF-16 units. */
function offsetOf(text, line, column) {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return before + Array.from(lines[line - 1] || '').slice(0, Math.max(column - 1, 0)).join('').length;
}

function located(text, slip) {
  const place = placeOf(text, slip.at);
  return { ...slip, ...place, words: text.split('\n')[place.line - 1] };
}

function setBusy(busy) {
  state.busy = busy;
  at('ask-stop').hidden = !busy;
  at('ask-run').disabled = busy;
  if (busy) {
    at('ask-status').textContent = say('busy', { n: settings.seconds });
    at('ask-problem').hidden = true;
  }
}

function show({ result = null, problem = null }) {
  state.result = result;
  state.problem = problem;
  if (problem && problem.at !== undefined) {
    at('ask-editor-part').open = true;
    editor.wrong(problem.at, problem.length);
  }
  draw();
}

function draw() {
  const { result, problem } = state;
  at('ask-problem').hidden = !problem;
  at('ask-save').hidden = !result;
  at('ask-result-part').hidden = !result || result.kind === 'ask' || !result.total;
  if (problem) {
    const told = (problem.line ? say('on-line', { n: problem.line }) : '') + say(problem.message, problem.values || {});
    at('ask-problem-text').replaceChildren(site.marked(told));
    at('ask-problem-line').textContent = problem.line ? problem.words : '';
    at('ask-problem-line').hidden = !problem.line;
    at('ask-status').textContent = '';
  }
  if (!result) return;
  const seconds = (result.ms / 1000).toFixed(2);
  if (result.kind === 'ask') {
    at('ask-status').textContent = say(result.answer ? 'yes' : 'no', { seconds });
    return;
  }
  const shown = fillTable(at('ask-table'), result, state.written, lang(), data);
  site.relink(at('ask-table'));
  const title = state.question ? state.question[lang()] : say('own');
  at('ask-caption').replaceChildren(site.marked(title));
  const more = result.total > result.rows.length ? say('cut', { n: result.rows.length }) : shown < result.total ? say('first', { n: shown }) : '';
  at('ask-status').textContent = (result.total ? say(result.total === 1 ? 'row' : 'rows', { n: result.total.toLocaleString('en'), seconds }) : say('nothing', { seconds })) + more;
}

/* Named questions and their parameters. */
function choose(name, values, { go = true } = {}) {
  const question = data.questions.get(name);
  if (!question) return;
  state.question = question;
  state.values = {};
  for (const parameter of question.parameters) {
    if (parameter.type === 'lang') continue;
    const given = values[parameter.name];
    state.values[parameter.name] = given !== undefined ? given : parameter.default;
  }
  for (const button of document.querySelectorAll('[data-question]')) {
    if (button.dataset.question === name) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  // Where the list stands above the answer, it makes room for it.
  if (window.matchMedia('(max-width: 60rem)').matches) at('ask-list').open = false;
  drawForm();
  if (go) askNamed();
}

function drawForm() {
  const { question } = state;
  at('ask-title').replaceChildren(site.marked(question ? question[lang()] : say(state.written ? 'own' : 'begin')));
  const fields = at('ask-fields');
  fields.replaceChildren();
  for (const parameter of question ? question.parameters : []) {
    if (parameter.type !== 'lang') fields.append(field(parameter));
  }
  fields.hidden = !fields.children.length;
}

function field(parameter) {
  const label = document.createElement('label');
  const known = data.options[parameter.type];
  const input = document.createElement(known ? 'select' : 'input');
  input.name = parameter.name;
  label.append(document.createTextNode(say(`param-${parameter.type}`)), input);
  if (known) {
    input.append(new Option(say(parameter.required ? 'please-choose' : 'any'), ''));
    for (const [term, ja, en] of known) {
      const option = new Option(lang() === 'en' ? en : ja, term);
      if (lang() === 'en' && en === ja) option.lang = 'ja'; // a name
      input.append(option);
    }
  }
  input.value = state.values[parameter.name] || '';
  input.addEventListener('change', () => {
    state.values[parameter.name] = input.value;
    askNamed();
  });
  return label;
}

function askNamed() {
  const { question, values } = state;
  remember();
  const lacking = question.parameters.find((one) => one.required && one.type !== 'lang' && !values[one.name]);
  if (lacking) {
    editor.set(question.text);
    state.written = question.text;
    show({});
    at('ask-status').textContent = say('choose-first', { what: say(`param-${lacking.type}`) });
    const input = at('ask-fields').querySelector(`[name="${lacking.name}"]`);
    if (input) input.focus();
    return;
  }
  const terms = {};
  for (const parameter of question.parameters) terms[parameter.name] = termOf(parameter, values[parameter.name]);
  const text = bind(question.text, terms);
  editor.set(text);
  run(text);
}

function termOf(parameter, value) {
  if (parameter.type === 'lang') return literal(lang());
  if (data.options[parameter.type]) return data.options[parameter.type].some(([term]) => term === value) ? value : literal('');
  if (parameter.type === 'integer') return /^-?\d+$/.test(value) ? value : '0';
  return literal(value || '');
}

/* What is asked stands in the address, so that a mail carries it. */
function remember() {
  const changes = { ask: state.question ? state.question.name : '' };
  for (const key of Object.keys(site.readHash())) if (key.startsWith('ask.')) changes[key] = '';
  for (const one of state.question ? state.question.parameters : []) {
    if (one.type !== 'lang') changes[`ask.${one.name}`] = state.values[one.name] || (one.default ? ANY : '');
  }
  site.setHash(changes);
}

function fromAddress() {
  const asked = site.readHash();
  const question = data.questions.get(asked.ask || '');
  if (!question) return;
  const values = {};
  for (const parameter of question.parameters) {
    const given = asked[`ask.${parameter.name}`];
    if (given !== undefined) values[parameter.name] = given === ANY ? '' : given;
  }
  if (state.question === question && question.parameters.every((one) => (values[one.name] || '') === (state.values[one.name] || ''))) return;
  choose(question.name, values);
}

/* The place or target that the whole site is narrowed to is where a question starts. */
function narrowed(question) {
  const chosen = site.chosen();
  const values = {};
  for (const parameter of question.parameters) {
    const term = parameter.type === 'place' && chosen.place ? `id:p${chosen.place}` : parameter.type === 'target' && chosen.target ? `target:${chosen.target}` : '';
    if (term && data.options[parameter.type].some(([known]) => known === term)) values[parameter.name] = term;
  }
  return values;
}

function save() {
  const blob = new Blob([csvOf(state.result, state.written, lang())], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${state.question ? state.question.name : 'answer'}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function runWritten() {
  const text = editor.get();
  if (text !== state.written) {
    state.question = null;
    state.written = text;
    for (const button of document.querySelectorAll('[data-question]')) button.removeAttribute('aria-current');
    drawForm();
    remember();
  }
  run(text);
}

function completions() {
  const words = new Set('SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH GROUP ORDER BY HAVING LIMIT COUNT CONTAINS LANG STR ASK CONSTRUCT DESCRIBE'.split(' '));
  for (const question of data.questions.values()) {
    for (const token of scan(question.text)) if (token.kind === 'prefixed' && token.text.length > 3) words.add(token.text);
  }
  return Array.from(words).sort();
}

function begin() {
  at('ask-without').hidden = true;
  engine.start();
  editor = openEditor(at('ask-text'), at('ask-editor'), completions(), runWritten);
  const relabel = () => {
    editor.name(say('editor'));
    drawForm();
    const told = state.question && state.question.parameters.some((one) => one.type === 'lang') && state.result;
    if (told && editor.get() === state.written) askNamed();
    else if (state.result || state.problem) draw();
  };
  document.addEventListener('kgraph:lang', relabel);
  document.addEventListener('kgraph:narrow', () => {
    if (state.question) choose(state.question.name, { ...state.values, ...narrowed(state.question) });
  });
  for (const button of document.querySelectorAll('[data-question]')) {
    button.addEventListener('click', () => {
      if (state.busy) return;
      choose(button.dataset.question, narrowed(data.questions.get(button.dataset.question)));
      if (at('ask-answer').getBoundingClientRect().top < 0) at('ask-answer').scrollIntoView();
    });
  }
  at('ask-run').addEventListener('click', runWritten);
  at('ask-stop').addEventListener('click', () => engine.stop('button'));
  at('ask-save').addEventListener('click', save);
  window.addEventListener('hashchange', fromAddress);
  relabel();
  fromAddress();
  window.kgraphAsk = { engine, settings, state, editor };
}

begin();
