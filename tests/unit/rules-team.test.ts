import { describe, expect, it } from 'vitest';
import { analyse, createEngine } from '../../src/engine';
import { RuleProblems } from '../../src/rules/parse-file';
import { checkTeamExamples, compileTeamPack } from '../../src/rules/team-compile';
import { PACK_LIMITS } from '../../src/rules/team-pack';
import { PACK_TEMPLATE } from '../../src/ui/review/pack-template';
import { rules, segmenter } from '../support/engine';

const compile = (yaml: string) => compileTeamPack('pack', yaml, rules.pack);
function problemsOf(yaml: string): readonly { line: number; field: string; message: string }[] {
  try {
    compile(yaml);
    return [];
  } catch (error) {
    if (error instanceof RuleProblems) return error.problems;
    throw error;
  }
}

describe('team rule packs', () => {
  it('the template is sound, its examples hold, and it may use built-in lists', () => {
    const yaml = PACK_TEMPLATE.replace('(付费|收费)群]', "(付费|收费)群, '$disease..4偏方']");
    const compiled = compile(yaml);
    expect(checkTeamExamples('pack', yaml, compiled, segmenter)).toEqual([]);
    const { findings } = analyse(
      createEngine(compiled.data),
      { id: '1', text: '高血压有偏方，想进付费群的来' },
      segmenter,
    );
    expect(findings.map(({ rule, text }) => [rule, text])).toEqual([
      ['team:my-team/group-link', '高血压有偏方'],
      ['team:my-team/group-link', '付费群'],
    ]);
  });

  it.each([
    [
      'an unknown field',
      PACK_TEMPLATE.replace('level: caution', 'level: caution\n    run: rm'),
      'rules.group-link.run',
      8,
    ],
    [
      'an unknown list',
      PACK_TEMPLATE.replace('$group', '$nothing'),
      'rules.group-link.match.any.0',
      11,
    ],
    [
      'a pattern that cannot be read',
      PACK_TEMPLATE.replace('(付费|收费)群', "'(付费'"),
      'rules.group-link.match.any.1',
      11,
    ],
    ['an alias', `${PACK_TEMPLATE}frames: &a {}\nx: *a\n`, '', 1],
    [
      'too many gaps',
      PACK_TEMPLATE.replace('(付费|收费)群', "'一..二..三..四..五..六..七..八'"),
      'rules.group-link.match.any.1',
      11,
    ],
    [
      'a key of every object',
      PACK_TEMPLATE.replace('terms:', '__proto__: {}\nterms:'),
      '__proto__',
      15,
    ],
    ['depth', `${PACK_TEMPLATE}x: ${'['.repeat(40)}`, '', 19],
    ['size', `${PACK_TEMPLATE}# ${'x'.repeat(PACK_LIMITS.bytes)}`, '', 1],
    [
      'a huge number',
      PACK_TEMPLATE.replace('match:', 'match:\n      push: 1e999'),
      'rules.group-link.match.push',
      11,
    ],
  ])('refuses %s and says where', (_, yaml, field, line) => {
    const [first] = problemsOf(yaml);
    expect(first).toMatchObject({ field, line });
  });

  it('refuses more patterns than a pack may hold', () => {
    const any = Array.from({ length: PACK_LIMITS.patterns + 1 }, (_, i) => `词${i}`).join(', ');
    const [first] = problemsOf(PACK_TEMPLATE.replace('(付费|收费)群', any));
    expect(first?.message).toMatch(/more than \d+ patterns/);
  });

  it('hostile texts cost a pack no more than their length', () => {
    const gaps = PACK_TEMPLATE.replace(
      '(付费|收费)群',
      "'群..60群..60群..60群..60群', (付费|收费)群",
    );
    const engine = createEngine(compile(gaps).data);
    const time = (length: number) => {
      const began = performance.now();
      analyse(engine, { id: '1', text: '群'.repeat(length) }, segmenter);
      return performance.now() - began;
    };
    time(2_000);
    const short = Math.max(2, time(2_000));
    expect(time(20_000) / short).toBeLessThan(60);
  });
});
