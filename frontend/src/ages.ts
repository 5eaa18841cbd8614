/** Keeps shown ages true while the page stands: `<time data-age datetime=...>`, in the words of the server. */
const UNITS: readonly (readonly [name: string, seconds: number])[] = [['d', 86_400], ['h', 3600], ['min', 60], ['s', 1]];
const NOW_SECONDS = 5;
const PERIOD_MS = 10_000;

export function bindAges(root: Document): void {
  const words = JSON.parse(root.body.dataset['ageWords'] ?? '{}') as Record<string, string>;
  setInterval(() => root.querySelectorAll<HTMLTimeElement>('time[data-age]').forEach((element) => {
    const seconds = (Date.now() - Date.parse(element.dateTime)) / 1000;
    element.textContent = age(seconds, words) ?? element.textContent;
  }), PERIOD_MS);
}

/** The age in words, or null where there are none. */
export function age(seconds: number, words: Record<string, string>): string | null {
  if (seconds < NOW_SECONDS) {
    return words['now'] ?? null;
  }
  const [name, size] = UNITS.find((unit) => seconds >= unit[1]) ?? ['s', 1];
  return words[name]?.replace('{0}', String(Math.floor(seconds / size))) ?? null;
}
