/**
 * Selection of rows in a list that is replaced again and again: an element with
 * `data-keep-selection` remembers which check boxes are ticked by their value, ticks them again after a swap,
 * counts them in `data-selected` and shows `data-bulk` while there are any.
 */
export function bindSelection(root: Document): void {
  const area = root.querySelector<HTMLElement>('[data-keep-selection]');
  if (!area) {
    return;
  }
  // on a slow line some are ticked before this script has come
  const chosen = new Set(boxes(area).filter((box) => box.checked).map((box) => box.value));
  area.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches('[data-select-all]')) {
      boxes(area).forEach((each) => choose(chosen, each.value, box.checked));
    } else if (box.name === 'uuids') {
      choose(chosen, box.value, box.checked);
    }
    show(area, chosen);
  });
  area.addEventListener('htmx:afterSwap', () => show(area, chosen));
  show(area, chosen);
}

function choose(chosen: Set<string>, value: string, on: boolean): void {
  if (on) {
    chosen.add(value);
  } else {
    chosen.delete(value);
  }
}

/** Ticks what is chosen; what is not on this page any more is chosen no longer. */
function show(area: HTMLElement, chosen: Set<string>): void {
  const present = boxes(area);
  const values = new Set(present.map((box) => box.value));
  [...chosen].filter((value) => !values.has(value)).forEach((value) => chosen.delete(value));
  present.forEach((box) => {
    box.checked = chosen.has(box.value);
  });
  const all = area.querySelector<HTMLInputElement>('[data-select-all]');
  if (all) {
    all.checked = chosen.size > 0 && chosen.size === present.length;
    all.indeterminate = chosen.size > 0 && chosen.size < present.length;
  }
  area.querySelector('[data-bulk]')?.toggleAttribute('hidden', chosen.size === 0);
  const count = area.querySelector<HTMLElement>('[data-selected]');
  if (count) {
    count.textContent = (count.dataset['text'] ?? '{0}').replace('{0}', String(chosen.size));
  }
}

function boxes(area: HTMLElement): HTMLInputElement[] {
  return [...area.querySelectorAll<HTMLInputElement>('input[name=uuids]')];
}
