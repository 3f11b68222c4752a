/* The editor: CodeMirror in a shadow root, where its styles are adopted sheets that a strict policy allows; else the textarea. */
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: '#7a1f7a', fontWeight: 'bold' },
  { tag: [tags.variableName, tags.special(tags.variableName), tags.definition(tags.variableName)], color: '#0b57a4' },
  { tag: tags.string, color: '#8a3b00' },
  { tag: tags.comment, color: '#4a5561' },
  { tag: [tags.atom, tags.number, tags.bool], color: '#1d5e2c' },
]);
const LOOK = EditorView.theme({
  '&': { border: '1px solid #68737d', borderRadius: '0.3rem', backgroundColor: '#fff', color: '#1b1b1b', fontSize: '0.95rem' },
  '&.cm-focused': { outline: '3px solid #b45f06', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: '"Noto Sans Mono CJK JP", "BIZ UDGothic", Consolas, monospace', lineHeight: '1.55', maxHeight: '24rem', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: '#f3f6f9', color: '#4a5561', border: '0', borderRight: '1px solid #c5ccd3' },
  '.cm-wrong': { backgroundColor: '#fde4e1', boxShadow: 'inset 4px 0 0 #b3261e' },
  '.cm-tooltip': { border: '1px solid #68737d', backgroundColor: '#fff' },
});
const setWrong = StateEffect.define();
const wrongLine = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    let now = change.docChanged ? Decoration.none : marks;
    for (const effect of change.effects) {
      if (effect.is(setWrong)) {
        now = effect.value < 0 ? Decoration.none : Decoration.set([Decoration.line({ class: 'cm-wrong' }).range(effect.value)]);
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function openEditor(textarea, host, words, onRun) {
  try {
    return codeMirror(textarea, host, words, onRun);
  } catch (error) {
    host.hidden = true;
    textarea.hidden = false;
    return plain(textarea, onRun);
  }
}

function plain(textarea, onRun) {
  textarea.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onRun(); }
  });
  return {
    get: () => textarea.value,
    set: (text) => { textarea.value = text; },
    wrong: (at, length) => { if (at >= 0) textarea.setSelectionRange(at, at + length); },
    name: (label) => { textarea.setAttribute('aria-label', label); },
    focus: () => textarea.focus(),
  };
}

/* Typing over what is selected: the browser would keep its look by a style attribute, which the policy forbids. */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || !event.data || view.composing || view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

function codeMirror(textarea, host, words, onRun) {
  const root = host.attachShadow({ mode: 'open' });
  const naming = new Compartment();
  const named = (label) => EditorView.contentAttributes.of({ 'aria-label': label, lang: 'en', tabindex: '0' });
  const complete = (context) => {
    const word = context.matchBefore(/[?A-Za-z][\w:-]*/);
    return word && (context.explicit || word.text.length > 1) ? { from: word.from, options: words.map((label) => ({ label })) } : null;
  };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        EditorView.lineWrapping,
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [complete], icons: false }),
        wrongLine,
        typeOver,
        naming.of(named('SPARQL')),
        keymap.of([{ key: 'Mod-Enter', run: () => { onRun(); return true; } }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        LOOK,
      ],
    }),
  });
  textarea.hidden = true;
  host.hidden = false;
  return {
    get: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, effects: setWrong.of(-1) }),
    wrong(at) {
      if (at < 0) { view.dispatch({ effects: setWrong.of(-1) }); return; }
      const here = Math.min(at, view.state.doc.length);
      view.dispatch({ selection: { anchor: here }, effects: [setWrong.of(view.state.doc.lineAt(here).from), EditorView.scrollIntoView(here)] });
    },
    name: (label) => view.dispatch({ effects: naming.reconfigure(named(label)) }),
    focus: () => view.focus(),
  };
}
