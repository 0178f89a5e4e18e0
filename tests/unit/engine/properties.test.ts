import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engine, rules, segmenter, verdictOf } from '../../support/engine';

/** 300 runs here; `FUZZ_RUNS=10000 npm run test:unit` is the long form. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const fragment = fc.constantFrom(
  '招代理',
  '加微信',
  '月入过万',
  '三天见效',
  '無效退款',
  '亻弋理',
  '❤',
  '\u200b',
  '\n',
  '。',
  '警方提醒',
  '300元',
  '𝐯𝐱',
  '三⃣',
  '不',
  '？',
  '\ud83d',
  '1:1',
  'vx',
  '拉人头',
  '30%',
  '祛斑',
  ' ',
  '*',
  '99元包邮',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fragment, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 60 })
    .map((parts) => parts.join('')),
);

describe('any text at all', () => {
  it('gives findings that lie inside, in order, and equal their slice', () => {
    fc.assert(
      fc.property(text, (post) => {
        const verdict = verdictOf(post);
        let last = 0;
        for (const { start, end, text: shown, evidence = [] } of verdict.findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(post.length);
          expect(shown).toBe(post.slice(start, end));
          for (const span of evidence) expect(span.text).toBe(post.slice(span.start, span.end));
          last = start;
        }
        expect(verdictOf(post)).toEqual(verdict);
      }),
      { numRuns },
    );
  });

  it('is judged the same alone and between others', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (posts) => {
        const alone = posts.map((post) => verdictOf(post));
        const matched = posts.map((post) => engine.match({ id: 'test', text: post }));
        expect(matched.map((one) => engine.judge(one, segmenter))).toEqual(alone);
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });

  it('is let go early only if no rule has anything to say', () => {
    const posts = rules.pack.rules.flatMap(({ file }) =>
      [...file.examples.flag, ...file.examples.clean].map((example) =>
        (typeof example === 'string' ? example : example.text).replace(/[【】]/g, ''),
      ),
    );
    const mixed = fc
      .array(fc.oneof(fc.constantFrom(...posts), text), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixed, (post) => {
        const matched = engine.match({ id: 'test', text: post });
        const said = new Set(engine.judge(matched, segmenter).findings.map(({ rule }) => rule));
        const all = engine.explain(matched, segmenter).findings;
        expect(said.size > 0).toBe(all.length > 0);
        for (const rule of said) expect(all.map((finding) => finding.rule)).toContain(rule);
      }),
      { numRuns },
    );
  });
});
