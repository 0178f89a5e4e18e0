import { describe, expect, it } from 'vitest';
import {
  createVoice,
  cueStrength,
  familiar,
  gramsOf,
  normaliser,
  roomFor,
  trusted,
  UNHEARD,
} from '../../../src/engine/voice';
import { packGrams } from '../../../src/rules/pack-grams';

describe('voice', () => {
  const voice = () =>
    createVoice({
      usual: 0.6,
      bias: [-1, -2],
      cues: { price: [1, 0.5] },
      grams: packGrams({ 加: [4], 加微: [0, 8, 0, 0, 0, 0, 6], '0': [2, 2] }),
    });

  const score = (text: string, cues: ReadonlyMap<string, number>) => {
    const units = Uint16Array.from(text, (char) => char.charCodeAt(0));
    const own = voice();
    own.hear(units, units.length);
    return own.answer(cues);
  };

  it('starts from the bias', () => {
    expect(score('你好', new Map()).offer).toBe(-1);
  });

  it('hears no calm where it does not know the language', () => {
    expect(score('你好', new Map()).push).toBeCloseTo(UNHEARD);
    expect([0, 1].map((heard) => trusted(2, heard))).toEqual([1.5, 2]);
    expect([0, 1].map((heard) => trusted(-2, heard))).toEqual([UNHEARD, -2]);
  });

  it('adds what it knows of the text, each gram once, and the cues', () => {
    const once = score('加微', new Map());
    expect(once.offer).toBeGreaterThan(-1);
    expect(once.push).toBeGreaterThan(-2);
    expect(score('加微加微加微', new Map()).offer).toBe(score('加微加微', new Map()).offer);
    expect(score('你好', new Map([['price', 2]])).offer).toBe(1);
  });

  it('says to which category a text leans, and how far behind the others are', () => {
    const { leans } = score('加微', new Map());
    expect(leans.pyramid).toBe(0);
    expect(leans['money-scam']).toBeLessThan(0);
  });

  const tone = (bias: readonly number[]) => {
    const own = createVoice({ usual: -1, bias, cues: {}, grams: packGrams({}) });
    // So many pairs that a calm tone is heard.
    const units = Uint16Array.from({ length: 200 }, (_, i) => 0x4e00 + i);
    own.hear(units, units.length);
    return own.answer(new Map()).push;
  };

  it('is pushier the likelier a risky sort is, and calmer the likelier a harmless one', () => {
    const level = Array.from({ length: 12 }, () => 0);
    expect(tone([0, 1])).toBeCloseTo(0.5);
    expect(tone([0, 1, 9])).toBeGreaterThan(3);
    expect(tone([0, 1, ...level.with(11, 9)])).toBeCloseTo(-2);
    expect(tone([0, 1, ...level.with(11, 3)])).toBeLessThan(-0.2);
    expect(tone([0, 1, ...level.fill(3)])).toBeCloseTo(0.5);
  });

  it('asks a calm text for no sort, and takes no other text for as calm', () => {
    expect(tone([0, -2.1, 9])).toBeCloseTo(-2.1);
    expect(tone([0, -1.9, ...Array.from({ length: 6 }, () => -30)])).toBeCloseTo(-2);
  });

  it('reads every number as one', () => {
    expect([...gramsOf('39元')]).toEqual(['0', '0元', '元', '#2']);
  });

  it('lets a repeated cue prove less and less', () => {
    expect([0, 1, 2, 3].map(cueStrength)).toEqual([0, 1, 1.5, 1.75]);
  });

  it('asks for the categories only where the tone is pushy enough', () => {
    const data = { usual: 0, bias: [0, -3, 1, 3], cues: {}, grams: packGrams({}) };
    const lean = (leansFrom: number | undefined) => {
      const units = Uint16Array.from('你好', (char) => char.charCodeAt(0));
      const own = createVoice(data, leansFrom);
      own.hear(units, 2);
      return own.answer(new Map()).leans['legal-operation'];
    };
    expect(lean(undefined)).toBe(-2);
    expect(lean(UNHEARD - 0.1)).toBe(-2);
    expect(lean(UNHEARD + 0.1)).toBe(0);
  });

  it('is of one scale for short texts, and weighs long ones down', () => {
    expect([1, 40, 80].map(normaliser)).toEqual([Math.sqrt(40), Math.sqrt(40), Math.sqrt(80)]);
  });

  it('lets long texts grow no louder: from 800 grams on only their mean counts', () => {
    expect(normaliser(800)).toBeCloseTo(Math.sqrt(800));
    expect(1600 / normaliser(1600)).toBeCloseTo(800 / normaliser(800));
  });

  it('hears the first 3000 units', () => {
    const long = '好'.repeat(2999);
    expect(score(`${long}加`, new Map()).offer).toBeGreaterThan(-1);
    expect(score(`${long}好加`, new Map()).offer).toBe(-1);
  });

  it('hears a calm tone the better the more pairs there are, and the more of them it knows', () => {
    expect(familiar(0.04)).toBeCloseTo(1);
    expect(familiar(0.5)).toBe(1);
    expect(familiar(-0.01)).toBeCloseTo(0.5);
    expect(familiar(-0.06)).toBeCloseTo(0);
    expect(familiar(-1)).toBe(0);
    expect([0, 20, 40, 100].map(roomFor)).toEqual([0, 0.5, 1, 1]);
  });

  it('trusts a calm tone as far as it is heard', () => {
    expect(trusted(-2, 0.5)).toBeCloseTo((UNHEARD - 2) / 2);
    expect(trusted(0, 1)).toBeCloseTo(0);
  });

  it('trusts a pushy tone less where it cannot be heard', () => {
    expect([0, 0.5, 1].map((heard) => trusted(2, heard))).toEqual([1.5, 1.75, 2]);
    expect(trusted(UNHEARD + 0.1, 0)).toBe(UNHEARD);
  });

  it('lists each character and pair, and the length', () => {
    expect([...gramsOf('a12b')]).toEqual(['a', 'a0', '0', '0b', 'b', '#2']);
    expect([...gramsOf('')]).toEqual(['#0']);
  });
});

