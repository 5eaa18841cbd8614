/** The screen of a virtual machine. */
import RFB from '@novnc/novnc';
import { bindChrome, download, fileName, on } from '../console/chrome';
import { charactersOf, combination, keysOf, type Key } from '../console/keys';
import { ConsoleSession, StateLine, type Screen } from '../console/session';
import type { Grant } from '../console/ticket';

/** A pause between typed characters: guests with a slow console lose keys without. */
const TYPING_MS = 12;

class VncPage {
  private readonly target: HTMLElement;
  private readonly scale: HTMLSelectElement;
  private readonly viewOnly: HTMLInputElement;
  private readonly text: HTMLTextAreaElement;
  private readonly keyboard: HTMLInputElement;
  private readonly state: StateLine;
  private readonly session: ConsoleSession;
  private rfb: RFB | undefined;
  private typing = 0;

  constructor(root: HTMLElement) {
    this.target = root.querySelector('[data-screen]') as HTMLElement;
    this.scale = root.querySelector('[data-scale]') as HTMLSelectElement;
    this.viewOnly = root.querySelector('[data-view-only]') as HTMLInputElement;
    this.text = root.querySelector('[data-text]') as HTMLTextAreaElement;
    this.keyboard = root.querySelector('[data-keyboard-input]') as HTMLInputElement;
    this.state = new StateLine(root);
    this.session = new ConsoleSession(root.dataset['vm'] ?? '', 'vnc', this.state,
      (socket, grant) => this.open(socket, grant), () => this.viewOnly.checked);
    bindChrome(root, this.state, () => void this.session.connect());
    this.scale.addEventListener('change', () => this.applyScale());
    this.viewOnly.addEventListener('change', () => void this.session.connect());
    root.querySelectorAll<HTMLElement>('[data-keys]').forEach((item) => item.addEventListener('click', () => {
      this.press(combination(item.dataset['keys'] ?? '') ?? []);
      this.rfb?.focus();
    }));
    on(root, '[data-type]', () => void this.type(this.text.value));
    on(root, '[data-clipboard]', () => this.rfb?.clipboardPasteFrom(this.text.value));
    on(root, '[data-picture]', () => this.rfb?.toBlob((blob) => download(blob, fileName(root, 'png'))));
    on(root, '[data-keyboard]', () => this.keyboard.focus());
    this.bindKeyboard();
    void this.session.connect();
  }

  private open(socket: WebSocket, grant: Grant): Screen {
    const rfb = new RFB(this.target, socket, {
      shared: true,
      ...(grant.password === null ? {} : { credentials: { password: grant.password } }),
    });
    this.rfb = rfb;
    rfb.background = 'transparent';
    rfb.viewOnly = this.viewOnly.checked;
    this.applyScale();
    rfb.addEventListener('connect', () => {
      this.session.connected();
      rfb.focus();
    });
    rfb.addEventListener('credentialsrequired', () => this.refused(rfb));
    rfb.addEventListener('securityfailure', () => this.state.show('off', this.state.word('password')));
    rfb.addEventListener('clipboard', (event) => this.received((event as CustomEvent<{ text: string }>).detail.text));
    return { close: () => this.closed(rfb) };
  }

  private refused(rfb: RFB): void {
    this.state.show('off', this.state.word('password'));
    rfb.disconnect();
  }

  private closed(rfb: RFB): void {
    if (this.rfb === rfb) {
      this.rfb = undefined;
    }
    this.typing++;
    rfb.disconnect();
  }

  private applyScale(): void {
    if (!this.rfb) {
      return;
    }
    this.rfb.scaleViewport = this.scale.value !== 'none';
    this.rfb.clipViewport = this.scale.value === 'none';
    this.rfb.dragViewport = this.scale.value === 'none' && this.viewOnly.checked;
    this.rfb.resizeSession = this.scale.value === 'remote' && !this.viewOnly.checked;
  }

  private press(keys: Key[]): void {
    keys.forEach((key) => this.rfb?.sendKey(key.keysym, key.code, true));
    [...keys].reverse().forEach((key) => this.rfb?.sendKey(key.keysym, key.code, false));
  }

  /** Types a text; another text, or the end of the connection, breaks it off. */
  private async type(text: string): Promise<void> {
    const turn = ++this.typing;
    this.rfb?.focus();
    for (const character of charactersOf(text)) {
      if (turn !== this.typing) {
        return;
      }
      this.press(keysOf(character));
      await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
    }
  }

  private received(text: string): void {
    this.text.value = text;
    void navigator.clipboard?.writeText(text).catch(() => undefined);
  }

  /** The keyboard of a phone appears for a field only; what gets into the field is typed. */
  private bindKeyboard(): void {
    this.keyboard.addEventListener('input', () => {
      charactersOf(this.keyboard.value).forEach((character) => this.press(keysOf(character)));
      this.keyboard.value = '';
    });
    this.keyboard.addEventListener('keydown', (event) => {
      const keys = { Enter: 'enter', Backspace: 'backspace', Tab: 'tab', Escape: 'esc' }[event.key];
      if (keys) {
        event.preventDefault();
        this.press(combination(keys) ?? []);
      }
    });
  }
}

document.querySelectorAll<HTMLElement>('[data-console=vnc]').forEach((root) => new VncPage(root));
