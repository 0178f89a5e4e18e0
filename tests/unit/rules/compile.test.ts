import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/rules/compile';
import { CompileError } from '../../../src/rules/compile-error';
import { makePack } from '../../support/make-engine';

type Small = Parameters<typeof makePack>[0];

/** The problem of a pack, in one line; 'sound' if there is none. */
function problemOf(
  small: Partial<Small>,
  change: (pack: ReturnType<typeof makePack>) => void = () => {},
) {
  const pack = makePack({ rules: { it: { any: ['甲'] } }, ...small });
  change(pack);
  try {
    compileRules(pack);
    return 'sound';
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return `${error.file} ${error.path.join('.')}: ${error.detail}`;
  }
}

const any = (...patterns: string[]) => ({ rules: { it: { any: patterns } } });
const RULE = 'rules/false-advertising/it.yaml match.any.0';

describe('compileRules names file, field and mistake', () => {
  it('of a pattern', () => {
    expect(problemOf({})).toBe('sound');
    expect(problemOf(any('(甲'))).toContain(`${RULE}: cannot read the pattern`);
    expect(problemOf(any('$no-list'))).toBe(`${RULE}: there is no list "$no-list"`);
    expect(problemOf(any('&no-frame'))).toBe(`${RULE}: there is no frame "no-frame"`);
    expect(problemOf(any('&constructor'))).toBe(`${RULE}: there is no frame "constructor"`);
  });

  it('of a list', () => {
    const list = (...terms: string[]) => ({ ...any('$l'), terms: { l: { terms } } });
    const only = 'a list holds single terms; a term with gaps or lists belongs into a frame';
    expect(problemOf(list('好', '<money>', '(天|地)'))).toBe('sound');
    expect(problemOf(list('好', '(坏'))).toContain('rules/terms/l.yaml terms.1: cannot read');
    expect(problemOf(list('好..坏'))).toBe(`rules/terms/l.yaml terms.0: ${only}`);
    expect(problemOf(list('(好|$m)'))).toBe(`rules/terms/l.yaml terms.0: ${only}`);
    expect(problemOf(list('$l'))).toContain('lists in a circle: l → l');
  });

  it('of frames in a circle, or with more wordings than anyone can read', () => {
    const frames = { a: { patterns: ['甲', '&b'] }, b: { patterns: ['&a'] } };
    expect(problemOf({ ...any('&a'), frames })).toContain('frames in a circle: a → b → a');
    const tree = Object.fromEntries(
      Array.from({ length: 15 }, (_, i) => [
        `f${i}`,
        { patterns: i === 0 ? ['甲', '乙'] : [`&f${i - 1}`, `&f${i - 1}`] },
      ]),
    );
    expect(problemOf({ ...any('&f14'), frames: tree })).toContain('more than 20000 wordings');
  });

  it('of a role that weighs a cue group nobody has', () => {
    const contexts = { roles: { seller: { bias: 0, cues: { price: 1 } } } };
    expect(problemOf({ contexts })).toBe(
      'rules/contexts.yaml roles.seller.cues.price: no such cue group',
    );
  });

  it('and no other error passes for a mistake of a rule', () => {
    const broken = () =>
      problemOf({}, (pack) => {
        Object.assign(pack.rules[0]?.file ?? {}, { match: undefined });
      });
    expect(broken).toThrow(TypeError);
  });
});

describe('compileRules', () => {
  it('leaves a wrong rule out and goes on where somebody listens', () => {
    const pack = makePack({ rules: { bad: { any: ['(甲'] }, good: { any: ['甲'] } } });
    const heard: CompileError[] = [];
    const data = compileRules(pack, (problem) => heard.push(problem));
    expect(data.rules.map(({ id }) => id)).toEqual(['false-advertising/good']);
    expect(heard.map(({ file }) => file)).toEqual(['rules/false-advertising/bad.yaml']);
  });
});
