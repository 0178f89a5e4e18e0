import { describe, expect, it } from 'vitest';
import { analyse, STANCES, type Stance } from '../../../src/engine';
import { readMarks } from '../../../src/rules/examples';
import { engine, rules, segmenter, verdictOf } from '../../support/engine';
import { makeEngine } from '../../support/make-engine';

const { examples, stances } = rules.pack.contexts;

/** The stance that the cues of contexts.yaml give to the marked words. */
function stanceOfMarked(marked: string): Stance | undefined {
  const { text, spans } = readMarks(marked);
  const span = spans[0];
  if (span === undefined) throw new Error(`no 【】 in "${marked}"`);
  const any = [text.slice(span.start, span.end)];
  return STANCES.find((stance) => {
    const only = makeEngine({ rules: { it: { any, stances: [stance] } }, contexts: { stances } });
    return analyse(only, { id: 'x', text }, segmenter).findings.length > 0;
  });
}

describe('contexts.yaml', () => {
  it('has examples for every role and every stance', () => {
    const roles = new Set(examples.flatMap((example) => example.role ?? []));
    expect([...roles].sort()).toEqual([
      'buyer',
      'ordinary',
      'press',
      'recruiter',
      'seller',
      'teacher',
    ]);
    expect(new Set(examples.flatMap((example) => example.stance ?? []))).toEqual(new Set(STANCES));
  });

  for (const { text, role, stance } of examples) {
    it(`reads "${text}"`, () => {
      if (role !== undefined) {
        const bare = readMarks(text).text;
        expect(engine.explain(engine.match({ id: 'x', text: bare }), null).role).toBe(role);
      }
      if (stance !== undefined) expect(stanceOfMarked(text)).toBe(stance);
    });
  }

  it('tells an offer from a warning that quotes it', () => {
    expect(verdictOf('祛斑膏三天见效，99元包邮加微信下单').level).not.toBe('none');
    expect(verdictOf('警方提醒：三天见效、99元包邮加微信的都要当心').level).toBe('none');
  });
});