describe('bounds of the voice', () => {
  const voice = () =>
    createVoice({
      // So few pairs are usual that the model's word counts fully.
      usual: -0.1,
      bias: [-1, -2],
      cues: { up: [2, 1], down: [-3, -4] },
      grams: packGrams({ 好: [5, 5], 好好: [0, 0] }),
    });
  const read = (text: string, there: number) => {
    const units = Uint16Array.from(text, (char) => char.charCodeAt(0));
    const own = voice();
    const bounds = own.boundsOf(['up', 'down', 'unknown']);
    own.hear(units, units.length);
    bounds.read(there, [1, 2, 4]);
    return [bounds.leastOffer, bounds.mostOffer, bounds.mostPush];
  };
  const close = (...expected: number[]) => expected.map((one) => expect.closeTo(one, 6));

  it('begin at nought', () => {
    const fresh = voice().boundsOf([]);
    expect([fresh.leastOffer, fresh.mostOffer, fresh.mostPush]).toEqual([0, 0, 0]);
  });

  it('are what the text itself says, and what each cue that may be there could add at most', () => {
    // One pair: hardly audible.
    // One sort is as likely as another: as far as they are heard, half of the tone says nothing.
    const heard = roomFor(1);
    const push = (score: number) => trusted(score * (1 - heard / 2), heard);
    expect(read('天天天', 0)).toEqual(close(-1, -1, push(-2)));
    expect(read('天天天', 1)).toEqual(close(-1, 2.5, push(-0.25)));
    expect(read('天天天', 2)).toEqual(close(-6.25, -1, push(-2)));
    expect(read('天天天', 7)).toEqual(close(-6.25, 2.5, push(-0.25)));
    const said = 5 / Math.sqrt(40);
    expect(read('好好', 0)).toEqual(close(said - 1, said - 1, push(said - 2)));
  });

  it('leave a hair on either side: sums of other order differ in their last digits', () => {
    const [least = 0, most = 0] = read('天', 0);
    expect(least).toBeLessThan(-1);
    expect(most).toBeGreaterThan(-1);
  });
});
