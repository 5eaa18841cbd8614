/** The form of class data-upload: sends a file into a volume part by part, checked, with progress; what broke off goes on when the same file is chosen again. */
import { mayBeName, partsFrom, refusalOf, resumeKey, shareOf, type Part } from '../upload';

function bind(form: HTMLFormElement): void {
  const part = <T extends HTMLElement>(selector: string) => form.querySelector<T>(selector)!;
  const file = part<HTMLInputElement>('input[type=file]');
  const name = part<HTMLInputElement>('input[type=text]');
  const bar = part<HTMLProgressElement>('progress');
  const submit = part<HTMLButtonElement>('button[type=submit]');
  const cancel = part<HTMLButtonElement>('[data-upload-cancel]');
  let request: XMLHttpRequest | null = null;

  const fail = (text: string) => {
    const error = part('[data-upload-error]');
    error.hidden = text === '';
    error.querySelector('p')!.textContent = text;
  };
  const busy = (on: boolean) => {
    part('[data-upload-progress]').hidden = !on;
    cancel.hidden = !on;
    submit.disabled = on;
    file.disabled = on;
    name.disabled = on;
  };
  const headers = (): Record<string, string> => ({
    'X-CSRF-TOKEN': document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '',
    Accept: 'application/json, application/problem+json',
  });
  const sendPart = (content: File, part1: Part, to: string, digest: string | null) => new Promise<string | null>((resolve) => {
    request = new XMLHttpRequest();
    request.open('PUT', `${to}/content`);
    Object.entries(headers()).forEach(([header, value]) => request!.setRequestHeader(header, value));
    request.setRequestHeader('Content-Range', `bytes ${part1.from}-${part1.to - 1}/${content.size}`);
    if (digest) {
      request.setRequestHeader('Content-Digest', `sha-256=:${digest}:`);
    }
    request.upload.addEventListener('progress', (event) => {
      bar.value = shareOf(part1.from + event.loaded, content.size);
      part('[data-upload-status]').textContent = `${bar.value} %`;
    });
    request.addEventListener('load', () => resolve(request!.status < 300 ? null : refusalOf(request!.responseText, form.dataset['broken'] ?? '')));
    request.addEventListener('error', () => resolve(form.dataset['broken'] ?? ''));
    request.addEventListener('abort', () => resolve(form.dataset['broken'] ?? ''));
    request.send(content.slice(part1.from, part1.to));
  });
  /** Only pages of a secure origin may sum up; elsewhere the parts go unchecked. */
  const digestOf = async (content: Blob): Promise<string | null> => {
    if (!globalThis.crypto?.subtle) {
      return null;
    }
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
    return btoa(String.fromCharCode(...sum));
  };
  const make = async (content: File, volumes: string): Promise<string | null> => {
    const answer = await fetch(`${volumes.replace(/\/$/, '')}?wait=60`, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: name.value, capacityBytes: content.size, format: 'raw' }),
    }).catch(() => null);
    if (!answer) {
      return form.dataset['broken'] ?? '';
    }
    const text = await answer.text();
    if (!answer.ok) {
      return refusalOf(text, form.dataset['broken'] ?? '');
    }
    const task = JSON.parse(text) as { state?: string; error?: string };
    return task.state === 'succeeded' ? null : task.error ?? form.dataset['broken'] ?? '';
  };
  const sendAll = async (content: File, to: string, key: string, start: number): Promise<string | null> => {
    for (const each of partsFrom(start, content.size)) {
      const wrong = await sendPart(content, each, to, await digestOf(content.slice(each.from, each.to)));
      if (wrong !== null) {
        return wrong;
      }
      localStorage.setItem(key, String(each.to));
    }
    localStorage.removeItem(key);
    return null;
  };

  const suggestName = () => {
    const chosen = file.files?.[0]?.name ?? '';
    if (name.value === '' && mayBeName(chosen)) {
      name.value = chosen;
    }
  };
  file.addEventListener('change', suggestName);
  // On a slow line the file is often chosen before this script has come.
  suggestName();
  submit.disabled = false;
  cancel.addEventListener('click', () => request?.abort());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const content = file.files?.[0];
    if (!content) {
      return;
    }
    fail('');
    if (content.size > Number(form.dataset['free'])) {
      fail(form.dataset['tooLarge'] ?? '');
      return;
    }
    busy(true);
    bar.value = 0;
    const to = `${form.dataset['volumes'] ?? ''}${encodeURIComponent(name.value)}`;
    const key = resumeKey(to, content);
    const there = await fetch(to, { headers: { Accept: 'application/json' } }).catch(() => null);
    const size = there?.ok ? ((await there.json()) as { capacityBytes: number }).capacityBytes : -1;
    const done = Number(localStorage.getItem(key) ?? '-1');
    const goesOn = size === content.size && done >= 0;
    let wrong: string | null = null;
    if (goesOn) {
      part('[data-upload-status]').textContent = form.dataset['resuming'] ?? '';
    } else if (size >= 0) {
      wrong = form.dataset['taken'] ?? '';
    } else {
      wrong = await make(content, form.dataset['volumes'] ?? '');
      if (wrong === null) {
        localStorage.setItem(key, '0');
      }
    }
    wrong = wrong ?? (await sendAll(content, to, key, goesOn ? done : 0));
    if (wrong === null) {
      request = null;
      location.assign(form.dataset['done'] ?? '/');
      return;
    }
    busy(false);
    fail(wrong);
  });
  window.addEventListener('beforeunload', (event) => {
    if (request && request.readyState > 0 && request.readyState < 4) {
      event.preventDefault();
    }
  });
}

document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(bind);
