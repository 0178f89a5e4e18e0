export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: Readonly<
  Record<BrowserName, { readonly label: string; readonly variable: string }>
>;
/** The browser's program file, or nothing. Throws when the environment names a missing one. */
export function findBrowser(name: BrowserName): string | undefined;
