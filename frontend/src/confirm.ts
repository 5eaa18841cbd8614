/**
 * Asks before deeds, in a dialog of our own: `hx-confirm` on what htmx sends (or on the button that sends it),
 * `data-confirm` on plain forms. The answer's button says what will be done; Escape and "Cancel" do nothing.
 */
interface Asked {
  question: string | null;
  elt: Element;
  triggeringEvent?: Event;
  issueRequest: (skipConfirmation: boolean) => void;
}

export function bindConfirm(root: Document): void {
  root.addEventListener('htmx:confirm', (event) => {
    const asked = (event as CustomEvent<Asked>).detail;
    const button = submitter(asked.triggeringEvent) ?? asked.elt;
    const question = asked.question ?? button.getAttribute('hx-confirm');
    if (question) {
      event.preventDefault();
      void ask(root, question, deed(button)).then((yes) => yes && asked.issueRequest(true));
    }
  });
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset['confirm'] && form.dataset['confirmed'] === undefined) {
      event.preventDefault();
      event.stopPropagation();
      void confirmForm(root, form, submitter(event));
    }
  }, true);
}

async function confirmForm(root: Document, form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (await ask(root, form.dataset['confirm'] ?? '', deed(button ?? form))) {
    form.dataset['confirmed'] = '';
    form.requestSubmit(button);
    delete form.dataset['confirmed'];
  }
}

/** Whether the person agrees. One question at a time: another one answers the first with no. */
export function ask(root: Document, question: string, verb: string): Promise<boolean> {
  const dialog = root.getElementById('confirm');
  if (!(dialog instanceof HTMLDialogElement)) {
    return Promise.resolve(window.confirm(question));
  }
  dialog.close('no');
  part(dialog, 'question').textContent = question;
  const yes = part(dialog, 'yes');
  yes.textContent = verb || (yes.dataset['text'] ?? '');
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  });
}

function part(dialog: HTMLElement, name: string): HTMLElement {
  return dialog.querySelector<HTMLElement>(`[data-part=${name}]`) ?? dialog;
}

function submitter(event: Event | undefined): HTMLElement | null {
  return event instanceof SubmitEvent ? event.submitter : null;
}

/** What the button says that asked for it. */
function deed(element: Element): string {
  const button = element instanceof HTMLFormElement ? element.querySelector('button[type=submit]') : element;
  return button?.textContent?.trim() ?? '';
}
