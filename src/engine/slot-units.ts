import { CharClass, CLASS } from './chars';

/**
 * Typed slots: a number together with its unit. "三天", "7 日", "两个疗程" are durations; "300元",
 * "2w", "¥68" are money. So 三天见效 and 7天淡斑 are one idea, and 7天无理由 is none of it.
 */
export const SLOT_KINDS = [
  'num',
  'money',
  'percent',
  'duration',
  'people',
  'level',
  'times',
  'weight',
] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** Longest unit first within a kind; a number may open several slots (个点: percent, 个: people). */
const UNITS: readonly (readonly [SlotKind, readonly string[]])[] = [
  [
    'money',
    [
      '万元',
      '块钱',
      '块大洋',
      '元',
      '块',
      '圆',
      'rmb',
      '大洋',
      '毛钱',
      '毛',
      '万块',
      '个w',
      '个亿',
      '美金',
      '美元',
      '刀',
      '港币',
      '台币',
      'usdt',
      'u',
      'w',
      'k',
      '万',
      '千',
      '张毛爷爷',
      '米',
      '大几千',
      '百',
    ],
  ],
  ['percent', ['%', '个点', '个百分点', '成', '倍', '个百分比']],
  [
    'duration',
    [
      '个工作日',
      '个小时',
      '小时',
      '分钟',
      '个疗程',
      '疗程',
      '个星期',
      '星期',
      '礼拜',
      '个礼拜',
      '个月',
      '个周期',
      '周期',
      '秒钟',
      '秒',
      '天',
      '日',
      '周',
      '月',
      '年',
      '晚',
      '晚上',
      '夜',
      '宿',
    ],
  ],
  [
    'people',
    ['个人', '个代理', '位', '名', '人', '个朋友', '个好友', '个会员', '个姐妹', '个下线', '个'],
  ],
  ['level', ['级', '层', '代', '星', '阶']],
  [
    'times',
    [
      '次',
      '回',
      '贴',
      '盒',
      '瓶',
      '支',
      '片',
      '粒',
      '包',
      '遍',
      '单',
      '罐',
      '颗',
      '针',
      '套',
      '杯',
      '袋',
      '箱',
      '口',
      '碗',
      '副',
      '滴',
    ],
  ],
  ['weight', ['公斤', '千克', '斤', 'kg', '厘米', 'cm', '公分']],
];

export interface Unit {
  readonly kind: number;
  readonly codes: readonly number[];
  readonly isLatin: boolean;
}

/** Unit's first character → the units that begin with it, longest first. */
export const BY_FIRST: Unit[][] = [[]];
/** Character → index in `BY_FIRST`. */
export const FIRST_OF = new Uint8Array(0x10000);
for (const [kind, names] of UNITS) {
  for (const name of names) {
    const codes = Array.from({ length: name.length }, (_, i) => name.charCodeAt(i));
    const [first = 0] = codes;
    if (FIRST_OF[first] === 0) FIRST_OF[first] = BY_FIRST.push([]) - 1;
    BY_FIRST[FIRST_OF[first] as number]?.push({
      kind: SLOT_KINDS.indexOf(kind),
      codes,
      isLatin: CLASS[first] === CharClass.Letter,
    });
  }
}
for (const list of BY_FIRST) list.sort((a, b) => b.codes.length - a.codes.length);
