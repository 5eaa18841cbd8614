/** Buttons that copy a text: `data-copy` holds it, `data-copied` what to say afterwards. */

const SAID_FOR_MS = 1500;

export function bindCopy(root: Document): void {
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
    if (button) {
      void copy(button.dataset['copy'] ?? '').then(() => say(button));
    }
  });
}

/** The clipboard needs https or localhost; without it the old way still works. */
async function copy(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

function say(button: HTMLElement): void {
  const before = button.title;
  button.title = button.dataset['copied'] ?? '';
  button.classList.add('copied');
  window.setTimeout(() => {
    button.title = before;
    button.classList.remove('copied');
  }, SAID_FOR_MS);
}
