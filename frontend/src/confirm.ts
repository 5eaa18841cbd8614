/**
 * Asks before deeds, in a dialog of our own: `hx-confirm` on what htmx sends (or on the button that sends it),
 * `data-confirm` on plain forms. What asks is a `type=button`: a submit button would do the deed at once before this
 * script has come. The answer's button says what will be done; Escape and "Cancel" do nothing.
 */
import { tellAll } from './live';

interface Asked {
  question: string | null;
  elt: Element;
  triggeringEvent?: Event;
  issueRequest: (skipConfirmation: boolean) => void;
}

interface Swap {
  target: Element;
  shouldSwap: boolean;
}

/** The element that asks at present, and whether an update of its surroundings was put off. */
let waiting: { element: Element; missed: boolean } | null = null;

export function bindConfirm(root: Document): void {
  root.addEventListener('htmx:beforeSwap', (event) => putOff((event as CustomEvent<Swap>).detail));
  root.addEventListener('htmx:confirm', (event) => {
    const asked = (event as CustomEvent<Asked>).detail;
    const button = submitter(asked.triggeringEvent) ?? asked.elt;
    const question = asked.question ?? button.getAttribute('hx-confirm');
    if (question) {
      event.preventDefault();
      void confirmRequest(root, button, question, asked);
    }
  });
  root.addEventListener('click', (event) => {
    (event.target as Element).closest<HTMLButtonElement>('form[data-confirm] button[type=button]')?.form?.requestSubmit();
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

async function confirmRequest(root: Document, button: Element, question: string, asked: Asked): Promise<void> {
  const mine = { element: button, missed: false };
  waiting = mine;
  const yes = await ask(root, question, deed(button));
  if (waiting === mine) {
    waiting = null;
  }
  if (yes) {
    // htmx sends the name of the button that has the focus; not every browser gives it back
    (button as HTMLElement).focus();
    asked.issueRequest(true);
  }
  if (mine.missed) {
    tellAll();
  }
}

/** A live update would take the button away whose question stands on the screen. */
function putOff(swap: Swap): void {
  if (waiting && swap.target.contains(waiting.element)) {
    swap.shouldSwap = false;
    waiting.missed = true;
  }
}

async function confirmForm(root: Document, form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (await ask(root, form.dataset['confirm'] ?? '', deed(button ?? form))) {
    form.dataset['confirmed'] = '';
    form.requestSubmit(button);
    delete form.dataset['confirmed'];
  }
}

/** Counts the questions: the browser tells of a closed dialog later, when the next question may stand there already. */
let questions = 0;

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
  return closed(dialog, ++questions);
}

function closed(dialog: HTMLDialogElement, question: number): Promise<boolean> {
  return new Promise((answer) => {
    const listen = () => {
      if (question !== questions || !dialog.open) {
        dialog.removeEventListener('close', listen);
        answer(question === questions && dialog.returnValue === 'yes');
      }
    };
    dialog.addEventListener('close', listen);
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
  const button = element instanceof HTMLFormElement ? element.querySelector('button') : element;
  return button?.textContent?.trim() ?? '';
}
