import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { json } from '@codemirror/legacy-modes/mode/javascript';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import { EditorState, type Extension, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers, WidgetType } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Editor, Mark } from './editor.ts';

/** The colours are variables of the page's style sheet, which knows light and dark. */
const COLORS = HighlightStyle.define([
  { tag: [tags.keyword, tags.atom, tags.definition(tags.propertyName)], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.variableName, tags.propertyName, tags.meta], color: 'var(--code-name)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--field)', color: 'var(--text)', fontSize: 'var(--code-size)', minHeight: '20rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--text)', paddingBlock: '0.75rem' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-gutters': { backgroundColor: 'var(--field)', color: 'var(--muted)', border: 'none' },
  '.cm-mark': { textDecoration: 'underline wavy var(--error)', textUnderlineOffset: '0.25em', textDecorationSkipInk: 'none' },
  '.cm-mark-warning': { textDecorationColor: 'var(--warning)' },
  '.cm-mark-info': { textDecorationColor: 'var(--muted)' },
  '.cm-message': {
    color: 'var(--error)',
    fontFamily: 'var(--sans)',
    padding: '0 0.75rem 0.25rem 0.375rem',
    whiteSpace: 'normal',
    width: '0',
    minWidth: '100%',
  },
  '.cm-message-warning': { color: 'var(--warning)' },
  '.cm-message-info': { color: 'var(--muted)' },
});

class Message extends WidgetType {
  readonly mark: Mark;

  constructor(mark: Mark) {
    super();
    this.mark = mark;
  }

  override eq(other: Message): boolean {
    return other.mark.message === this.mark.message && other.mark.level === this.mark.level;
  }

  toDOM(): HTMLElement {
    const line = document.createElement('div');
    line.className = `cm-message cm-message-${this.mark.level}`;
    line.textContent = this.mark.message;
    return line;
  }
}

const setMarks = StateEffect.define<readonly Mark[]>();
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set ? decorationsOf(set.value, transaction.state.doc) : shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The marks may be of an earlier text: one that does not fit is left out. */
function decorationsOf(all: readonly Mark[], text: Text): DecorationSet {
  const offset = (line: number, column: number): number => {
    const { from, to } = text.line(Math.min(Math.max(line, 1), text.lines));
    return Math.min(from + column - 1, to);
  };
  const ranges = all.flatMap((mark) => {
    const [from, to] = [offset(mark.line, mark.column), offset(mark.endLine, mark.endColumn)];
    const below = Decoration.widget({ widget: new Message(mark), block: true, side: 1 }).range(text.lineAt(from).to);
    return from < to ? [Decoration.mark({ class: `cm-mark cm-mark-${mark.level}` }).range(from, to), below] : [below];
  });
  return Decoration.set(ranges, true);
}

function languageOf(path: string): Extension {
  if (/\.ya?ml$/.test(path)) return StreamLanguage.define(yaml);
  if (path.endsWith('.json')) return StreamLanguage.define(json);
  return StreamLanguage.define(/dockerfile/i.test(path) ? dockerFile : properties);
}

/** The editor with colours and marks. It stands in a shadow root: there its styles need no exception from the Content Security Policy. */
export function codeEditor(host: HTMLElement, onChange: (text: string) => void): Editor {
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({ root, parent: root });
  const states = new Map<string, EditorState>();
  let opened = '';
  return {
    open(path, text) {
      states.set(opened, view.state);
      opened = path;
      const known = states.get(path) ?? newState(path, text, onChange);
      // another text, as after a rewrite, is a change that can be undone
      const changes = known.doc.toString() === text ? [] : { from: 0, to: known.doc.length, insert: text };
      view.setState(known.update({ changes }).state);
    },
    mark: (all) => view.dispatch({ effects: setMarks.of(all) }),
    goTo(line, column) {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: Math.min(from + column - 1, to) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
  };
}

function newState(path: string, text: string, onChange: (text: string) => void): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      history(),
      // Tab leaves the editor, as it leaves any field
      keymap.of([...defaultKeymap, ...historyKeymap]),
      languageOf(path),
      syntaxHighlighting(COLORS),
      marks,
      LOOK,
      EditorView.contentAttributes.of({ 'aria-label': path, autocapitalize: 'off', spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
}
