import { describe, expect, it } from 'vitest';
import { corpusTexts } from '../../src/cli/corpus-texts';
import { compileRules } from '../../src/rules/compile';
import { COUNTED_LINTS, LINTS, type LintInput } from '../../src/rules/lint';
import { lintRules } from '../../src/rules/lint/report';
import { formatProblem } from '../../src/rules/parse-file';
import type { RulePack } from '../../src/rules/schema';
import { rules } from '../support/engine';

/** A pack whose every part may be written to. */
type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

/** What the lint says of a copy of the rules with one mistake in it, beyond what it says without. */
function notesOn(name: string, breakIt: (pack: Draft<RulePack>) => void): string[] {
  const lint = LINTS.find((one) => one.name === name);
  if (lint === undefined) throw new Error(`no lint ${name}`);
  const copy = structuredClone(rules.pack) as Draft<RulePack>;
  breakIt(copy);
  const input: LintInput = { pack: copy, data: rules.data, texts: [] };
  return lint.run(input).map(({ file, path, message }) => `${file} ${path.join('.')}: ${message}`);
}

/** A part that is there in the real rules, or the test is about nothing. */
function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not in the rules any more');
  return value;
}

const report = lintRules(rules, corpusTexts());

describe('the rules', () => {
  it('have no problem that a lint sees, and no count above what was agreed on', () => {
    expect(report.problems.map(formatProblem)).toEqual([]);
  });

  it('are counted', () => {
    expect(report.counts).toHaveLength(COUNTED_LINTS.length);
    for (const line of report.counts) expect(line).toMatch(/^\d+ of \d+ .* at most \d+ %/);
  });
});

describe('each lint sees its mistake', () => {
  it('duplicates: a rule id, a term, a pattern, an alternative', () => {
    const notes = notesOn('duplicates', (pack) => {
      pack.rules.push(some(pack.rules[0]));
      some(pack.terms.fat).terms.push(some(pack.terms.fat?.terms[0]));
      some(pack.frames['edible-cosmetics']).patterns.push('开口(笑|笑)', '开口(笑|笑)');
    });
    expect(notes.filter((note) => note.includes('is taken'))).toHaveLength(1);
    expect(notes.some((note) => note.startsWith('rules/terms/fat.yaml'))).toBe(true);
    expect(notes.some((note) => note.includes('"开口(笑|笑)" stands there twice'))).toBe(true);
    expect(notes.some((note) => note.includes('"笑" stands twice between the same'))).toBe(true);
  });

  it('unreachable: a term that is always allowed, or that a shorter one answers for', () => {
    const notes = notesOn('unreachable', (pack) => {
      const contact = some(pack.terms.contact);
      contact.terms.push('微信支付');
      some(some(pack.rules[0]).file.match.unless[0]).any.push('天平', '天平座');
    });
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('"微信支付" is harmless by the list');
    expect(notes[1]).toContain('"天平座" is never needed: "天平"');
  });

  it('folding: traditional, upper-case, noise and disguised writing', () => {
    const [disguise, plain] = some(Object.entries(rules.pack.variants.rewrites)[0]);
    const notes = notesOn('folding', (pack) => {
      const fat = some(pack.terms.fat);
      fat.terms = ['減肥', 'BMI', '瘦★身', disguise];
    });
    expect(notes).toHaveLength(4);
    expect(notes[0]).toContain('write "減肥" as "减肥"');
    expect(notes[1]).toContain('as "bmi"');
    expect(notes[2]).toContain('as "瘦身"');
    expect(notes[3]).toContain(`is never found: variants.yaml reads it as "${plain}"`);
  });

  it('never: a pattern whose own wording it does not find', () => {
    const notes = notesOn('never', (pack) => {
      // A Latin word that begins inside another is not looked for.
      some(pack.frames['edible-cosmetics']).patterns.push('(vx|wx)$latin');
      pack.terms.latin = { about: 'a', terms: ['id'], allow: [] };
    });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/edible-cosmetics\.yaml patterns\.\d+: never finds "vxid"/);
  });

  it('unused: a list, a frame, a look-up', () => {
    const notes = notesOn('unused', (pack) => {
      pack.terms['left-over'] = { about: 'a', terms: ['剩下'], allow: [] };
      pack.frames['left-over'] = { about: 'a', sign: false, patterns: ['$left-over'], allow: [] };
      pack.guidance.lookups['left-over'] = some(pack.guidance.lookups['police-110']);
    });
    expect(notes).toHaveLength(3);
  });

  it('texts: a language that is missing, a verdict', () => {
    const notes = notesOn('texts', (pack) => {
      const { file } = some(pack.rules[0]);
      file.title = { 'zh-CN': 'only English', en: '只有中文' };
      file.why = { 'zh-CN': '卖家是骗子。', en: 'The seller is a scammer.' };
    });
    expect(notes).toHaveLength(4);
    expect(notes[3]).toContain('is a verdict');
  });

  it('trace: no class of the report, no family, a family without a rule', () => {
    const notes = notesOn('trace', (pack) => {
      some(pack.rules[0]).file.source = { report: '行业常识', law: '5.1 nonsense; XX-9' };
      pack.families['after-sales'].families['5.4 left-over'] = '没有规则';
    });
    expect(notes).toHaveLength(5);
    expect(notes.at(-1)).toContain('no rule names the family "5.4 left-over"');
  });

  it('the counted ones: patterns, words and laws that nothing uses', () => {
    const copy = structuredClone(rules.pack) as Draft<RulePack>;
    some(copy.rules[0]).file.match.any.push('从来没人这样写过');
    some(copy.terms.fat).terms.push('从来没人这样叫过');
    copy.guidance.law['XX-1'] = some(copy.guidance.law['AD-4']);
    const input = { pack: copy, data: compileRules(copy), texts: ['减肥'] };
    const [patterns, words, law] = COUNTED_LINTS.map((lint) =>
      lint.run(input).notes.map(({ message }) => message),
    );
    expect(patterns).toContain('nothing exercises "从来没人这样写过"');
    expect(words).toContain('nothing exercises "从来没人这样叫过"');
    expect(law).toContain('no rule names the law "XX-1"');
  });
});
