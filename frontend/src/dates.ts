/** Shows moments in the reader's own time zone: the server knows the language but not where people are. */
export function bindDates(root: Document): void {
  const language = root.documentElement.lang || 'en';
  localize(root, language);
  root.addEventListener('htmx:load', (event) => localize(event.target as Element, language));
}

function localize(part: ParentNode, language: string): void {
  part.querySelectorAll<HTMLTimeElement>('time[data-date], time[data-age]').forEach((element) => {
    const told = moment(element.dateTime, language);
    if (told) {
      element.title = told.long;
      if (element.dataset['date'] !== undefined) {
        element.textContent = told.short;
      }
    }
  });
}

/** Date and time in words, without and with the name of the time zone; null for what is no time. */
export function moment(iso: string, language: string, timeZone?: string): { short: string; long: string } | null {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) {
    return null;
  }
  const day = { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit', timeZone } as const;
  return {
    short: new Intl.DateTimeFormat(language, day).format(at),
    long: new Intl.DateTimeFormat(language, { ...day, timeZoneName: 'short' }).format(at),
  };
}
