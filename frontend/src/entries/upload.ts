/** The form of class data-upload: sends a file straight into a volume, with progress and a way out. */
import { mayBeName, refusalOf, shareOf } from '../upload';

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
  const send = (content: File, to: string) => {
    request = new XMLHttpRequest();
    request.open('PUT', `${to}/content?create=raw`);
    request.setRequestHeader('X-CSRF-TOKEN', document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.addEventListener('progress', (event) => {
      bar.value = shareOf(event.loaded, event.total);
      part('[data-upload-status]').textContent = `${bar.value} %`;
    });
    request.addEventListener('load', () => {
      if (request!.status < 300) {
        location.assign(form.dataset['done'] ?? '/');
        return;
      }
      busy(false);
      fail(refusalOf(request!.responseText, form.dataset['broken'] ?? ''));
    });
    request.addEventListener('error', () => { busy(false); fail(form.dataset['broken'] ?? ''); });
    request.addEventListener('abort', () => busy(false));
    request.send(content);
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
    // Asked before, because a refusal in the middle of a large body reaches no browser.
    const there = await fetch(to, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (there?.ok) {
      busy(false);
      fail(form.dataset['taken'] ?? '');
      return;
    }
    send(content, to);
  });
  window.addEventListener('beforeunload', (event) => {
    if (request && request.readyState > 0 && request.readyState < 4) {
      event.preventDefault();
    }
  });
}

document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(bind);
