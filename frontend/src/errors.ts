/** What htmx requests answer when they fail: the server's toast, or one of our own when there is no server. */
import { showToast } from './toasts';

interface BeforeSwap {
  xhr: XMLHttpRequest;
  shouldSwap: boolean;
  isError: boolean;
}

export function bindErrors(root: Document): void {
  root.addEventListener('htmx:beforeSwap', (event) => {
    const detail = (event as CustomEvent<BeforeSwap>).detail;
    // An error that names its place (#toasts) was made for showing.
    if (detail.xhr.status >= 400 && detail.xhr.getResponseHeader('HX-Retarget') !== null) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });
  root.addEventListener('htmx:responseError', (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    fail(root, `${word(root, 'failed')} (${xhr.status})`, event);
  });
  root.addEventListener('htmx:sendError', (event) => fail(root, word(root, 'unreachable'), event));
  root.addEventListener('htmx:timeout', (event) => fail(root, word(root, 'unreachable'), event));
}

/** A person's own deed gets a toast; a refresh in the background is left to the banner. */
function fail(root: Document, text: string, event: Event): void {
  const config = (event as CustomEvent<{ requestConfig?: { verb?: string; triggeringEvent?: Event } }>).detail.requestConfig;
  const background = config?.verb === 'get' && (config.triggeringEvent?.type ?? '').startsWith('weir:');
  if (!background) {
    showToast(root, text, 'danger');
  }
}

function word(root: Document, name: string): string {
  return root.getElementById('toasts')?.dataset[name] ?? name;
}
