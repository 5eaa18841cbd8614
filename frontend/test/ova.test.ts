import { describe, expect, it } from 'vitest';
import { descriptorOf, firstEntry } from '../src/ova';

function header(name: string, size: string): Uint8Array {
  const bytes = new Uint8Array(512);
  const put = (text: string, at: number) => bytes.set(new TextEncoder().encode(text), at);
  put(name, 0);
  put(size, 124);
  put('ustar', 257);
  return bytes;
}

describe('the beginning of an OVA', () => {
  it('is a descriptor', async () => {
    expect(firstEntry(header('vm.OVF', '00000000012 '))).toEqual({ name: 'vm.OVF', size: 10 });
    const file = new Blob([header('vm.ovf', '00000000004 ').slice(), 'abcdefgh']);
    expect(await (await descriptorOf(file))?.text()).toBe('abcd');
  });

  it('is nothing else', () => {
    expect(firstEntry(header('disk.vmdk', '00000000012 '))).toBeNull();
    expect(firstEntry(header('vm.ovf', '77777777777 '))).toBeNull();
    expect(firstEntry(header('vm.ovf', 'many'))).toBeNull();
    expect(firstEntry(new Uint8Array(512))).toBeNull();
    expect(firstEntry(new Uint8Array(3))).toBeNull();
  });
});
