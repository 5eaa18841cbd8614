/** What an upload decides; see entries/upload. */

/** Whether a file's name can be a volume's: no slash, no hyphen at its start. */
export function mayBeName(name: string): boolean {
  return /^[^/\\-][^/\\]*$/.test(name) && name !== '.' && name !== '..';
}

/** Whole percent of a transfer, 0 while the whole is unknown. */
export function shareOf(sent: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.floor((100 * sent) / whole)) : 0;
}

/** A part of a file: from its first byte to the one behind its last. */
export interface Part {
  from: number;
  to: number;
}

/** Small enough to be summed up in memory and sent again, large enough to be few. */
const PART_BYTES = 64 * 1024 * 1024;

/** What is left of a file to be sent. */
export function partsFrom(start: number, size: number, part = PART_BYTES): Part[] {
  const parts: Part[] = [];
  for (let from = start; from < size; from += part) {
    parts.push({ from, to: Math.min(size, from + part) });
  }
  return parts;
}

/** Under what the progress of an upload is kept: another file, or a changed one, never goes on with it. */
export function resumeKey(to: string, file: { name: string; size: number; lastModified: number }): string {
  return ['weir-upload', to, file.name, file.size, file.lastModified].join('|');
}

/** What a problem+json answer says, field by field where it names fields; else the given words. */
export function refusalOf(body: string, otherwise: string): string {
  try {
    const problem = JSON.parse(body) as { title?: string; detail?: string; errors?: { message?: string }[] };
    const fields = (problem.errors ?? []).map((error) => error.message ?? '').filter((text) => text !== '');
    const words = fields.length > 0 ? fields : [problem.title ?? '', problem.detail ?? ''];
    return words.filter((text) => text !== '').join(' – ') || otherwise;
  } catch {
    return otherwise;
  }
}
