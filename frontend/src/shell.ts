/** Navigation on small screens, theme, forms that save themselves. */

export function bindShell(root: Document): void {
  root.addEventListener('htmx:configRequest', (event) => {
    const token = root.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content;
    const detail = (event as CustomEvent<{ verb: string; headers: Record<string, string> }>).detail;
    if (token && detail.verb !== 'get') {
      detail.headers['X-CSRF-TOKEN'] = token;
    }
  });
  root.addEventListener('click', (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>('[data-dialog]');
    if (opener) {
      openDialog(root, opener.dataset['dialog'] ?? '');
    }
    target.closest('[data-close-dialog]')?.closest('dialog')?.close();
    if (target.closest('[data-toggle-nav]')) {
      toggleNavigation(root);
    }
  });
  root.addEventListener('change', (event) => {
    (event.target as Element).closest<HTMLFormElement>('form[data-submit-on-change]')?.requestSubmit();
  });
  root.addEventListener('submit', (event) => guardDoubleSubmit(event.target as HTMLFormElement));
  root.addEventListener('htmx:load', (event) => event.target === root.body && tellEarlyChoices(root));
}

/** What was chosen before the scripts had come, or is kept by the browser over a reload, has told nobody yet. */
function tellEarlyChoices(root: Document): void {
  root.querySelectorAll<HTMLSelectElement>('select[hx-trigger=change]').forEach((select) => {
    const given = [...select.options].findIndex((option) => option.defaultSelected);
    if (select.selectedIndex !== Math.max(given, 0)) {
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
}

/** Opens the dialog of that id; one that htmx fills is filled anew. */
export function openDialog(root: Document, id: string): void {
  const dialog = root.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent('weir:open'));
  }
}

function toggleNavigation(root: Document): void {
  const open = root.body.toggleAttribute('data-nav-open');
  root.querySelectorAll('[data-toggle-nav]').forEach((button) => button.setAttribute('aria-expanded', String(open)));
}

/** A plain (not htmx) form is sent once: the page is about to go. */
function guardDoubleSubmit(form: HTMLFormElement): void {
  if (form.method !== 'post' || form.matches('[hx-post],[data-hx-post]')) {
    return;
  }
  setTimeout(() => form.querySelectorAll<HTMLButtonElement>('button[type=submit]').forEach((button) => {
    button.disabled = true;
  }));
  window.addEventListener('pageshow', () => form.querySelectorAll<HTMLButtonElement>('button[type=submit]').forEach((button) => {
    button.disabled = false;
  }), { once: true });
}
