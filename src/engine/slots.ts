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

export interface SlotHit {
  readonly kind: SlotKind;
  /** Dense offsets. */
  readonly start: number;
  readonly end: number;
}

const HAN_DIGITS = '零〇一二两三四五六七八九十百千万亿几数半俩仨双';
const HAN_NUMBER = new Set([...HAN_DIGITS].map((char) => char.charCodeAt(0)));
const JOINERS = new Set([...'.-~到至+,'].map((char) => char.charCodeAt(0)));
const X = 0x78;

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

/** Unit's first character → the units that begin with it, longest first. */
const BY_FIRST = new Map<number, (readonly [SlotKind, string])[]>();
for (const [kind, units] of UNITS) {
  for (const unit of units) {
    const first = unit.charCodeAt(0);
    const list = BY_FIRST.get(first) ?? [];
    list.push([kind, unit]);
    BY_FIRST.set(first, list);
  }
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b[1].length - a[1].length);

/** Longest number that is read; longer runs of digits are phone numbers and the like. */
const MAX_NUMBER_UNITS = 24;

function isDigit(unit: number): boolean {
  return CLASS[unit] === CharClass.Digit;
}

/** 3万, 5千, 十几: these go on from digits. */
const SCALE = new Set([...'百千万亿几'].map((char) => char.charCodeAt(0)));

function isNumeral(unit: number): boolean {
  return isDigit(unit) || HAN_NUMBER.has(unit);
}

/** End of the number that begins at `at`, or `at` if none does. Masked numbers ("xx元") count. */
function numberEnd(text: string, at: number): number {
  let end = at;
  const first = text.charCodeAt(at);
  if (first === X) {
    if (CLASS[text.charCodeAt(at - 1)] === CharClass.Letter) return at;
    while (text.charCodeAt(end) === X && end - at < 6) end++;
    return CLASS[text.charCodeAt(end)] === CharClass.Letter ? at : end;
  }
  if (text.startsWith('digit', at)) return at + 5;
  // 88一罐 is 88 for one tin: a number keeps its script, but for scales behind digits (3万).
  let digits: boolean | undefined;
  while (end < text.length && end - at < MAX_NUMBER_UNITS) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit) && digits !== false) digits = true;
    else if (HAN_NUMBER.has(unit) && (digits !== true || SCALE.has(unit))) digits ??= false;
    else if (end > at && JOINERS.has(unit) && isNumeral(text.charCodeAt(end + 1))) {
      digits = undefined;
    } else break;
    end++;
  }
  return end;
}

const YEN = new Set([...'¥$€£'].map((char) => char.charCodeAt(0)));
/** 多, 余, 来: "一百多块". */
const MORE = new Set([...'多余来'].map((char) => char.charCodeAt(0)));

/**
 * Finds every slot of the dense text. Linear: each number is read once, its unit is looked up in a
 * small table. Out: hits by rising start; several kinds for one number are all reported.
 */
export function findSlots(text: string): SlotHit[] {
  const hits: SlotHit[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!(isNumeral(unit) || unit === X || unit === 0x64)) continue;
    const end = numberEnd(text, at);
    if (end === at) continue;
    const money = at > 0 && YEN.has(text.charCodeAt(at - 1));
    if (money) hits.push({ kind: 'money', start: at - 1, end });
    hits.push({ kind: 'num', start: at, end });
    // The number may have swallowed its own unit: 5万, 三千.
    const last = text.charCodeAt(end - 1);
    if (
      end - at > 1 &&
      (last === 0x4e07 || last === 0x5343 || last === 0x767e || last === 0x4ebf)
    ) {
      hits.push({ kind: 'money', start: at, end });
    }
    const unitAt = MORE.has(text.charCodeAt(end)) ? end + 1 : end;
    const seen = new Set<SlotKind>();
    for (const [kind, name] of BY_FIRST.get(text.charCodeAt(unitAt)) ?? []) {
      if (seen.has(kind) || !text.startsWith(name, unitAt)) continue;
      seen.add(kind);
      const after = text.charCodeAt(unitAt + name.length);
      // "5k" but not "5kind", "3u" but not "3users".
      if (CLASS[name.charCodeAt(0)] === CharClass.Letter && CLASS[after] === CharClass.Letter)
        continue;
      hits.push({ kind, start: at, end: unitAt + name.length });
    }
    at = end - 1;
  }
  return hits;
}
