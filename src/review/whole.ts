import { CATEGORIES } from '../engine/types';
import { CASE_STATES, type StoredCase } from './model';

const TEXTS = [
  'id',
  'text',
  'textHash',
  'author',
  'url',
  'site',
  'seenAt',
  'postedAt',
  'rulesVersion',
  'note',
  'source',
  'postId',
  'group',
  'decidedAt',
] as const;
const NUMBERS = ['row', 'batch', 'place', 'rank'] as const;
const LEVELS = ['info', 'caution', 'warning'] as const;

type Unknown<T> = { readonly [K in keyof T]?: unknown };

/**
 * Whether a record is a case as we store it. A disk or another program may have damaged it, and one
 * such record must not take the others with it. By hand, not with the schema: the statistics go
 * through hundreds of thousands, and that would take many times as long.
 */
export function isWhole(record: StoredCase): boolean {
  const one: Unknown<StoredCase> = record;
  return (
    TEXTS.every((key) => typeof one[key] === 'string') &&
    NUMBERS.every((key) => typeof one[key] === 'number') &&
    isOneOf(CASE_STATES, one.state) &&
    isOneOf(LEVELS, one.level) &&
    typeof one.kind === 'string' &&
    isListOf(one.findings, isFinding) &&
    isListOf(one.history, isDecision)
  );
}

function isFinding(value: object): boolean {
  const { rule, category, level, text, start, end, evidence = [] }: Unknown<Finding> = value;
  return (
    typeof rule === 'string' &&
    isOneOf(CATEGORIES, category) &&
    isOneOf(LEVELS, level) &&
    isSpan({ text, start, end }) &&
    isListOf(evidence, isSpan)
  );
}
type Finding = StoredCase['findings'][number];

function isSpan(value: object): boolean {
  const { text, start, end }: Unknown<Finding> = value;
  return typeof text === 'string' && typeof start === 'number' && typeof end === 'number';
}

function isDecision(value: object): boolean {
  const { state, at }: Unknown<StoredCase['history'][number]> = value;
  return isOneOf(CASE_STATES, state) && typeof at === 'string';
}

function isListOf(value: unknown, isItem: (item: object) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'object' && item !== null && isItem(item))
  );
}

function isOneOf(names: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && names.includes(value);
}
