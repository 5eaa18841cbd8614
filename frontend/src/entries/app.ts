/** What every page loads: styles, htmx and the behaviour of the shell. */
import '../styles/app.css';
import 'bootstrap/js/dist/collapse';
import 'bootstrap/js/dist/dropdown';
import 'bootstrap/js/dist/modal';
import 'bootstrap/js/dist/tab';
import htmx from 'htmx.org';
import { bindAges } from '../ages';
import { bindConfirm } from '../confirm';
import { bindCopy } from '../copy';
import { bindDates } from '../dates';
import { bindErrors } from '../errors';
import { startLive } from '../live';
import { bindMending } from '../mended';
import { bindNumbers } from '../numbers';
import { bindReshaping } from '../reshape';
import { bindSearch } from '../search';
import { bindShell } from '../shell';
import { bindToasts } from '../toasts';
import { bindTray } from '../tray';

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}

window.htmx = htmx;
bindShell(document);
bindConfirm(document);
bindDates(document);
bindErrors(document);
bindMending(document);
bindReshaping(document);
bindToasts(document);
bindSearch(document);
bindNumbers(document);
bindAges(document);
bindCopy(document);
bindTray(document);
if (document.body.dataset['live'] !== undefined) {
  startLive(document.body.dataset['live'] || '/live');
}
