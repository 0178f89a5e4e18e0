import type { Finding } from '../engine/types';
import type { TextsReply } from '../messages/from-background';
import { details, type Make, maker } from './card-parts';
import type { MarkedLevel } from './marker';
import type { Words } from './words';

/** What is said about a rule, by rule id. */
export type RuleTextsById = TextsReply['texts'];
export type FetchTexts = (rules: readonly string[]) => Promise<RuleTextsById>;

/** What the badge and the card of one post say. */
export interface Notice {
  readonly level: MarkedLevel;
  /** The most serious first. */
  readonly findings: readonly Finding[];
  readonly cut: boolean;
}

/** More would not be read; the popup has them all. */
const MAX_RULES = 3;
const MAX_QUOTE_CHARS = 40;

/** One sentence on a post: what it may be about, and to check. Never a verdict. */
export function noticeLine(notice: Notice, words: Words): string {
  const first = notice.findings[0];
  return first === undefined ? '' : words.about(words.categories[first.category]);
}

/**
 * Builds the card of a post. The reasons come later, when the background has answered; text is set
 * as text, never as HTML.
 */
export function createCard(
  document: Document,
  notice: Notice,
  words: Words,
  texts: FetchTexts,
  onClose: () => void,
  onResize: () => void,
): HTMLElement {
  const make = maker(document);
  const head = make('strong', '', noticeLine(notice, words));
  head.id = 'head';
  const close = make('button', 'close', '×');
  close.type = 'button';
  close.setAttribute('aria-label', words.close);
  close.addEventListener('click', onClose);
  const top = make('div', 'head');
  top.append(head, close);

  const card = make('section', 'card');
  card.id = 'card';
  // Takes the focus when it opens, so that it is read out and Tab goes on inside.
  card.tabIndex = -1;
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', head.id);
  card.append(top, make('p', 'note', words.levels[notice.level]));

  const byRule = firstPerRule(notice.findings);
  const shown = byRule.slice(0, MAX_RULES);
  const body = make('div', 'findings');
  body.setAttribute('aria-live', 'polite');
  card.append(body);
  const rest = make('p', 'note');
  const countRest = (seen: number): void => {
    rest.hidden = byRule.length <= seen;
    rest.textContent = words.more(byRule.length - seen);
  };
  countRest(1);
  card.append(rest);
  if (notice.cut) card.append(make('p', 'note', words.cut));
  const more = make('button', 'more', words.details);
  more.type = 'button';
  more.hidden = true;
  more.addEventListener('click', () => {
    const opened = card.classList.toggle('open');
    more.textContent = opened ? words.less : words.details;
    more.setAttribute('aria-expanded', String(opened));
    countRest(opened ? shown.length : 1);
    onResize();
  });
  more.setAttribute('aria-expanded', 'false');
  card.append(more);

  const fill = (known: RuleTextsById): void =>
    body.replaceChildren(...shown.map((finding) => findingPart(finding, known, words, make)));
  fill({});
  texts(shown.map((finding) => finding.rule))
    .then(
      (known) => {
        fill(known);
        more.hidden = Object.keys(known).length === 0;
      },
      () => body.append(make('p', 'note', words.noTexts)),
    )
    .then(onResize);
  return card;
}

function findingPart(
  finding: Finding,
  known: RuleTextsById,
  words: Words,
  make: Make,
): HTMLElement {
  const text = known[finding.rule];
  const part = make('div', 'finding');
  part.append(make('b', '', text?.title ?? words.categories[finding.category]));
  const quote =
    finding.text.length > MAX_QUOTE_CHARS
      ? `${finding.text.slice(0, MAX_QUOTE_CHARS)}…`
      : finding.text;
  const evaded = finding.evaded === true ? words.evaded : '';
  const line = make('p', 'words', words.words);
  // Isolated: letters that turn the writing direction must not turn our own words.
  line.append(make('bdi', '', `“${quote}”`), evaded);
  part.append(line);
  if (text !== undefined) part.append(make('p', 'why', text.why), details(text, words, make));
  return part;
}

function firstPerRule(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}
