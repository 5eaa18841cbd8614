import { Backoff } from '../backoff';
import { Refusal, socketOf, ticket, type Grant } from './ticket';

/** What the page shows beside the console itself. */
export class StateLine {
  private readonly line: HTMLElement;
  private readonly words: Record<string, string>;

  constructor(private readonly root: HTMLElement) {
    this.line = root.querySelector('[data-state]') as HTMLElement;
    this.words = JSON.parse(root.dataset['words'] ?? '{}');
  }

  word(key: string): string {
    return this.words[key] ?? key;
  }

  show(tone: 'ok' | 'busy' | 'off', text: string): void {
    this.root.dataset['tone'] = tone;
    this.line.textContent = text;
  }
}

/** Ends after which another try can only fail the same way. */
const FINAL = new Set(['signed-out', 'ticket-invalid', 'taken-over', 'vm-gone', 'unknown-message', 'idle']);

/** A console on a WebSocket; ends when told to. */
export interface Screen {
  close(): void;
}

/**
 * Keeps a console open: a fresh ticket for each try, growing pauses between tries, the reason of an end in words.
 * A lost connection is taken up again by itself.
 */
export class ConsoleSession {
  private readonly backoff = new Backoff(1000, 15000);
  private screen: Screen | undefined;
  private timer: number | undefined;
  private attempt = 0;

  constructor(
    private readonly vm: string,
    private readonly kind: 'vnc' | 'serial',
    private readonly state: StateLine,
    private readonly open: (socket: WebSocket, grant: Grant) => Screen,
    private readonly viewOnly: () => boolean,
  ) {}

  /** Tries now, whatever was before. */
  async connect(): Promise<void> {
    const attempt = ++this.attempt;
    clearTimeout(this.timer);
    this.screen?.close();
    this.screen = undefined;
    this.state.show('busy', this.state.word('connecting'));
    try {
      const grant = await ticket(this.vm, this.kind, this.viewOnly());
      if (attempt !== this.attempt) {
        return;
      }
      const socket = socketOf(grant);
      socket.addEventListener('close', (event) => this.ended(attempt, event));
      this.screen = this.open(socket, grant);
    } catch (failure) {
      this.refused(attempt, failure);
    }
  }

  /** The screen shows something. */
  connected(): void {
    this.backoff.reset();
    this.state.show('ok', this.state.word('connected'));
  }

  private ended(attempt: number, event: CloseEvent): void {
    if (attempt !== this.attempt) {
      return;
    }
    this.screen?.close();
    this.screen = undefined;
    const text = event.reason ? this.state.word(`end.${event.reason}`) : this.state.word('lost');
    this.later(text, FINAL.has(event.reason));
  }

  private refused(attempt: number, failure: unknown): void {
    if (attempt !== this.attempt) {
      return;
    }
    const status = failure instanceof Refusal ? failure.status : 0;
    const text = failure instanceof Refusal ? failure.message : this.state.word('lost');
    this.later(text, status === 401 || status === 403 || status === 404);
  }

  private later(text: string, final: boolean): void {
    if (final) {
      this.state.show('off', text);
      return;
    }
    this.state.show('off', `${text} ${this.state.word('retrying')}`);
    this.timer = window.setTimeout(() => void this.connect(), this.backoff.next());
  }
}
