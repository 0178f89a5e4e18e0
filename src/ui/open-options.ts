import { browser } from 'wxt/browser';

/** The parts of the settings page, as they stand in its address. */
export const OPTION_PARTS = [
  'hints',
  'rules',
  'sites',
  'aside',
  'language',
  'transfer',
  'check',
  'about',
] as const;
export type OptionPart = (typeof OPTION_PARTS)[number];

/** Opens the settings in a tab, at one of their parts. */
export function openOptions(part?: OptionPart): void {
  if (part === undefined) void browser.runtime.openOptionsPage();
  else void browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${part}`) });
}
