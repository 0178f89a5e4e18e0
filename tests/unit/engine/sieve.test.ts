import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/engine/context';
import type { EngineData } from '../../../src/engine/data';
import { allFindings, allSigns, type Case } from '../../../src/engine/judge';
import { GroupMatcher } from '../../../src/engine/match';
import { type Normalised, normalise, prepareRewrites } from '../../../src/engine/normalise';
import { createMatcher } from '../../../src/engine/rows';
import { createSieve } from '../../../src/engine/sieve';
import { createVoice } from '../../../src/engine/voice';
import { sieveData } from '../../support/sieve-rules';

/** Made anew in each test: what is made outside of one tells Stryker nothing of who needs it. */
function rulesAndReading() {
  const data = sieveData();
  const rewrites = prepareRewrites(data.rewrites);
  return { data, sieve: createSieve(data), read: (text: string) => normalise(text, rewrites) };
}

/** Everything by its definition: every group looked for, every rule asked. */
function slowly(of: EngineData): (text: Normalised) => Case {
  const voice = createVoice(of.voice);
  const groups = of.groups.map((_, group) => group);
  const matcher = new GroupMatcher(createMatcher(of, new Set(groups)));
  return (text) => {
    voice.hear(text.units, text.size);
    matcher.read(text);
    const matches = matcher.run(groups);
    const { rules, signs } = of;
    return { matches, speaker: speakerOf(of, voice, text, matches), rules, signs };
  };
}

/** What a reader sees of a case. */
function said(data: EngineData, text: Normalised, found: Case | undefined) {
  const findings = found === undefined ? [] : allFindings(data, text, found, null);
  return {
    findings,
    // Signs are told only beside a finding.
    signs: found === undefined || findings.length === 0 ? [] : allSigns(data, text, found),
  };
}

const speaker = fc.constantFrom('购', '购', '下单', '下单位', '闲', '闻', '购警', '');
const tone = fc.constantFrom(
  ...[
    '急',
    '急急',
    '急圈',
    '急急圈圈',
    '静',
    '静急急',
    '稳',
    '缓',
    '稳圈',
    '缓圈',
    '轻',
    '轻圈',
    '',
  ],
);
const word = fc.constantFrom(
  ...'甲乙丙丁戊己庚辛壬癸子丑丁己子丑午甲午',
  ...['甲乙', '丙丁', '壬癸', '丑子', '子天丑', '庚3元', '不癸', '不但癸', '不', 'q丙', 'q壬'],
  ...['，', '。', '天', '3元'],
);
const text = fc
  .tuple(speaker, tone, fc.array(word, { maxLength: 9 }))
  .map(([who, how, words]) => [who, how, ...words].join(''));

describe('the sieve', () => {
  it('lets through every text that a rule has something to say on, and all that belongs to it', () => {
    const { data, sieve: fast, read } = rulesAndReading();
    const oracle = slowly(data);
    fc.assert(
      fc.property(text, (original) => {
        const one = read(original);
        const all = oracle(one);
        const { role, push } = all.speaker;
        expect(said(data, one, fast.sift(one))).toEqual(said(data, one, all));
        expect(said(data, one, fast.readAll(one))).toEqual(said(data, one, all));
        expect(fast.speaker(one)).toMatchObject({ role, push });
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });

  /** The rules that `sift` hands on, in the order of the data; undefined: the text is let go. */
  const handingOn = () => {
    const { sieve, read } = rulesAndReading();
    return (text: string) =>
      sieve.sift(read(text))?.rules.map(({ id }) => id.replace('false-advertising/', ''));
  };

  it('hands on the rules whose words are there and who listen to such a speaker, no others', () => {
    const handedOn = handingOn();
    expect(handedOn('购急急甲')).toEqual(['sharp', 'sharper']);
    expect(handedOn('购急甲')).toEqual(['sharp', 'sharper']);
    expect(handedOn('购甲戊')).toEqual(['calm']);
    expect(handedOn('闲急乙甲')).toEqual(['talk']);
    expect(handedOn('购急丁己')).toEqual(['surrounded']);
    expect(handedOn('购缓甲')).toBeUndefined();
    expect(handedOn('购缓甲q壬')).toEqual(['sharp']);
    expect(handedOn('购急急午')).toEqual(['widest']);
    expect(handedOn('购稳甲午')).toEqual(['sharp', 'widest']);
    expect(handedOn('购轻戊午')).toEqual(['calm', 'widest']);
    expect(handedOn('购轻圈戊午')).toEqual(['calm']);
    expect(handedOn('闻辛己')).toEqual(['calm-talk', 'press']);
  });

  it.each([
    ['without words', '购急急天'],
    ['too calm for the tone alone', '购稳午'],
    ['too calm for the tone alone, and nothing in the words that flags', '购稳午丙丁'],
    ['too calm for its words', '购甲'],
    ['of a speaker that nobody listens to', '闲急甲'],
    ['that lean elsewhere', '购急急圈甲'],
    ['that lean elsewhere, and only their disguises make them pushy', '购缓圈甲q壬'],
    ['without the needed surroundings', '购急丁'],
    ['whose words are all harmless', '购急丙丁'],
    ['whose needed surroundings are all harmless', '壬癸丑子丑'],
    ['too calm for any rule', '静静乙甲丙'],
    ['of nothing', ''],
  ])('lets go texts %s', (_, original) => {
    expect(handingOn()(original)).toBeUndefined();
  });

  it('hands on the good signs whose words are there', () => {
    const { sieve, read } = rulesAndReading();
    const signs = (original: string) => sieve.sift(read(original))?.signs.map(({ id }) => id);
    expect(signs('购急甲子')).toEqual(['contract']);
    expect(signs('购急甲丑')).toEqual(['number']);
    expect(signs('购急甲')).toEqual([]);
  });

  it('knows the calmest tone of offers and of other texts apart', () => {
    const { data, read } = rulesAndReading();
    const floors = new Map([
      ['false-advertising/sharper', 3],
      ['false-advertising/talk', 0],
    ]);
    const rules = data.rules
      .filter(({ id }) => floors.has(id))
      .map((rule) => ({ ...rule, push: floors.get(rule.id) ?? 0 }));
    const sieve = createSieve({ ...data, rules });
    expect(sieve.sift(read('闲乙'))?.rules).toHaveLength(1);
    expect(sieve.sift(read('购急甲'))?.rules).toHaveLength(1);
    expect(sieve.sift(read('购稳甲'))).toBeUndefined();
  });

  it('asks where a text leans also for rules that ask for no tone', () => {
    const { data } = rulesAndReading();
    const [rule] = data.rules.filter(({ id }) => id.endsWith('/press'));
    if (rule === undefined) throw new Error('no such rule');
    const sieve = createSieve({ ...data, rules: [{ ...rule, lean: -1 }] });
    expect(sieve.sift(normalise('闻静静辛'))?.rules).toHaveLength(1);
    expect(sieve.sift(normalise('闻静静辛圈'))).toBeUndefined();
  });
});
