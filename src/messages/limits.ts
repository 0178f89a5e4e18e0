/**
 * Every message that crosses between the parts of the extension stands in this folder. The receiver
 * parses what arrives; a message that does not fit is answered with nothing and changes nothing.
 * Direction is in the name: `page-…` content script to background, `popup-…` own pages to content
 * script, `own-…` own pages to background.
 *
 * A file for each receiver: what a page does not parse is not in its content script.
 */

/** Longest text that is judged whole; what lies behind is left out and the post counts as cut. */
export const MAX_POST_CHARS = 200_000;
/** Posts, or rules, in one message. */
export const MAX_BATCH = 500;
