/** Quick search: Ctrl-K (or /) opens it, arrows choose, Enter does. The server finds. */
import { openDialog } from './shell';

const DIALOG = 'search';

export function bindSearch(root: Document): void {
  root.addEventListener('keydown', (event) => {
    if (opensSearch(event)) {
      event.preventDefault();
      openDialog(root, DIALOG);
    }
  });
  const dialog = root.getElementById(DIALOG);
  const input = dialog?.querySelector<HTMLInputElement>('input[type=search]');
  if (!dialog || !input) {
    return;
  }
  input.addEventListener('keydown', (event) => move(event, dialog, input));
  dialog.addEventListener('weir:open', () => input.select());
  dialog.addEventListener('htmx:afterSwap', () => choose(dialog, input, 0));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      (dialog as HTMLDialogElement).close();
    }
  });
}

function opensSearch(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    return true;
  }
  const typing = (event.target as Element).closest('input, textarea, select, [contenteditable], dialog[open], .console');
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

function options(dialog: HTMLElement): HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>('[role=option]')];
}

function move(event: KeyboardEvent, dialog: HTMLElement, input: HTMLInputElement): void {
  const all = options(dialog);
  const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const to = nextIndex(event.key, at, all.length);
  if (to !== null) {
    event.preventDefault();
    choose(dialog, input, to);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    all[at]?.querySelector<HTMLElement>('a, button')?.click();
  }
}

/** Where an arrow key leads in a list of that length, round its ends; null for other keys. */
export function nextIndex(key: string, at: number, length: number): number | null {
  if (length === 0) {
    return null;
  }
  switch (key) {
    case 'ArrowDown': return (at + 1) % length;
    case 'ArrowUp': return (Math.max(at, 0) - 1 + length) % length;
    default: return null;
  }
}

function choose(dialog: HTMLElement, input: HTMLInputElement, index: number): void {
  options(dialog).forEach((option, i) => {
    option.setAttribute('aria-selected', String(i === index));
    if (i === index) {
      option.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', option.id);
    }
  });
}
