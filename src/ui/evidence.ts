import type { Finding } from '../engine/types';
import type { Dictionary, Language } from '../i18n';
import type { ReportedPost } from '../messages/from-page';
import type { LocalTexts } from '../rules/local-texts';
import { cite } from './cite';
import { marksOf } from './excerpt';
import { quotesOf } from './finding-view';
import { findingsOf } from './post-item';

/** Where and when a post was seen. */
export interface SeenAt {
  readonly now: Date;
  /** Name of the site, else its host. */
  readonly site: string;
  /** Address of the page; the post's own goes first. */
  readonly address: string;
}

export interface InWords {
  readonly words: Dictionary;
  readonly language: Language;
  readonly texts: LocalTexts;
}

/** What is kept of a very long text around its evidence. */
const MAX_QUOTE_CHARS = 600;

/** The facts of one post as plain text: when, where, which words, which rule, which law. */
export function evidenceText(
  post: ReportedPost,
  seen: SeenAt,
  { words, language, texts }: InWords,
) {
  const copy = words.copied;
  const { colon } = copy;
  const head = [
    copy.evidenceTitle,
    `${copy.time}${colon}${timeOf(seen.now)}`,
    `${copy.site}${colon}${seen.site}`,
    `${copy.address}${colon}${post.url ?? seen.address}`,
    ...(post.author === undefined ? [] : [`${copy.author}${colon}${post.author}`]),
    `${copy.text}${colon}${quotation(post)}`,
  ];
  const found = findingsOf(post).map((finding, index) =>
    factsOf(finding, index, { words, language, texts }),
  );
  return `${[...head, '', ...found, '', copy.evidenceNote].join('\n')}\n`;
}

/**
 * A draft for the complaint form of 12315: facts only, in simplified Chinese, as it is read there.
 * What only the complainant knows is left for them to fill in.
 */
export function complaintDraft(post: ReportedPost, seen: SeenAt, chinese: InWords): string {
  const { words } = chinese;
  const copy = words.copied;
  const { colon } = copy;
  const lines = [
    copy.draftTitle,
    `${copy.time}${colon}${timeOf(seen.now)}`,
    `${copy.site}${colon}${seen.site}`,
    `${copy.address}${colon}${post.url ?? seen.address}`,
    ...(post.author === undefined ? [] : [`${copy.author}${colon}${post.author}`]),
    `${copy.text}${colon}${quotation(post)}`,
    '',
    copy.concerned,
    ...findingsOf(post).map((finding, index) => factsOf(finding, index, chinese)),
    '',
    copy.ownPart,
    copy.draftNote,
  ];
  return `${lines.join('\n')}\n`;
}

function factsOf(finding: Finding, index: number, { words, language, texts }: InWords): string {
  const copy = words.copied;
  const rule = texts.rules[finding.rule];
  const laws = (rule?.guidance ?? []).flatMap((id) => {
    const entry = texts.guidance.law[id];
    return entry === undefined ? [] : [cite(entry.name, entry.article, language)];
  });
  const quotes = quotesOf(finding).map((quote) => copy.quote(quote));
  const lines = [
    `${index + 1}. ${quotes.join(words.separator)}`,
    `   ${words.rule}${copy.colon}${rule?.title ?? words.category[finding.category]} (${finding.rule}, ${texts.version})`,
  ];
  if (laws.length > 0) lines.push(`   ${copy.law}${copy.colon}${laws.join(words.separator)}`);
  return lines.join('\n');
}

/** The text with its evidence in 【】; of a long one what stands around the evidence. */
function quotation(post: ReportedPost): string {
  const marks = marksOf(findingsOf(post));
  let text = '';
  let at = 0;
  for (const { start, end } of marks) {
    text += `${post.text.slice(at, start)}【${post.text.slice(start, end)}】`;
    at = end;
  }
  text += post.text.slice(at);
  if (text.length <= MAX_QUOTE_CHARS) return text;
  const from = Math.max(0, text.indexOf('【') - 80);
  const cut = [...text.slice(from)].slice(0, MAX_QUOTE_CHARS).join('');
  return `${from > 0 ? '…' : ''}${cut}…`;
}

/** Local time with its distance from UTC: a time without its zone is no evidence. */
export function timeOf(now: Date): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const offset = -now.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())} (UTC${zone})`;
}
