import { parseHTML } from 'linkedom';

/** A document from the inside of a body; linkedom's types are close to the DOM's, not equal. */
export function page(body: string, title = ''): Document {
  const { document } = parseHTML(
    `<!doctype html><html><head><base href="https://page.test/"><title>${title}</title></head><body>${body}</body></html>`,
  );
  return document as unknown as Document;
}

/** The first element that fits; a test that asks for one that is not there fails by name. */
export function element(document: Document, selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`no ${selector} in this page`);
  return found;
}
