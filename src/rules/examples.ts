import type { Engine, Finding, Segmenter } from '../engine';
import type { RuleFile, RulePack, RuleSource } from './schema';

/** A rule's own example, ready to be run. */
export interface Example {
  readonly rule: string;
  /** Where it stands, for messages: `examples.flag.2`. */
  readonly field: string;
  readonly text: string;
  /** UTF-16 spans that the rule must report, exactly; empty for clean examples. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Another rule flags this text, and rightly so. */
  readonly flaggedBy?: string;
}

type RawExample = RuleFile['examples']['flag'][number];

/**
 * Takes the 【】 marks out of an example. Out: the bare text and the marked spans.
 * Brackets that belong to the text are written 〔〕 in examples.
 */
export function readMarks(marked: string): Pick<Example, 'text' | 'spans'> {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  let open = -1;
  for (const char of marked) {
    if (char === '【') open = text.length;
    else if (char === '】') {
      if (open < 0) throw new Error(`】 without 【 in "${marked}"`);
      spans.push({ start: open, end: text.length });
      open = -1;
    } else text += char;
  }
  if (open >= 0) throw new Error(`【 without 】 in "${marked}"`);
  return { text, spans };
}

/** All examples of a rule except the `todo` ones. */
export function examplesOf({ id, file }: RuleSource): Example[] {
  const textOf = (raw: RawExample) => (typeof raw === 'string' ? raw : raw.text);
  const flag = file.examples.flag.map((raw, i) => ({
    rule: id,
    field: `examples.flag.${i}`,
    ...readMarks(textOf(raw)),
  }));
  const clean = file.examples.clean.map((raw, i) => ({
    rule: id,
    field: `examples.clean.${i}`,
    text: textOf(raw),
    spans: [],
    ...(typeof raw === 'object' && raw.flaggedBy !== undefined ? { flaggedBy: raw.flaggedBy } : {}),
  }));
  return [...flag, ...clean];
}

/** The examples of the good signs; `rule` is the sign's id. */
export function signExamplesOf({ signs }: Pick<RulePack, 'signs'>): Example[] {
  return Object.entries(signs).flatMap(
    ([
      rule,
      {
        examples: { found, none },
      },
    ]) => [
      ...found.map((marked, i) => ({ rule, field: `examples.found.${i}`, ...readMarks(marked) })),
      ...none.map((text, i) => ({ rule, field: `examples.none.${i}`, text, spans: [] })),
    ],
  );
}

/**
 * Runs one example of a sign. Out: undefined if it holds, else what is wrong in one sentence.
 * A sign is one place of the text; no finding is needed beside it here.
 */
export function checkSignExample(
  engine: Engine,
  segmenter: Segmenter,
  { rule, field, text, spans }: Example,
): string | undefined {
  if (field.startsWith('examples.found') && spans.length !== 1) {
    return 'mark the one expected span with 【】';
  }
  const { signs } = engine.explain(engine.match({ id: field, text }), segmenter);
  const show = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => `"${text.slice(start, end)}" ${start}-${end}`).join('; ');
  const expected = show(spans);
  const got = show(signs.filter(({ sign }) => sign === rule));
  if (expected === got) return undefined;
  return `"${text}": expected ${expected || 'no sign'}, found ${got || 'none'}`;
}

/**
 * Runs one example. Out: undefined if it holds, else what is wrong in one sentence.
 * A `flag` example without marks, or with a span that is not reported exactly, fails.
 */
export function checkExample(
  engine: Engine,
  segmenter: Segmenter,
  example: Example,
): string | undefined {
  const isFlag = example.field.startsWith('examples.flag');
  if (isFlag && example.spans.length === 0) return 'mark the expected span with 【】';
  const matched = engine.match({ id: example.field, text: example.text });
  const verdict = engine.explain(matched, segmenter);
  const own = verdict.findings.filter((finding) => finding.rule === example.rule);
  const shown = (list: readonly Finding[]) =>
    list.map((f) => `${f.rule} "${f.text}" ${f.start}-${f.end}`).join('; ') || 'nothing';
  const expected = example.spans.map((s) => `${s.start}-${s.end}`).join(' ');
  const got = own.map((f) => `${f.start}-${f.end}`).join(' ');
  if (expected === got) return undefined;
  const wanted = isFlag
    ? example.spans
        .map((s) => `"${example.text.slice(s.start, s.end)}" ${s.start}-${s.end}`)
        .join('; ')
    : 'nothing';
  return `"${example.text}" (role ${verdict.role}): expected ${wanted}, this rule found ${shown(own)}; all: ${shown(verdict.findings)}`;
}
