import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('assets/tokens.css', 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = tokens(lightCss);
const themes = { light, dark: new Map([...light, ...tokens(darkCss)]) };

function tokens(text: string): Map<string, string> {
  const found = text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two tokens. */
function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    const value = theme.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    return luminance(value) + 0.05;
  });
  return Math.max(a ?? 0, b ?? 0) / Math.min(a ?? 0, b ?? 0);
}

const TEXT: [string, string[]][] = [
  [
    'ink',
    ['paper', 'surface', 'sunken', 'bronze-soft', 'warning-soft', 'caution-soft', 'info-soft'],
  ],
  ['ink-soft', ['paper', 'surface', 'sunken']],
  ['bronze', ['paper', 'surface', 'bronze-soft']],
  ['on-bronze', ['bronze']],
  ['warning', ['paper', 'surface', 'sunken']],
  ['caution', ['paper', 'surface', 'sunken']],
  ['info', ['paper', 'surface', 'sunken']],
];
/** Borders of controls, and what marks the evidence: 3:1. */
const SHAPES: [string, string[]][] = [
  ['line-strong', ['paper', 'surface']],
  ['focus', ['paper', 'surface', 'sunken']],
  ['warning', ['warning-soft']],
  ['caution', ['caution-soft']],
  ['info', ['info-soft']],
];

describe.each(Object.entries(themes))('%s colours', (_, theme) => {
  it.each(TEXT)('%s is legible', (front, backs) => {
    for (const back of backs)
      expect(contrast(theme, front, back), back).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)('%s is visible', (front, backs) => {
    for (const back of backs) expect(contrast(theme, front, back), back).toBeGreaterThanOrEqual(3);
  });
});
