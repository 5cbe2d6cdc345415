import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { Finding, Fix } from '../../../findings/finding.ts';
import { dialectOf } from '../../../lesson/dialect.ts';
import { element } from '../client/dom.ts';
import { Checker } from './checker.ts';
import { FindingsList } from './findings-list.ts';
import { findingMarks, marksOf, offsetOf, setFindings } from './marks.ts';
import { yamlText } from './yaml-text.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet gives nothing to assign
import './editor.css';

export interface EditorOptions {
  /** The name of the file in the workspace; its ending says whether it is YAML. */
  name: string;
  text: string;
  /** The other files of the workspace, now. */
  files: () => Readonly<Record<string, string>>;
  /** The reader has changed the text. */
  onChange(text: string): void;
}

export interface Editor {
  readonly text: string;
  /** Puts another text in the place of the file's; `onChange` is not called. */
  setText(text: string): void;
  focus(): void;
  /** Takes the editor off the page. */
  close(): void;
}

/** A text is checked when nothing was typed for so long. */
const PAUSE_MILLISECONDS = 150;

/** Only a check that takes longer than this, such as the first, is spoken of. */
const PATIENCE_MILLISECONDS = 700;

let editors = 0;

/** Opens an editor of a workspace file at the end of an element, with what the checks find below it. */
export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  const { name } = options;
  const isChecked = dialectOf(name) === 'yaml';
  // What stands in it is laid out by its own rules, not as the text of a lesson.
  const dom = element('div', 'dd-editor not-content');
  const help = element('p', 'dd-editor-help', 'Tab indents. To leave the editor by keyboard, press Esc, then Tab.');
  help.id = `dd-editor-help-${(editors += 1)}`;

  let pause: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** The text that the findings below are of. */
  let checked = '';
  let isSetting = false;

  const list = new FindingsList({
    onGo(index) {
      const mark = marksOf(view.state)[index];
      if (mark === undefined) return;
      view.dispatch({ selection: { anchor: mark.from }, effects: EditorView.scrollIntoView(mark.from, { y: 'nearest' }) });
      view.focus();
    },
    onFix(index) {
      const fix = marksOf(view.state)[index]?.finding.fix;
      // Places are those of the text that was checked; a newer one is checked in a moment.
      if (fix === undefined || checked !== view.state.doc.toString()) return;
      apply(fix);
      view.focus();
    },
  });
  const checker = new Checker(
    (findings: Finding[]) => {
      clearTimeout(patience);
      view.dispatch({ effects: setFindings.of(findings) });
      list.show(findings);
    },
    () => {
      clearTimeout(patience);
      view.dispatch({ effects: setFindings.of([]) });
      list.show([]);
      list.say('The checks could not be loaded');
    },
  );

  const view = new EditorView({
    parent: dom,
    state: EditorState.create({
      doc: options.text.replace(/^\uFEFF/, ''),
      extensions: [
        basics(name, help.id),
        isChecked ? [yamlText(), findingMarks] : [],
        EditorView.updateListener.of(({ docChanged, focusChanged, state }) => {
          if (docChanged && !isSetting) options.onChange(state.doc.toString());
          // Other files may have changed while the reader was there.
          if (docChanged || (focusChanged && view.hasFocus)) soon();
        }),
      ],
    }),
  });

  function check(): void {
    checked = view.state.doc.toString();
    clearTimeout(patience);
    patience = setTimeout(() => list.say('Checking …'), PATIENCE_MILLISECONDS);
    checker.ask({ ...options.files(), [name]: checked }, name);
  }

  function soon(): void {
    if (!isChecked) return;
    clearTimeout(pause);
    pause = setTimeout(check, PAUSE_MILLISECONDS);
  }

  function apply({ line, column, endLine, endColumn, text }: Fix): void {
    const { doc } = view.state;
    const [from, to] = [offsetOf(doc, { line, column }), offsetOf(doc, { line: endLine, column: endColumn })];
    view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, userEvent: 'input', scrollIntoView: true });
  }

  dom.append(help);
  if (isChecked) {
    dom.append(list.dom);
    check();
  }
  host.append(dom);

  return {
    get text() {
      return view.state.doc.toString();
    },
    setText(text) {
      const { doc } = view.state;
      if (text === doc.toString()) return;
      isSetting = true;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
      isSetting = false;
    },
    focus: () => view.focus(),
    close() {
      clearTimeout(pause);
      clearTimeout(patience);
      checker.close();
      view.destroy();
      dom.remove();
    },
  };
}

/** What every file is edited with. */
function basics(name: string, helpId: string): Extension {
  return [
    lineNumbers(),
    history(),
    indentUnit.of(name.endsWith('.py') ? '    ' : '  '),
    // Escape, and Tab after it, leaves the editor: CodeMirror's own way out for a reader without a mouse.
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': `Text of ${name}`, 'aria-describedby': helpId, autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' }),
    nonceOfPage(),
  ];
}

/** CodeMirror's style element carries the nonce that the page's scripts have, where a server gives one. */
function nonceOfPage(): Extension {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  return nonce === undefined || nonce === '' ? [] : EditorView.cspNonce.of(nonce);
}
