// Bundles site/src with the libraries that package-lock.json pins into site/vendor: plain scripts that ask for nothing.
import { build } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, 'vendor');
const BUNDLES = ['find', 'ask', 'ask-worker'];

// A WebAssembly module is carried as gzip, a third of its size; the worker unpacks it.
const packedWasm = {
  name: 'packed-wasm',
  setup(building) {
    building.onLoad({ filter: /\.wasm$/ }, async (found) => ({
      contents: gzipSync(await readFile(found.path), { level: 9 }),
      loader: 'binary',
    }));
  },
};

async function bundle(name) {
  const made = await build({
    absWorkingDir: HERE,
    entryPoints: [`src/${name}.js`],
    outfile: `vendor/${name}.js`,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none', // all licences are in LICENSES.txt, in full
    define: { 'import.meta.url': '""' },
    metafile: true,
    plugins: [packedWasm],
    logLevel: 'warning',
  });
  return Object.keys(made.metafile.inputs);
}

// The folder of the package that an input belongs to; empty for what is ours.
function packageOf(input) {
  const found = /^(?:.*:)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
  return found ? found[1] : '';
}

async function licenceOf(folder) {
  const about = JSON.parse(await readFile(join(HERE, folder, 'package.json'), 'utf8'));
  const files = (await readdir(join(HERE, folder))).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  let text = '';
  for (const file of files) text += (await readFile(join(HERE, folder, file), 'utf8')).replaceAll('\r\n', '\n').trim() + '\n';
  if (!text && /\bApache-2\.0\b/.test(about.license)) {
    // Offered under Apache-2.0 (among others) without its text: ours is the same text.
    text = 'Used under the Apache License, Version 2.0:\n\n' + (await readFile(apacheText(), 'utf8')).trim() + '\n';
  }
  if (!text) throw new Error(`${about.name}: no licence text`);
  return { name: about.name, version: about.version, licence: about.license, text };
}

function apacheText() {
  return join(HERE, '..', 'LICENSE');
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const folders = new Set();
for (const name of BUNDLES) for (const input of await bundle(name)) folders.add(packageOf(input));
folders.delete('');
const licences = await Promise.all([...folders].sort().map(licenceOf));
const head = 'The libraries in the scripts of this folder, each with its licence.\n';
const list = licences.map((one) => `${one.name} ${one.version} (${one.licence})`).join('\n');
const rule = '='.repeat(78);
const texts = licences.map((one) => `${rule}\n${one.name} ${one.version}\n\n${one.text}`).join('\n');
await writeFile(join(OUT, 'LICENSES.txt'), `${head}\n${list}\n\n${texts}`);
