import type { Language } from '../i18n';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const MAX_ARTICLE = 1999;

/**
 * A law as it is cited: 《广告法》第十七条 / Advertising Law, Art. 17.
 * @param article as in guidance.yaml: `17`, `10-11`, `7,9,12`, `9(3)`, `224-1`; `-` or empty for none
 */
export function cite(name: string, article: string, language: Language): string {
  const parts = articles(article);
  if (language === 'en') {
    if (parts === null) return article === '' || article === '-' ? name : `${name}, ${article}`;
    if (parts.length === 0) return name;
    const one = parts.length === 1 && !parts[0]?.isRange;
    return `${name}, ${one ? 'Art.' : 'Arts.'} ${parts.map(({ en }) => en).join(', ')}`;
  }
  const title = name.startsWith('《') ? name : `《${name}》`;
  const cited = title + (parts === null ? article : parts.map(({ zh }) => zh).join('、'));
  return language === 'zh-TW' ? cited.replaceAll('条', '條') : cited;
}

interface Part {
  readonly zh: string;
  readonly en: string;
  readonly isRange: boolean;
}

/** Null where the article is written in a way that is not understood: shown as it stands then. */
function articles(article: string): Part[] | null {
  if (article === '' || article === '-') return [];
  const parts: Part[] = [];
  for (const piece of article.split(',')) {
    const match = /^(\d+)(?:-(\d+))?((?:\(\d+\))*)$/.exec(piece.trim());
    if (match === null) return null;
    const [, from = '', to, items = ''] = match;
    const first = Number(from);
    const second = to === undefined ? null : Number(to);
    if (first > MAX_ARTICLE || (second ?? 0) > MAX_ARTICLE) return null;
    const itemsZh = items.replace(
      /\((\d+)\)/g,
      (_, item: string) => `（${numeral(Number(item))}）`,
    );
    if (second === null) {
      parts.push({ zh: `第${numeral(first)}条${itemsZh}`, en: from + items, isRange: false });
    } else if (second > first) {
      const zh = `第${numeral(first)}条至第${numeral(second)}条${itemsZh}`;
      parts.push({ zh, en: `${from}–${to}${items}`, isRange: true });
    } else {
      // 224-1 is no range: the article put in behind 224.
      const zh = `第${numeral(first)}条之${numeral(second)}${itemsZh}`;
      parts.push({ zh, en: `${from}-${to}${items}`, isRange: false });
    }
  }
  return parts;
}

/** 17 as 十七, 105 as 一百零五. */
export function numeral(value: number): string {
  if (value < 10) return DIGITS[value] ?? String(value);
  if (value < 20) return `十${value === 10 ? '' : numeral(value - 10)}`;
  for (const [unit, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < unit) continue;
    const rest = value % unit;
    const head = `${numeral(Math.floor(value / unit))}${word}`;
    if (rest === 0) return head;
    if (rest < unit / 10) return `${head}零${numeral(rest)}`;
    // Inside a larger number ten is 一十: 110 is 一百一十.
    return head + (rest >= 10 && rest < 20 ? `一${numeral(rest)}` : numeral(rest));
  }
  return String(value);
}
