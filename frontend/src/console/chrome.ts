import { post, Refusal } from './ticket';
import type { StateLine } from './session';
import { ask } from '../confirm';
import { showToast } from '../toasts';

/** Buttons that serial and screen share: reconnect, full screen, power. */
export function bindChrome(root: HTMLElement, state: StateLine, reconnect: () => void): void {
  on(root, '[data-reconnect]', reconnect);
  on(root, '[data-fullscreen]', () => void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  root.querySelectorAll<HTMLElement>('[data-power]').forEach((item) => item.addEventListener('click', () => void power(root, state, item)));
}

export function on(root: HTMLElement, selector: string, act: () => void): void {
  root.querySelectorAll<HTMLElement>(selector).forEach((element) => element.addEventListener('click', act));
}

async function power(root: HTMLElement, state: StateLine, item: HTMLElement): Promise<void> {
  const question = item.dataset['confirm'];
  if (question && !(await ask(document, question, item.textContent?.trim() ?? ''))) {
    return;
  }
  try {
    await post(`/api/v1/vms/${encodeURIComponent(root.dataset['vm'] ?? '')}/${item.dataset['power']}`);
    showToast(document, `${item.textContent?.trim()}: ${state.word('submitted')}`, 'info');
  } catch (failure) {
    showToast(document, failure instanceof Refusal ? failure.message : state.word('lost'), 'danger');
  }
}

/** Hands a file made here to the person. */
export function download(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A file name of the VM's name and the time, without characters that file systems dislike. */
export function fileName(root: HTMLElement, ending: string): string {
  const name = (root.dataset['name'] ?? 'vm').replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 60);
  return `${name}-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}.${ending}`;
}
