import type { EngineData } from '../../src/engine/data';
import { CATEGORIES } from '../../src/engine/types';
import { compileRules } from '../../src/rules/compile';
import { packGrams } from '../../src/rules/pack-grams';
import { makePack } from './make-engine';

const about = 'a';
/** So heavy that one of them decides for a short text, whose sums are divided by 6.3. */
const HEAVY = 20;
/** What is taken off the tone of a text in which hardly anything is heard, in weights. */
const DOUBTED = 3.1;
const elsewhere = CATEGORIES.map((category) => (category === 'pyramid' ? HEAVY : 0));

/**
 * A few rules of every kind that the sieve treats in its own way. 购 and 下单 offer something, 闲 does not;
 * 急 is pushy, 稳, 缓 and 轻 less so, 静 is calm, 圈 leans to another category; 闻, 警 tell who speaks.
 */
export function sieveData(): EngineData {
  const selling = ['seller', 'recruiter'];
  const talking = ['ordinary', 'press', 'buyer'];
  const pack = makePack({
    rules: {
      sharp: { any: ['甲'], roles: selling, push: 1, lean: -1 },
      sharper: { any: ['甲', '甲乙'], roles: selling, push: 3, lean: -2, once: true },
      talk: { any: ['乙'], roles: talking, push: 2, unless: [{ within: 'clause', any: ['子'] }] },
      wide: { any: ['丙'], roles: selling, broad: 1, push: 2, allow: ['丙丁'] },
      surrounded: { any: ['丁'], roles: selling, push: 1, with: [{ any: ['己'] }] },
      calm: { any: ['戊'], roles: selling, push: -1 },
      'calm-talk': { any: ['己', '庚<money>'], roles: talking, push: -2 },
      press: { any: ['辛'], roles: ['press'], level: 'info' },
      any: { any: ['壬癸'], level: 'info', with: [{ any: ['&set'] }] },
      widest: { any: ['午'], roles: selling, broad: 3 },
      denied: { any: ['癸'], roles: selling, push: 1, stances: ['denied'] },
    },
    frames: { set: { patterns: ['子..3丑', '丑子'], allow: ['丑子丑'] } },
    rewrites: { q丙: '丙', q壬: '壬' },
    contexts: {
      cues: {
        order: { about, any: ['下单'], allow: ['下单位'] },
        news: { about, any: ['闻'] },
        police: { about, any: ['警'] },
      },
      roles: {
        seller: { bias: 0, cues: {} },
        recruiter: { bias: -1, cues: { police: 2 } },
        press: { bias: -1, cues: { news: 2 } },
      },
      stances: {
        no: {
          stance: 'denied',
          about,
          any: ['不'],
          allow: ['不但'],
          side: 'after-cue',
          within: 'clause',
          reach: 3,
        },
      },
    },
  });
  const voice = {
    // So few pairs are usual that the model's word counts fully.
    usual: -0.1,
    bias: [-1, 0],
    cues: { order: [2, 0.5], news: [-2, -0.5] },
    grams: packGrams({
      购: [HEAVY],
      闲: [-HEAVY],
      急: [0, HEAVY + DOUBTED],
      急急: [0, HEAVY],
      稳: [0, HEAVY / 2 + DOUBTED],
      缓: [0, HEAVY / 4 + DOUBTED],
      轻: [0, HEAVY / 5 + DOUBTED],
      静: [0, -HEAVY],
      圈: [0, 0, ...elsewhere],
    }),
  };
  const signs = {
    number: {
      label: { 'zh-CN': 't', en: 't' },
      note: { 'zh-CN': 't', en: 't' },
      guidance: [],
      lookups: [],
      match: { any: ['丑'], unless: [{ within: 'clause' as const, any: ['丁'] }], allow: ['丑子'] },
      examples: { found: [], none: [] },
    },
    contract: {
      label: { 'zh-CN': 't', en: 't' },
      note: { 'zh-CN': 't', en: 't' },
      guidance: [],
      lookups: [],
      match: { any: ['子'], unless: [], allow: [] },
      examples: { found: [], none: [] },
    },
  };
  const [sharp, ...broad] = pack.tone;
  const widest = { push: 3, lean: -1 };
  const tone: typeof pack.tone = [sharp, broad[0], broad[1], widest, { push: 0.5, lean: -2 }];
  return compileRules({ ...pack, tone, voice, signs });
}
