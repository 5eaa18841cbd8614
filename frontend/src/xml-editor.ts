/**
 * An editor for XML in the place of a text area. It lives in a shadow tree: there CodeMirror takes constructed style
 * sheets, which a content security policy without inline styles lets pass; in the document it would write a style element.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours of the page: custom properties reach into a shadow tree. */
const look = EditorView.theme({
  '&': { maxHeight: '65vh', minHeight: '16rem', border: '1px solid var(--weir-line)', borderRadius: '6px', fontSize: '.8125rem', background: 'var(--tblr-bg-forms)', color: 'var(--tblr-body-color)' },
  '&.cm-focused': { outline: '2px solid var(--tblr-primary)', outlineOffset: '-1px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--tblr-font-monospace)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--tblr-body-color)' },
  '.cm-cursor': { borderLeftColor: 'var(--tblr-body-color)' },
  '.cm-gutters': { background: 'transparent', color: 'var(--weir-muted)', borderRight: '1px solid var(--weir-line)' },
  '.cm-activeLine': { background: 'color-mix(in srgb, var(--weir-info-soft) 45%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--weir-info-soft)' },
  '.cm-panels': { background: 'var(--weir-idle-soft)', color: 'var(--tblr-body-color)' },
  '.cm-tooltip': { background: 'var(--tblr-bg-surface)', color: 'var(--tblr-body-color)', border: '1px solid var(--weir-line)' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap' },
});

const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--tblr-primary)' },
  { tag: tags.attributeName, color: 'var(--weir-warn)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--weir-ok)' },
  { tag: tags.comment, color: 'var(--weir-muted)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--weir-bad)' },
]);

/** Binds the form: its text area, what it answers with, and what it would lose when the page is left. */
export function editXml(form: HTMLFormElement): EditorView {
  const area = form.querySelector<HTMLTextAreaElement>('textarea[name=xml]')!;
  const result = form.querySelector<HTMLElement>('#xml-result')!;
  const begun = area.value;
  let sent = false;
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(),
        highlightSelectionMatches(), search({ top: true }), lintGutter(), xml({ autoCloseTags: true }), syntaxHighlighting(colours), look,
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
        EditorState.readOnly.of(area.readOnly),
        EditorView.contentAttributes.of({ 'aria-label': form.querySelector('label')?.textContent ?? 'XML', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            area.value = update.state.doc.toString();
            // what was shown of the changes is not what would be saved any more
            result.querySelector('.xml-review')?.remove();
          }
        }),
      ],
    }),
    ...place(area),
  });
  result.addEventListener('htmx:afterSwap', () => mark(view, result));
  form.addEventListener('htmx:afterSwap', () => mark(view, result));
  form.addEventListener('click', (event) => {
    if ((event.target as HTMLElement).closest('[data-xml-rebase]')) {
      goOn(form, view, result);
    }
  });
  // before htmx follows the redirect: the page is left then
  form.addEventListener('htmx:beforeOnLoad', (event) => {
    const detail = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    sent = detail.xhr.getResponseHeader('HX-Redirect') !== null;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!sent && area.value !== begun) {
      event.preventDefault();
    }
  });
  return view;
}

function place(area: HTMLTextAreaElement): { root: ShadowRoot; parent: ShadowRoot } {
  const host = document.createElement('div');
  host.className = 'xml-editor';
  area.after(host);
  area.hidden = true;
  const root = host.attachShadow({ mode: 'open' });
  return { root, parent: root };
}

/** Shows a fault at its line, and brings the answer into view. */
function mark(view: EditorView, result: HTMLElement): void {
  const fault = result.querySelector<HTMLElement>('[data-xml-line]');
  const line = Number(fault?.dataset['xmlLine'] ?? 0);
  const at = line > 0 && line <= view.state.doc.lines ? view.state.doc.line(line) : null;
  view.dispatch(setDiagnostics(view.state, at
    ? [{ from: at.from, to: at.to, severity: 'error', message: fault?.dataset['xmlMessage'] ?? '' }] : []));
  if (at) {
    view.dispatch({ effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
  }
  result.scrollIntoView({ block: 'nearest' });
}

/** Goes on from what somebody else saved: joined with it where that is possible. */
function goOn(form: HTMLFormElement, view: EditorView, result: HTMLElement): void {
  const present = result.querySelector<HTMLTextAreaElement>('[data-xml-present]')!;
  const merged = result.querySelector<HTMLTextAreaElement>('[data-xml-merged]');
  form.querySelector<HTMLTextAreaElement>('textarea[name=base]')!.value = present.value;
  form.querySelector<HTMLInputElement>('input[name=version]')!.value = present.dataset['version'] ?? '';
  if (merged) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: merged.value } });
  }
  result.replaceChildren();
  form.querySelector<HTMLButtonElement>('#xml-review')!.click();
}
