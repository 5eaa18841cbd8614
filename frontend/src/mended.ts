/**
 * A field's error speaks of what was sent. Once a person changes the field it is no longer true, and no part of
 * the page that is asked for later would take it away: so it goes at the first change, with its red frame.
 */
export function bindMending(root: Document): void {
  for (const kind of ['input', 'change']) {
    root.addEventListener(kind, (event) => mend(event.target));
  }
}

function mend(field: EventTarget | null): void {
  if (field instanceof Element && field.classList.contains('is-invalid')) {
    field.classList.remove('is-invalid');
    field.closest('.mb-3')?.querySelector('.invalid-feedback')?.remove();
  }
}
