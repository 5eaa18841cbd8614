/** The editor of definitions: CodeMirror over the form's text area, which stays what is sent. */
import '../styles/vm-xml.css';
import { editXml } from '../xml-editor';

const form = () => document.querySelector<HTMLFormElement>('form[data-xml-editor]');

function begin(): void {
  const found = form();
  if (found && !found.dataset['bound']) {
    found.dataset['bound'] = 'yes';
    editXml(found);
  }
}

document.body.addEventListener('htmx:afterSettle', begin);
begin();
