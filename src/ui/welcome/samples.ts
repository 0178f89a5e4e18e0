import type { Category } from '../../engine/types';

/**
 * Posts written for the welcome page. What is marked is what the engine marks: a test judges them.
 * The evidence stands in 【】.
 */
export interface Sample {
  readonly id: 'recruiting' | 'warning' | 'fruit' | 'diary';
  readonly text: string;
  /** For readers of the English page; the example itself stays Chinese. */
  readonly english: string;
  /** Null: no hint. */
  readonly category: Category | null;
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'recruiting',
    text: '姐妹们看过来，【交2980元就能成为合伙人】，【直推一个奖励500元，下面三级都有提成】，想了解的加薇：mj_demo_01',
    english:
      'Sisters, pay 2,980 yuan and become a partner; 500 for each person you bring in, a cut from three levels below you. To learn more, add me on WeChat.',
    category: 'pyramid',
  },
  {
    id: 'warning',
    text: '警方提醒：凡是要求先交入门费、再发展下线、按人头拿返利的，都涉嫌传销，请不要参与。',
    english:
      'Police notice: whoever asks for an entry fee, then for recruits, and pays by head, is suspected of pyramid selling. Please do not take part.',
    category: null,
  },
  {
    id: 'fruit',
    text: '自家果园的柚子，5斤29.9元包邮，坏果包赔，支持七天无理由退货，想要的直接下单。',
    english:
      'Pomelos from our own orchard, 5 jin for 29.9 yuan, postage included, bad fruit replaced, returns within seven days. Order directly.',
    category: null,
  },
  {
    id: 'diary',
    text: '减肥半年，我从七十公斤到了六十二公斤，主要靠跑步和少喝奶茶。',
    english:
      'In half a year I went from 70 to 62 kilos, mostly by running and by drinking less milk tea.',
    category: null,
  },
];
