import { describe, expect, it } from 'vitest';
import { type RuleProblem, RuleProblems } from '../../../src/rules/parse-file';
import { checkTeamExamples, compileTeamPack } from '../../../src/rules/team-compile';
import { asRuleFile, PACK_LIMITS, parseTeamPack } from '../../../src/rules/team-pack';
import { teamTexts } from '../../../src/rules/team-texts';
import { PACK_TEMPLATE } from '../../../src/ui/review/pack-template';
import { makePack } from '../../support/make-engine';
import { segmenter } from '../../support/segmenter';

const parts = makePack({
  rules: {},
  frames: { many: { patterns: Array.from({ length: 150 }, (_, i) => `甲${i}`) } },
  terms: { 'no-word': { terms: ['无'] } },
});
const compile = (yaml: string) => compileTeamPack('my.yaml', yaml, parts);

function problemsOf(yaml: string): readonly RuleProblem[] {
  try {
    compile(yaml);
    return [];
  } catch (error) {
    if (error instanceof RuleProblems) return error.problems;
    throw error;
  }
}

const PATTERNS = "['(进|加|入)$group..6(扣|私|码)', (付费|收费)群]";
const withPatterns = (patterns: string) => PACK_TEMPLATE.replace(PATTERNS, patterns);

describe('a team pack', () => {
  it('is sound as the template stands', () => {
    expect(problemsOf(PACK_TEMPLATE)).toEqual([]);
    expect(checkTeamExamples('my.yaml', PACK_TEMPLATE, compile(PACK_TEMPLATE), segmenter)).toEqual(
      [],
    );
  });

  it('names the line of an example that does not hold', () => {
    const yaml = PACK_TEMPLATE.replace('想进【付费群】的私信', '想进【付费群的】私信');
    const line = yaml.split('\n').findIndex((one) => one.includes('付费群的')) + 1;
    expect(checkTeamExamples('my.yaml', yaml, compile(yaml), segmenter)).toMatchObject([
      { file: 'my.yaml', line, field: 'rules.group-link.examples.flag.0' },
    ]);
  });

  it('names the line of a pattern that asks for what is not there', () => {
    const yaml = withPatterns("['$no-list']");
    const line = yaml.split('\n').findIndex((one) => one.includes('no-list')) + 1;
    expect(problemsOf(yaml)).toEqual([
      {
        file: 'my.yaml',
        line,
        field: 'rules.group-link.match.any.0',
        message: 'there is no list "$no-list"',
      },
    ]);
    const list = PACK_TEMPLATE.replace('[群, 裙, 社群]', "[群, '群..聊']");
    expect(problemsOf(list)).toMatchObject([
      {
        line: list.split('\n').findIndex((one) => one.includes('群..聊')) + 1,
        field: 'terms.group.terms.1',
      },
    ]);
  });

  it('may not come to more rows than a page can bear', () => {
    const many = Array.from({ length: 140 }, () => "'&many'").join(', ');
    expect(problemsOf(withPatterns(`[${many}]`))).toMatchObject([
      {
        field: 'rules',
        line: 4,
        message: expect.stringMatching(/^the patterns come to 21000 rows/),
      },
    ]);
  });

  it('has rules, not too many, and no endless words', () => {
    const none = 'id: my-team\nname: 我们\nversion: 1\nrules: {}\n';
    expect(problemsOf(none)).toMatchObject([{ field: 'rules', message: 'there is no rule' }]);
    const [head = '', body = ''] = PACK_TEMPLATE.split('rules:\n');
    const [rule = '', rest = ''] = body.split('terms:\n');
    const rules = Array.from({ length: PACK_LIMITS.rules + 1 }, (_, i) =>
      rule.replace('group-link', `rule-${i}`),
    );
    expect(problemsOf(`${head}rules:\n${rules.join('')}terms:\n${rest}`)[0]?.message).toBe(
      `more than ${PACK_LIMITS.rules} rules`,
    );
    const words = Array.from({ length: PACK_LIMITS.terms + 1 }, (_, i) => `w${i}`).join(', ');
    expect(problemsOf(PACK_TEMPLATE.replace('群, 裙, 社群', words))[0]?.message).toBe(
      `more than ${PACK_LIMITS.terms} words`,
    );
  });

  it('is not read where it goes too deep, by brackets or by indentation', () => {
    const deep = `${PACK_TEMPLATE}x:\n${' '.repeat(PACK_LIMITS.depth * 8 + 1)}y: 1\n`;
    expect(problemsOf(deep)).toMatchObject([
      { line: 20, message: `more than ${PACK_LIMITS.depth} levels` },
    ]);
    const closed = `${PACK_TEMPLATE}# ]]]} ${'[]{}'.repeat(40)}\n`;
    expect(problemsOf(closed)).toEqual([]);
  });

  it('is not read where an alias unfolds', () => {
    const bomb = `a: &a [${'x,'.repeat(9)}x]\n${'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}*${'abcdefgh'[i]}]\n`)
      .join('')}`;
    expect(problemsOf(bomb)).toHaveLength(1);
    expect(problemsOf(bomb)[0]).toMatchObject({ file: 'my.yaml', field: '' });
  });

  it('may ask for a tone, and otherwise takes any', () => {
    const rule = (yaml: string) => {
      const own = parseTeamPack('my.yaml', yaml).pack.rules['group-link'];
      if (own === undefined) throw new Error('no rule');
      return asRuleFile(own).match;
    };
    expect(rule(PACK_TEMPLATE)).not.toHaveProperty('push');
    expect(rule(PACK_TEMPLATE.replace('match:', 'match:\n      push: 0.5'))).toMatchObject({
      push: 0.5,
    });
  });

  it('speaks for itself: whose rule it is, and what the team left out', () => {
    const texts = teamTexts(parseTeamPack('my.yaml', PACK_TEMPLATE).pack);
    const own = texts['team:my-team/group-link'];
    expect(own?.title).toEqual({
      'zh-CN': '引到外部群（团队规则：我们的规则）',
      en: '引到外部群 (team rule: 我们的规则)',
    });
    expect(own?.check['zh-CN']).toContain('团队没有写这一项');
    expect(own?.guidance).toEqual([]);
  });
});
