/** So long may marks of an extension that is gone stand in a page that people look at. */
const LOOK_MS = 2_000;

/**
 * Notices that the extension was updated, switched off or removed while the page is open. Chromium
 * tells a content script nothing of it: only its APIs have gone. Looking costs no message and happens
 * in pages that are seen. (Firefox ends the script itself; `presence.css` takes the marks away there.)
 * @param isAlive ends the work itself when it finds that nobody is there any more
 */
export function watchContext(
  document: Document,
  isAlive: () => boolean,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (signal.aborted || !isAlive()) return;
    if (document.visibilityState === 'visible') timer = setTimeout(look, LOOK_MS);
  };
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}
