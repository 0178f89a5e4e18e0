import { describe, expect, it } from 'vitest';
import { analyse, createEngine } from '../../../src/engine';
import { RuleProblems } from '../../../src/rules/parse-file';
import { compileTeamPack } from '../../../src/rules/team-compile';
import { PACK_LIMITS } from '../../../src/rules/team-pack';
import { rules, segmenter } from '../../support/engine';

const compile = (yaml: string) => compileTeamPack('pack', yaml, rules.pack);

/** What is said about a pack that is not taken; an error of any other kind fails the test. */
function refusal(yaml: string): string {
  try {
    compile(yaml);
  } catch (error) {
    if (error instanceof RuleProblems)
      return error.problems.map(({ message }) => message).join('; ');
    throw error;
  }
  return '';
}

function packOf({ any = "['付费群']", more = '', rule = 'group-link', id = 'my-team' }): string {
  return `id: ${id}
name: 团队
version: 1
rules:
  ${rule}:
    category: pyramid
    level: caution
    title: 进群
    match:
      any: ${any}
${more}`;
}
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

describe('hostile rule packs', () => {
  it('a sound one is taken', () => expect(refusal(packOf({}))).toBe(''));

  it.each([
    ['a list in a circle', 'terms:\n  a:\n    about: x\n    terms: [$a]\n', "['$a']"],
    ['a frame in a circle', "frames:\n  a:\n    about: x\n    patterns: ['&a']\n", "['&a']"],
    [
      'frames that unfold',
      `frames:\n${times(9, (i) => `  f${i}:\n    about: x\n    patterns: [${`'&f${i + 1}', `.repeat(10)}]\n`)}  f9:\n    about: x\n    patterns: [付费群]\n`,
      "['&f0']",
    ],
    ['brackets in brackets', '', `['${'('.repeat(90)}一${')'.repeat(90)}']`],
    ['a list called like a key of every object', '', "['$constructor']"],
    ['a frame called like a key of every object', '', "['&constructor']"],
    ['a pattern of a thousand characters', '', `['${'群'.repeat(1_000)}']`],
    ['a regular expression that runs away', '', "['(群+)+$']"],
  ])('refuses %s, at once and in words', (_, more, any) => {
    const began = performance.now();
    expect(refusal(packOf({ any, more }))).not.toBe('');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it.each([
    [
      'lists that unfold, ten in each of nine',
      `terms:\n${times(9, (i) => `  l${i}:\n    about: x\n    terms: [${`$l${i + 1}, `.repeat(10)}]\n`)}  l9:\n    about: x\n    terms: [付费群]\n`,
      "['$l0']",
    ],
    ['alternatives that multiply', '', `['${'(一|二|三|四|五|六|七|八)'.repeat(10)}']`],
  ])('%s come to no more than they say', (_, more, any) => {
    const began = performance.now();
    const { data } = compile(packOf({ any, more }));
    const added = data.terms.length - compile(packOf({})).data.terms.length;
    expect(added).toBeLessThan(500);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('refuses more rules, words and longer words than a pack may hold', () => {
    const rule = (index: number) =>
      `  r${index}:\n    category: pyramid\n    level: info\n    title: 甲\n    match:\n      any: [词${index}]\n`;
    const head = 'id: a\nname: b\nversion: 1\nrules:\n';
    expect(refusal(head + times(PACK_LIMITS.rules + 1, rule))).toMatch(/more than 200 rules/);
    const words = times(PACK_LIMITS.terms + 1, (index) => `甲${index},`);
    const terms = `terms:\n  many:\n    about: x\n    terms: [${words}]\n`;
    expect(refusal(packOf({ more: terms }))).toMatch(/more than 10000 words/);
    const long = `terms:\n  long:\n    about: x\n    terms: [${'甲'.repeat(300)}]\n`;
    expect(refusal(packOf({ more: long }))).not.toBe('');
  });

  it.each([
    ['aliases that unfold', `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`],
    ['a merge key', `base: &b {x: 1}\nx:\n  <<: *b\n`],
    ['a tag that makes objects', 'x: !!js/function "function(){}"\n'],
    ['a key twice', 'version: 2\n'],
    ['a second document', '---\nid: other\n'],
    ['__proto__ as a rule list', '__proto__:\n  rules: {}\n'],
    ['constructor as a field', 'constructor: {prototype: {x: 1}}\n'],
  ])('refuses %s', (_, more) => {
    expect(refusal(packOf({ more }))).not.toBe('');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('no id of a pack can be taken for one of ours, look-alike letters are none', () => {
    for (const id of [
      'pyramid/entry-fee',
      'руramid',
      'Pyramid',
      'team:x',
      'a/b',
      '..',
      'pyramid\u200b',
    ]) {
      expect(refusal(packOf({ id: `"${id}"` })), id).not.toBe('');
      expect(refusal(packOf({ rule: `"${id}"` })), id).not.toBe('');
    }
    const own = compile(packOf({ id: 'pyramid', rule: 'entry-fee' }));
    const { findings } = analyse(createEngine(own.data), { id: '1', text: '付费群' }, segmenter);
    expect(findings.map(({ rule }) => rule)).toEqual(['team:pyramid/entry-fee']);
  });

  it('the dearest patterns a pack may hold cost a hostile text no more than ten times its length', () => {
    const any = `[${times(40, (i) => `'群..200群${i % 10}..200群..200群..200群..200群', `)}付费群]`;
    const engine = createEngine(compile(packOf({ any })).data);
    const cost = (length: number) => {
      const began = performance.now();
      analyse(engine, { id: '1', text: '群1群2'.repeat(length / 4) }, segmenter);
      return performance.now() - began;
    };
    cost(2_000);
    const short = Math.max(5, cost(10_000));
    const long = cost(100_000);
    // Ten times the text; the machine is shared, so three times that is allowed.
    expect(long / short).toBeLessThan(30);
    expect(long).toBeLessThan(20_000);
  });
});
