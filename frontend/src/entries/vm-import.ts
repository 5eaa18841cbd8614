/** The form data-import: shows what an OVA says, then sends it to the host, with progress. */
import { descriptorOf } from '../ova';
import { refusalOf, shareOf } from '../upload';

interface Hardware {
  name: string;
  vcpus: number;
  memoryMib: number;
  firmware: string;
  disks: { file: string }[];
  nics: { network: string }[];
  unmapped: { what: string; text: string }[];
}

function bind(form: HTMLFormElement): void {
  const part = <T extends HTMLElement>(selector: string) => form.querySelector<T>(selector)!;
  const file = part<HTMLInputElement>('#import-file');
  const submit = part<HTMLButtonElement>('button[type=submit]');
  const bar = part<HTMLProgressElement>('progress');
  const csrf = document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '';
  let request: XMLHttpRequest | null = null;

  const fail = (text: string) => {
    const error = part('[data-import-error]');
    error.hidden = text === '';
    error.querySelector('p')!.textContent = text;
  };
  const show = (hardware: Hardware) => {
    const facts: Record<string, string> = {
      name: hardware.name,
      vcpus: String(hardware.vcpus),
      memory: `${hardware.memoryMib} MiB`,
      firmware: hardware.firmware,
      disks: hardware.disks.map((disk) => disk.file).join(', '),
      nics: hardware.nics.map((nic) => nic.network || '–').join(', ') || '–',
    };
    for (const [fact, text] of Object.entries(facts)) {
      part(`[data-fact=${fact}]`).textContent = text;
    }
    const left = part('[data-import-left]');
    left.hidden = hardware.unmapped.length === 0;
    left.querySelector('ul')!.replaceChildren(...hardware.unmapped.map((each) => {
      const item = document.createElement('li');
      item.textContent = `${each.what}: ${each.text}`;
      return item;
    }));
    part('[data-import-preview]').hidden = false;
    submit.disabled = false;
  };
  const look = async () => {
    submit.disabled = true;
    part('[data-import-preview]').hidden = true;
    fail('');
    const chosen = file.files?.[0];
    if (!chosen) {
      return;
    }
    const descriptor = await descriptorOf(chosen);
    if (!descriptor) {
      fail(form.dataset['notOva'] ?? '');
      return;
    }
    const answer = await fetch(form.dataset['preview']!, {
      method: 'POST',
      headers: { 'X-CSRF-TOKEN': csrf, 'Content-Type': 'application/octet-stream', Accept: 'application/json, application/problem+json' },
      body: descriptor,
    }).catch(() => null);
    const body = (await answer?.text()) ?? '';
    if (answer?.ok) {
      show(JSON.parse(body) as Hardware);
    } else {
      fail(refusalOf(body, form.dataset['broken'] ?? ''));
    }
  };
  const busy = (on: boolean) => {
    part('[data-import-progress]').hidden = !on;
    submit.disabled = on;
    file.disabled = on;
  };
  const send = (content: File) => {
    const asked = new URLSearchParams({
      hostId: part<HTMLSelectElement>('#hostId').value,
      pool: part<HTMLSelectElement>('#pool').value,
      network: part<HTMLSelectElement>('#network').value,
      name: part<HTMLInputElement>('#import-name').value,
      start: String(part<HTMLInputElement>('#import-start').checked),
    });
    request = new XMLHttpRequest();
    request.open('PUT', `${form.dataset['to']}?${asked}`);
    request.setRequestHeader('X-CSRF-TOKEN', csrf);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.addEventListener('progress', (event) => {
      bar.value = shareOf(event.loaded, event.total);
      part('[data-import-status]').textContent = `${bar.value} %`;
    });
    request.addEventListener('load', () => {
      if (request!.status < 300) {
        location.assign((form.dataset['vms'] ?? '/vms/') + (JSON.parse(request!.responseText) as { uuid: string }).uuid);
        return;
      }
      busy(false);
      fail(refusalOf(request!.responseText, form.dataset['broken'] ?? ''));
    });
    request.addEventListener('error', () => { busy(false); fail(form.dataset['broken'] ?? ''); });
    request.send(content);
  };

  part<HTMLSelectElement>('#hostId').addEventListener('change', (event) => {
    location.assign(`${form.action}?hostId=${encodeURIComponent((event.target as HTMLSelectElement).value)}`);
  });
  file.addEventListener('change', () => void look());
  void look();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const content = file.files?.[0];
    if (content) {
      fail('');
      busy(true);
      send(content);
    }
  });
  window.addEventListener('beforeunload', (event) => {
    if (request && request.readyState > 0 && request.readyState < 4) {
      event.preventDefault();
    }
  });
}

document.querySelectorAll<HTMLFormElement>('form[data-import]').forEach(bind);
