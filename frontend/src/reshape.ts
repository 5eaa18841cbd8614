/**
 * A form that asks for another form in its own place takes nothing meanwhile: what a person typed or pressed
 * would go with the old one. The focus comes back to what had it.
 */
interface Sent {
  elt: Element;
  target: Element;
}

export function bindReshaping(root: Document): void {
  root.addEventListener('htmx:beforeRequest', (event) => {
    const form = reshaped(event);
    if (form) {
      const focused = root.activeElement?.id ?? '';
      form.inert = true;
      root.addEventListener('htmx:afterSettle', () => {
        if (root.activeElement === root.body) {
          root.getElementById(focused)?.focus();
        }
      }, { once: true });
    }
  });
  root.addEventListener('htmx:afterRequest', (event) => {
    const form = reshaped(event);
    if (form) {
      form.inert = false;
    }
  });
}

function reshaped(event: Event): HTMLFormElement | null {
  const { elt, target } = (event as CustomEvent<Sent>).detail;
  return target instanceof HTMLFormElement && target.contains(elt) ? target : null;
}
