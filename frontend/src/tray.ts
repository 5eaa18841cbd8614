/** Keeps the task tray open while its contents are refreshed under the reader's eyes. */
import Dropdown from 'bootstrap/js/dist/dropdown';

const TRAY = 'task-tray';

export function bindTray(root: Document): void {
  let open = false;
  root.addEventListener('htmx:beforeSwap', (event) => {
    const target = event.target as Element;
    if (target.id === TRAY) {
      open = target.querySelector('.dropdown-menu.show') !== null;
    }
  });
  root.addEventListener('htmx:afterSettle', (event) => {
    const button = (event.target as Element).closest(`#${TRAY}`)?.querySelector('[data-bs-toggle=dropdown]');
    if (open && button) {
      open = false;
      Dropdown.getOrCreateInstance(button).show();
    }
  });
}
