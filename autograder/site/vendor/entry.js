// The editor of the course in a browser tab, made of CodeMirror 6. `npm ci && npm run build` writes editor.js.
import {closeBrackets, closeBracketsKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, indentLess, indentMore} from "@codemirror/commands";
import {python} from "@codemirror/lang-python";
import {bracketMatching, indentOnInput, indentUnit, syntaxHighlighting} from "@codemirror/language";
import {Compartment, EditorState, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers} from "@codemirror/view";
import {classHighlighter} from "@lezer/highlight";

// One level of four spaces at the cursor, or before every line that is selected.
function indent(view) {
  if (!view.state.selection.main.empty) return indentMore(view);
  view.dispatch(view.state.replaceSelection("    "), {userEvent: "input.type", scrollIntoView: true});
  return true;
}

const setMarks = StateEffect.define();

// The places that a verdict names: {line, column, length}, all counted from 1 or null.
const marks = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    value = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const ranges = [];
      for (const {line, column, length} of effect.value) {
        if (line < 1 || line > transaction.state.doc.lines) continue;
        const {from, to} = transaction.state.doc.line(line);
        ranges.push(Decoration.line({class: "cm-wrong-line"}).range(from));
        const start = column ? Math.min(from + column - 1, to) : from;
        const end = column && length ? Math.min(start + length, to) : start;
        if (end > start) ranges.push(Decoration.mark({class: "cm-wrong-place"}).range(start, end));
      }
      value = Decoration.set(ranges, true);
    }
    return value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class Editor {
  constructor({parent, nonce, label, changed, check}) {
    this.changed = changed;
    this.labelled = new Compartment();
    this.extensions = [
      EditorView.cspNonce.of(nonce),
      lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), python(), indentUnit.of("    "), EditorState.tabSize.of(4),
      syntaxHighlighting(classHighlighter), marks,
      keymap.of([
        {key: "Mod-Enter", run: () => { check(); return true; }},
        ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap,
        {key: "Tab", run: indent, shift: indentLess},
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.silent) this.changed(this.text);
      }),
      this.labelled.of(this.labelling(label)),
    ];
    this.view = new EditorView({parent, state: EditorState.create({doc: "", extensions: this.extensions})});
  }

  labelling(label) {
    return EditorView.contentAttributes.of({
      "aria-label": label, tabindex: "0", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
    });
  }

  relabel(label) {
    this.view.dispatch({effects: this.labelled.reconfigure(this.labelling(label))});
  }

  get text() {
    return this.view.state.doc.toString();
  }

  // Shows another file: what was undone before belongs to the file before.
  open(text) {
    this.view.setState(EditorState.create({doc: text, extensions: this.extensions}));
  }

  mark(places) {
    this.view.dispatch({effects: setMarks.of(places)});
  }

  // Brings a line into view; the cursor stays.
  reveal(line) {
    const {from} = this.view.state.doc.line(Math.max(1, Math.min(line, this.view.state.doc.lines)));
    this.view.dispatch({effects: EditorView.scrollIntoView(from, {y: "center"})});
  }

  go(line) {
    const {from} = this.view.state.doc.line(Math.max(1, Math.min(line, this.view.state.doc.lines)));
    this.view.dispatch({selection: {anchor: from}, effects: EditorView.scrollIntoView(from, {y: "center"})});
    this.view.focus();
  }

  // Types a text at the cursor, as the keys on a phone do.
  insert(text) {
    if (text === "\t") indent(this.view);
    else this.view.dispatch(this.view.state.replaceSelection(text), {userEvent: "input.type", scrollIntoView: true});
    this.view.focus();
  }
}
