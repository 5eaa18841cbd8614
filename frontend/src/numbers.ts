/** Arrow keys count in fields of numbers (`data-number`, with `data-min`, `data-max`, `data-step`). */
export function bindNumbers(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.dataset['number'] !== undefined) {
      const next = counted(event.key, input.value, input.dataset);
      if (next !== null) {
        event.preventDefault();
        input.value = next;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
  });
}

/** The number after an arrow key, within its limits; null where the key or the text does not count. */
export function counted(key: string, text: string, limits: { min?: string; max?: string; step?: string }): string | null {
  const direction = { ArrowUp: 1, ArrowDown: -1 }[key];
  const value = Number(text);
  if (direction === undefined || Number.isNaN(value)) {
    return null;
  }
  const next = value + direction * Number(limits.step ?? 1);
  return String(Math.min(Number(limits.max ?? Infinity), Math.max(Number(limits.min ?? -Infinity), next)));
}
