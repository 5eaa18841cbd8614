/** What an upload decides; see entries/upload. */

/** Whether a file's name can be a volume's: no slash, no hyphen at its start. */
export function mayBeName(name: string): boolean {
  return /^[^/\\-][^/\\]*$/.test(name) && name !== '.' && name !== '..';
}

/** Whole percent of a transfer, 0 while the whole is unknown. */
export function shareOf(sent: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.floor((100 * sent) / whole)) : 0;
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
