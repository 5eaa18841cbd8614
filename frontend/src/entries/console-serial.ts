/** The serial line of a virtual machine. */
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { bindChrome, download, fileName, on } from '../console/chrome';
import { ConsoleSession, StateLine, type Screen } from '../console/session';
import { adoptStyles } from '../console/styles';

/** What the log keeps: a few hours of a talkative guest. */
const LOG_BYTES = 4 * 1024 * 1024;

class SerialPage {
  private readonly terminal = new Terminal({
    cursorBlink: true,
    fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
    fontSize: 14,
    scrollback: 5000,
    theme: { background: '#0b0f12', foreground: '#d7dfe4' },
  });
  private readonly fit = new FitAddon();
  private readonly encoder = new TextEncoder();
  private readonly session: ConsoleSession;
  private readonly log: Uint8Array[] = [];
  private logged = 0;
  private socket: WebSocket | undefined;

  constructor(root: HTMLElement) {
    const state = new StateLine(root);
    const target = root.querySelector('[data-screen]') as HTMLElement;
    adoptStyles(target);
    this.terminal.loadAddon(this.fit);
    this.terminal.open(target);
    this.fit.fit();
    new ResizeObserver(() => this.fit.fit()).observe(target);
    this.terminal.onData((data) => this.send(this.encoder.encode(data)));
    this.terminal.onBinary((data) => this.send(Uint8Array.from(data, (character) => character.charCodeAt(0))));
    this.session = new ConsoleSession(root.dataset['vm'] ?? '', 'serial', state, (socket) => this.open(socket), () => false);
    bindChrome(root, state, () => void this.session.connect());
    on(root, '[data-log]', () => download(new Blob(this.log as BlobPart[], { type: 'text/plain' }), fileName(root, 'log')));
    on(root, '[data-copy]', () => void navigator.clipboard?.writeText(this.terminal.getSelection()));
    on(root, '[data-paste]', () => void navigator.clipboard?.readText().then((text) => this.terminal.paste(text)));
    on(root, '[data-break]', () => this.send(new Uint8Array([3])));
    on(root, '[data-clear]', () => this.terminal.clear());
    void this.session.connect();
  }

  private open(socket: WebSocket): Screen {
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      this.session.connected();
      this.terminal.focus();
    });
    socket.addEventListener('message', (event) => this.receive(new Uint8Array(event.data as ArrayBuffer)));
    return { close: () => socket.close() };
  }

  private send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(bytes);
    }
  }

  private receive(bytes: Uint8Array): void {
    this.log.push(bytes);
    this.logged += bytes.length;
    while (this.logged > LOG_BYTES) {
      this.logged -= this.log.shift()?.length ?? 0;
    }
    this.terminal.write(bytes);
  }
}

document.querySelectorAll<HTMLElement>('[data-console=serial]').forEach((root) => new SerialPage(root));
