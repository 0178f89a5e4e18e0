import { HIDDEN_ATTRIBUTE } from './hider';
import { LAYER_TAG } from './layer';

/**
 * Takes away what an earlier version of this script left in the page: Firefox ends a script without a
 * word when the extension is updated, and starts the new one in the same page.
 */
export function removeLeftovers(document: Document): void {
  // Ours stands beside the body and holds nothing that the page can see; others may be the page's own.
  for (const layer of document.querySelectorAll(`:root > ${LAYER_TAG}:empty`)) layer.remove();
  for (const element of document.querySelectorAll(`[${HIDDEN_ATTRIBUTE}]`)) {
    element.removeAttribute(HIDDEN_ATTRIBUTE);
  }
}
