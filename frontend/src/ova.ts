/** The beginning of an OVA, as far as the browser looks at it. */

const BLOCK = 512;
const LARGEST = 2 * 1024 * 1024;

/** Name and size of the first file of a TAR (POSIX ustar), or null for something else. */
export function firstEntry(header: Uint8Array): { name: string; size: number } | null {
  if (header.length < BLOCK || text(header, 257, 5) !== 'ustar') {
    return null;
  }
  const size = Number.parseInt(text(header, 124, 12).trim(), 8);
  const name = text(header, 0, 100);
  return Number.isFinite(size) && size > 0 && size <= LARGEST && name.toLowerCase().endsWith('.ovf') ? { name, size } : null;
}

/** The descriptor of an OVA, or null where it does not begin with one. */
export async function descriptorOf(file: Blob): Promise<Blob | null> {
  const entry = firstEntry(new Uint8Array(await file.slice(0, BLOCK).arrayBuffer()));
  return entry ? file.slice(BLOCK, BLOCK + entry.size) : null;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.slice(from, from + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.slice(0, end));
}
