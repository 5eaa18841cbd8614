/**
 * Lets xterm.js style itself under a policy without 'unsafe-inline'. What it writes into style elements and attributes would be
 * ignored, with an error for each; so in place of its style elements it gets templates, which show nothing, their text is adopted
 * as constructed style sheets, and style attributes are set through the CSS object model, which the policy allows. Call it
 * before the terminal is opened.
 */
export function adoptStyles(root: HTMLElement): void {
  divertStyles();
  const sheets = new Map<HTMLTemplateElement, CSSStyleSheet>();
  const adopt = (element: HTMLTemplateElement) => {
    let sheet = sheets.get(element);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheets.set(element, sheet);
      document.adoptedStyleSheets.push(sheet);
    }
    sheet.replaceSync(element.textContent ?? '');
  };
  const visit = (node: Node) => {
    const style = node instanceof HTMLTemplateElement ? node : node.parentElement;
    if (style instanceof HTMLTemplateElement) {
      adopt(style);
    } else if (node instanceof HTMLElement) {
      node.querySelectorAll('template').forEach(adopt);
    }
  };
  root.querySelectorAll('template').forEach(adopt);
  new MutationObserver((records) => records.forEach((record) => {
    visit(record.target);
    record.addedNodes.forEach(visit);
  })).observe(root, { childList: true, characterData: true, subtree: true });
}

/** From now on, on this page. */
function divertStyles(): void {
  const create = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement;
  document.createElement = ((name: string, options?: ElementCreationOptions) =>
    create(name === 'style' ? 'template' : name, options)) as typeof document.createElement;
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (this: Element, name: string, value: string): void {
    if (name === 'style' && this instanceof HTMLElement) {
      this.style.cssText = value;
    } else {
      setAttribute.call(this, name, value);
    }
  };
}
