/**
 * The dialog for many machines: opens when its content has come. Not at the click: a dialog takes the focus, and htmx
 * would forget which button was pressed.
 */
export function bindBulk(root: Document): void {
  const dialog = root.getElementById('bulk');
  if (dialog instanceof HTMLDialogElement) {
    root.addEventListener('htmx:afterSwap', (event) => {
      const { target, requestConfig } = (event as CustomEvent<Swapped>).detail;
      // only for a new plan: results that look again must not open what was closed
      if (target?.id === 'bulk-body' && requestConfig?.path === '/vms/bulk/plan' && !dialog.open) {
        dialog.showModal();
      }
    });
  }
}

interface Swapped {
  target?: Element;
  requestConfig?: { path: string };
}
