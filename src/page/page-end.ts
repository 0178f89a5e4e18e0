/**
 * Ends the work with the page. Answers of the background may come after it: Firefox then throws
 * NS_ERROR_NOT_INITIALIZED at the first timer, which nobody sees but who looks for errors of ours.
 * A page that only goes into the back/forward cache comes back as it was.
 * @param end ends everything
 */
export function endWithPage(view: Window, end: () => void, signal: AbortSignal): void {
  const left = ({ persisted, isTrusted }: PageTransitionEvent): void => {
    // An event that the page itself made ends nothing.
    if (isTrusted && !persisted) end();
  };
  view.addEventListener('pagehide', left, { signal });
}

/**
 * Tells when the page comes back out of the back/forward cache, marks and all. Meanwhile it heard
 * nothing: no change of the settings reached it, and the browser has forgotten its badge.
 * @param back called each time
 */
export function comeBackWithPage(view: Window, back: () => void, signal: AbortSignal): void {
  const shown = ({ persisted, isTrusted }: PageTransitionEvent): void => {
    if (isTrusted && persisted) back();
  };
  view.addEventListener('pageshow', shown, { signal });
}
