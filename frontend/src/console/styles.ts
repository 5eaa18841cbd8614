/**
 * Lets xterm.js style itself under a policy without 'unsafe-inline': what it writes into style elements and attributes is
 * ignored by the browser, so the same text is applied through the CSS object model, which the policy allows.
 */
export function adoptStyles(root: HTMLElement): void {
  const sheets = new Map<HTMLStyleElement, CSSStyleSheet>();
  const adopt = (element: HTMLStyleElement) => {
    let sheet = sheets.get(element);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheets.set(element, sheet);
      document.adoptedStyleSheets.push(sheet);
    }
    sheet.replaceSync(element.textContent ?? '');
  };
  const apply = (element: HTMLElement) => {
    const wanted = element.getAttribute('style');
    if (wanted && element.style.length === 0) {
      element.style.cssText = wanted;
    }
  };
  const visit = (node: Node) => {
    const style = node instanceof HTMLStyleElement ? node : node.parentElement;
    if (style instanceof HTMLStyleElement) {
      adopt(style);
    } else if (node instanceof HTMLElement) {
      node.querySelectorAll('style').forEach(adopt);
      node.querySelectorAll<HTMLElement>('[style]').forEach(apply);
      apply(node);
    }
  };
  root.querySelectorAll('style').forEach(adopt);
  new MutationObserver((records) => records.forEach((record) => {
    visit(record.target);
    record.addedNodes.forEach(visit);
  })).observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ['style'] });
}
