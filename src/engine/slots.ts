import { CharClass, CLASS, isLetter } from './chars';
import type { Hits } from './hits';
import { BY_FIRST, FIRST_OF, SLOT_KINDS, type Unit } from './slot-units';

const HAN_DIGITS = '零〇一二两三四五六七八九十百千万亿几数半俩仨双';
const JOINERS = '.-~到至+,';
/** 3万, 5千, 十几: these go on from digits. */
const SCALES = '百千万亿几';
const X = 0x78;

/** What a unit can be to a number: bits of `ROLE`. */
const HAN_NUMBER = 1;
const DIGIT = 2;
const JOINER = 4;
const SCALE = 8;
/** Currency signs before, "多余来" behind: ¥68, 一百多块. */
const YEN = 16;
const MORE = 32;
/** A number may begin here; `x` and `digit` stand for masked ones. */
const START = 64;
/** The number may have swallowed its own unit: 5万, 三千. */
const OWN_UNIT = 128;

const ROLE = new Uint8Array(0x10000);
function mark(chars: string, role: number): void {
  for (const char of chars) {
    const unit = char.charCodeAt(0);
    ROLE[unit] = (ROLE[unit] as number) | role;
  }
}
mark(HAN_DIGITS, HAN_NUMBER | START);
mark('xd', START);
for (let unit = 0; unit < 0x10000; unit++) {
  if (CLASS[unit] === CharClass.Digit) mark(String.fromCharCode(unit), DIGIT | START);
}
mark(JOINERS, JOINER);
mark(SCALES, SCALE);
mark('¥$€£', YEN);
mark('多余来', MORE);
mark('万千百亿', OWN_UNIT);

/** Longest number that is read; longer runs of digits are phone numbers and the like. */
const MAX_NUMBER_UNITS = 24;
const MASKED = Array.from('digit', (char) => char.charCodeAt(0));

function standsAt(codes: readonly number[], units: Uint16Array, at: number, size: number): boolean {
  if (at + codes.length > size) return false;
  for (let i = 0; i < codes.length; i++) if (units[at + i] !== codes[i]) return false;
  return true;
}

/** End of the number that begins at `at`, or `at` if none does. Masked numbers ("xx元") count. */
function numberEnd(units: Uint16Array, at: number, size: number): number {
  let end = at;
  if (units[at] === X) {
    if (at > 0 && isLetter(units[at - 1] as number)) return at;
    while (end < size && units[end] === X && end - at < 6) end++;
    return end < size && isLetter(units[end] as number) ? at : end;
  }
  if (standsAt(MASKED, units, at, size)) return at + MASKED.length;
  // 88一罐 is 88 for one tin: a number keeps its script, but for scales behind digits (3万).
  let digits: boolean | undefined;
  while (end < size && end - at < MAX_NUMBER_UNITS) {
    const role = ROLE[units[end] as number] as number;
    if ((role & DIGIT) !== 0 && digits !== false) digits = true;
    else if ((role & HAN_NUMBER) !== 0 && (digits !== true || (role & SCALE) !== 0)) {
      digits ??= false;
    } else if (
      end > at &&
      (role & JOINER) !== 0 &&
      end + 1 < size &&
      ((ROLE[units[end + 1] as number] as number) & (DIGIT | HAN_NUMBER)) !== 0
    ) {
      digits = undefined;
    } else break;
    end++;
  }
  return end;
}

const MONEY = SLOT_KINDS.indexOf('money');
const NUM = SLOT_KINDS.indexOf('num');

/**
 * Finds every slot of the dense text. Linear: each number is read once, its unit is looked up in a
 * small table. Out: hits in `found`, by rising end, with
 * their index in `SLOT_KINDS` as term; several kinds for one number are all reported.
 */
export function findSlots(units: Uint16Array, size: number, found: Hits): void {
  found.clear();
  for (let at = 0; at < size; at++) {
    if (((ROLE[units[at] as number] as number) & START) === 0) continue;
    const end = numberEnd(units, at, size);
    if (end === at) continue;
    if (at > 0 && ((ROLE[units[at - 1] as number] as number) & YEN) !== 0) {
      found.add(MONEY, at - 1, end);
    }
    found.add(NUM, at, end);
    if (end - at > 1 && ((ROLE[units[end - 1] as number] as number) & OWN_UNIT) !== 0) {
      found.add(MONEY, at, end);
    }
    if (end < size) findUnits(units, size, at, end, found);
    at = end - 1;
  }
}

/** What the number [start, end) counts. */
function findUnits(
  units: Uint16Array,
  size: number,
  start: number,
  end: number,
  found: Hits,
): void {
  const more = ((ROLE[units[end] as number] as number) & MORE) !== 0;
  const at = more ? end + 1 : end;
  if (at >= size) return;
  const list = BY_FIRST[FIRST_OF[units[at] as number] as number] as readonly Unit[];
  let seen = 0;
  for (const { kind, codes, isLatin } of list) {
    if ((seen & (1 << kind)) !== 0 || !standsAt(codes, units, at, size)) continue;
    seen |= 1 << kind;
    const behind = at + codes.length;
    // "5k" but not "5kind", "3u" but not "3users".
    if (isLatin && behind < size && isLetter(units[behind] as number)) continue;
    found.add(kind, start, behind);
  }
}
