import type { LocalTexts } from '../rules/local-texts';
import { excerptMarks } from './marked';
import type { ReviewCase } from './model';

/** The words of the sheet, in the language of the interface. */
export interface SheetWords {
  readonly title: string;
  readonly made: string;
  readonly state: Readonly<Record<ReviewCase['state'], string>>;
  readonly level: Readonly<Record<ReviewCase['level'], string>>;
  readonly fields: Readonly<
    Record<
      | 'case'
      | 'state'
      | 'level'
      | 'author'
      | 'url'
      | 'source'
      | 'seenAt'
      | 'postedAt'
      | 'decidedAt'
      | 'hash'
      | 'note'
      | 'text'
      | 'findings'
      | 'rules',
      string
    >
  >;
  readonly disclaimer: string;
  readonly language: 'zh-CN' | 'zh-TW' | 'en';
}

const STYLE = `
body{font:14px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1e1c18;max-width:190mm;margin:10mm auto;padding:0 5mm}
h1{font-size:20px;margin:0 0 4px}h2{font-size:15px;margin:16px 0 4px}
.case{break-after:page;border-top:2px solid #1e1c18;padding-top:10px;margin-top:18px}.case:last-of-type{break-after:auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:8px 0}dt{color:#5b574e}dd{margin:0;overflow-wrap:anywhere}
blockquote{margin:6px 0;padding:8px 12px;border:1px solid #8d877a;white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:none;border-bottom:2px solid #b0281c;font-weight:600}
li{margin:6px 0;break-inside:avoid}small,.soft{color:#5b574e}code{font:12px ui-monospace,Consolas,monospace}
@media print{body{margin:0}}`;

/** Everything that comes from a page is text, whatever it looks like. */
function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (char) => names[char] ?? char);
}

/** Head of a printable sheet. It holds no script and loads nothing. */
export function sheetHead(words: SheetWords, madeAt: string, count: number): string {
  return `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(words.title)}</title><style>${STYLE}</style></head><body><h1>${escapeHtml(words.title)}</h1><p class="soft">${escapeHtml(words.made)} ${escapeHtml(madeAt)} · ${count}</p><p class="soft">${escapeHtml(words.disclaimer)}</p>\n`;
}

export function sheetFoot(): string {
  return '</body></html>\n';
}

/** One case: who, where, when, the words with the evidence marked, the rules and what they rest on. */
export function sheetCase(one: ReviewCase, words: SheetWords, texts: LocalTexts | null): string {
  const { fields } = words;
  const row = (name: string, value: string) =>
    value === '' ? '' : `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`;
  const place = one.row > 0 ? `${one.source} #${one.row}` : one.source;
  const marked = excerptMarks(one)
    .map(({ text, hit }) => (hit ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('');
  const findings = one.findings
    .map((finding) => {
      const rule =
        texts !== null && Object.hasOwn(texts.rules, finding.rule)
          ? texts.rules[finding.rule]
          : undefined;
      const laws = (rule?.guidance ?? []).flatMap((id) => {
        const law = texts?.guidance.law[id];
        return law === undefined ? [] : `${law.name} ${law.article} <${law.url}>`;
      });
      const quotes = [finding, ...(finding.evidence ?? [])]
        .map(({ text }) => `“${text}”`)
        .join(' ');
      return `<li><b>${escapeHtml(rule?.title ?? finding.rule)}</b> · ${escapeHtml(words.level[finding.level])}<br>${escapeHtml(quotes)}<br>${rule === undefined ? '' : `${escapeHtml(rule.why)}<br>`}<small><code>${escapeHtml(finding.rule)}</code> ${finding.start}–${finding.end} ${escapeHtml(laws.join('; '))}</small></li>`;
    })
    .join('');
  return `<section class="case"><h2>${escapeHtml(words.level[one.level])} · ${escapeHtml(words.state[one.state])}</h2><dl>${[
    row(fields.case, one.id),
    row(fields.author, one.author),
    row(fields.url, one.url),
    row(fields.source, place),
    row(fields.seenAt, one.seenAt),
    row(fields.postedAt, one.postedAt),
    row(fields.decidedAt, one.history.at(-1)?.at ?? ''),
    row(fields.hash, one.textHash),
    row(fields.rules, one.rulesVersion),
    row(fields.note, one.note),
  ].join(
    '',
  )}</dl><h2>${escapeHtml(fields.text)}</h2><blockquote lang="zh">${marked}</blockquote><h2>${escapeHtml(fields.findings)}</h2><ul>${findings}</ul></section>\n`;
}
