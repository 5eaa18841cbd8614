/** What opens a console once. */
export interface Grant {
  url: string;
  password: string | null;
}

/** Why no console could be opened, in words for people. */
export class Refusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Sends a change to the REST interface with the session's CSRF token. */
export async function post(path: string, body: unknown = {}): Promise<Response> {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content;
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(csrf ? { 'X-CSRF-TOKEN': csrf } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(response.status, problem.detail ?? problem.title ?? response.statusText);
  }
  return response;
}

export async function ticket(vm: string, kind: 'vnc' | 'serial', viewOnly: boolean): Promise<Grant> {
  return (await post(`/api/v1/vms/${encodeURIComponent(vm)}/console`, { kind, viewOnly })).json();
}

/** Opens the WebSocket of a ticket: always on the page's own host. */
export function socketOf(grant: Grant): WebSocket {
  const url = new URL(grant.url, location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(url, ['binary']);
}
