import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build-extension';

const ICON = readFileSync(join(ROOT, 'assets/icon.svg'), 'utf8');
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

const base = (language: string, css: string, body: string) =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>
*{box-sizing:border-box;margin:0}
body{display:grid;height:100vh;overflow:hidden;background:linear-gradient(160deg,#f3f6f4,#e3ebe7);color:#17231e;font-family:${FONT}}
${css}</style><body>${body}`;

/** A picture of 1280 × 800: one sentence, and below it what it speaks of. */
export function sheet(caption: string, shot: Buffer, language: string): string {
  const css = `body{grid-template-rows:auto 1fr;justify-items:center;padding:44px 60px 0;gap:34px}
h1{display:flex;align-items:center;gap:16px;font-size:36px;font-weight:600;line-height:1.25}
h1 svg{width:44px;height:44px;flex:none}
img{align-self:end;max-width:100%;height:650px;border-radius:14px 14px 0 0;box-shadow:0 10px 40px #17231e33}`;
  const image = `<img src="data:image/png;base64,${shot.toString('base64')}" alt="">`;
  return base(language, css, `<h1>${ICON}<span>${caption}</span></h1>${image}`);
}

/** The small tile of 440 × 280. */
export function tile(name: string, tagline: string, language: string): string {
  const css = `body{align-content:center;justify-items:center;gap:12px;padding:28px;text-align:center}
svg{width:84px;height:84px}
h1{font-size:34px;font-weight:650}
p{font-size:17px;line-height:1.5;max-width:340px;text-wrap:balance}`;
  return base(language, css, `${ICON}<h1>${name}</h1><p>${tagline}</p>`);
}
