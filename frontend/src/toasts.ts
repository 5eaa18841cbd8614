/** Short messages at the corner: they go by themselves, errors later than the rest, none while pointed at. */
const SECONDS = { danger: 20, other: 7 };

export function bindToasts(root: Document): void {
  const area = root.getElementById('toasts');
  if (!area) {
    return;
  }
  area.querySelectorAll<HTMLElement>('.toast').forEach(expire);
  new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach((node) => {
    if (node instanceof HTMLElement && node.matches('.toast')) {
      expire(node);
    }
  }))).observe(area, { childList: true });
  area.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target.closest('[data-close]')) {
      target.closest('.toast')?.remove();
    }
  });
}

/** Shows a message made here; text is text, never markup. */
export function showToast(root: Document, text: string, kind: 'danger' | 'info'): void {
  const toast = root.createElement('div');
  toast.className = `toast show toast-${kind}`;
  toast.setAttribute('role', kind === 'danger' ? 'alert' : 'status');
  toast.append(Object.assign(root.createElement('div'), { className: 'toast-body', textContent: text }));
  root.getElementById('toasts')?.append(toast);
}

function expire(toast: HTMLElement): void {
  const seconds = toast.classList.contains('toast-danger') ? SECONDS.danger : SECONDS.other;
  const check = () => {
    if (toast.matches(':hover, :focus-within')) {
      setTimeout(check, 2000);
    } else {
      toast.remove();
    }
  };
  setTimeout(check, seconds * 1000);
}
