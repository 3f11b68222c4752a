/* The store of the Ask page: Oxigraph in a worker, so that a question can be stopped by ending the worker. */
import { Store, initSync, namedNode } from 'oxigraph/web.js';
import packed from 'oxigraph/web_bg.wasm';

const MOST_ROWS = 50000;
let store = null;

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/* As kgraph.store does: what graphs say without choice is written out in the default graph; an engine that merges graphs while it
   answers returns a triple once for each graph that holds it. */
async function load(graphs) {
  initSync({ module: await unpack(packed) });
  store = new Store();
  for (const graph of graphs) {
    const text = new TextDecoder().decode(await unpack(bytesOf(graph.packed)));
    store.load(text, { format: 'text/turtle', to_graph_name: namedNode(graph.name) });
    if (graph.asked) store.load(text, { format: 'text/turtle' });
  }
  return { size: store.size };
}

function ask(text, form) {
  const begun = performance.now();
  if (form === 'CONSTRUCT' || form === 'DESCRIBE') {
    const lines = store.query(text, { results_format: 'application/n-triples' }).split('\n').filter(Boolean);
    const rows = Array.from(new Set(lines)).sort();
    return { kind: 'triples', total: rows.length, rows: rows.slice(0, MOST_ROWS), ms: performance.now() - begun };
  }
  const answer = JSON.parse(store.query(text, { results_format: 'application/sparql-results+json' }));
  const ms = performance.now() - begun;
  if ('boolean' in answer) return { kind: 'ask', answer: answer.boolean, ms };
  const names = answer.head.vars;
  const rows = answer.results.bindings;
  return {
    kind: 'select',
    names,
    total: rows.length,
    rows: rows.slice(0, MOST_ROWS).map((row) => names.map((name) => row[name] || null)),
    ms,
  };
}

self.onmessage = async (event) => {
  const { id, graphs, text, form } = event.data;
  try {
    self.postMessage({ id, done: graphs ? await load(graphs) : ask(text, form) });
  } catch (error) {
    // What the engine traps on leaves it unusable: the page starts another one.
    self.postMessage({ id, error: String((error && error.message) || error), dead: error instanceof WebAssembly.RuntimeError || error instanceof RangeError });
  }
};
