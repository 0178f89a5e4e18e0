import * as z from 'zod/mini';
import type { EngineData } from '../engine/data';
import { MAX_GAP } from '../engine/pattern';
import { SLOT_KINDS } from '../engine/slot-units';
import { CATEGORIES, ROLES, STANCES } from '../engine/types';
import { ruleLevel } from '../messages/finding';
import type { PublishedPack } from './published-packs';

/**
 * The compiled rules of a pack, as far as they differ from the built-in ones. Our own review page has
 * written them, but whoever speaks as a content script can write there as well, so nothing is taken
 * that could lead the engine out of its arrays, speak as a built-in rule, or change how texts are read.
 */
const place = z.int().check(z.nonnegative());
/** -1 = none. */
const group = z.int().check(z.minimum(-1));
const gap = z.int().check(z.nonnegative(), z.maximum(MAX_GAP));
const row = z
  .array(z.tuple([place, gap, z.union([z.literal(0), z.literal(1)])]))
  .check(z.minLength(1));
const within = z.enum(['clause', 'sentence', 'paragraph', 'text']);
const contexts = z.array(
  z.strictObject({
    within: z.union([within, z.number().check(z.positive())]),
    group,
    shown: z.boolean(),
  }),
);
const floor = { push: z.number(), lean: z.number() };
const packRule = z.strictObject({
  id: z.string(),
  category: z.enum(CATEGORIES),
  level: ruleLevel,
  broad: z.int(),
  any: group,
  marksClause: z.boolean(),
  with: contexts,
  unless: contexts,
  allow: group,
  once: z.boolean(),
  roles: z.array(z.enum(ROLES)),
  stances: z.array(z.enum(STANCES)),
  push: z.exactOptional(z.number()),
  lean: z.exactOptional(z.number()),
  beside: z.exactOptional(z.strictObject(floor)),
});
const stanceCue = z.strictObject({
  stance: z.enum(STANCES),
  group,
  allow: group,
  side: z.enum(['after-cue', 'before-cue', 'both']),
  within: z.enum(['clause', 'sentence', 'neighbour', 'text']),
  reach: z.number(),
});
const packData = z.strictObject({
  version: z.exactOptional(z.string()),
  terms: z.exactOptional(z.array(z.string().check(z.minLength(1)))),
  termClasses: z.exactOptional(z.array(z.array(place))),
  classes: z.exactOptional(
    z.array(z.strictObject({ slots: z.array(z.enum(SLOT_KINDS)), allow: z.exactOptional(place) })),
  ),
  groups: z.exactOptional(z.array(z.array(row))),
  groupAllow: z.exactOptional(z.array(z.tuple([place, place]))),
  /** Without rules of its own it would be the built-in engine once more. */
  rules: z.array(packRule),
  signs: z.exactOptional(
    z.array(z.strictObject({ id: z.string(), any: group, unless: contexts, allow: group })),
  ),
  stanceCues: z.exactOptional(z.array(stanceCue)),
  cues: z.exactOptional(z.array(z.strictObject({ id: z.string(), group, allow: group }))),
  roles: z.exactOptional(
    z.array(
      z.strictObject({
        role: z.enum(ROLES),
        bias: z.number(),
        weights: z.array(z.tuple([place, z.number()])),
      }),
    ),
  ),
});

/**
 * The whole data of a pack's engine again. Throws where it is no data that our compiler could have
 * made, as far as that can be told cheaply.
 */
export function engineDataOf(pack: PublishedPack, builtIn: EngineData): EngineData {
  const data: EngineData = { ...builtIn, ...packData.parse(pack.data) };
  const foreign = data.rules.find(({ id }) => !id.startsWith(`team:${pack.id}/`));
  if (foreign !== undefined) throw new Error('a rule of another id than its pack');
  if (!isInside(data)) throw new Error('numbers that lead out of the data');
  return data;
}

/** True if every number that refers into an array finds something there. */
function isInside(data: EngineData): boolean {
  const { terms, termClasses, classes, groups, groupAllow, rules, signs } = data;
  const isClass = (at: number): boolean => at < classes.length;
  const isGroup = (at: number): boolean => at < groups.length;
  const asked = [
    ...rules.flatMap((one) => [one.any, one.allow, ...[...one.with, ...one.unless].map(groupOf)]),
    ...signs.flatMap((one) => [one.any, one.allow, ...one.unless.map(groupOf)]),
    ...[...data.stanceCues, ...data.cues].flatMap((one) => [one.group, one.allow]),
    ...groupAllow.flat(),
  ];
  return (
    termClasses.length === terms.length &&
    termClasses.every((own) => own.every(isClass)) &&
    classes.every(({ allow = -1 }) => isClass(allow)) &&
    groups.every((rows) => rows.every((atoms) => atoms.every(([classId]) => isClass(classId)))) &&
    asked.every(isGroup) &&
    data.roles.every(({ weights }) => weights.every(([cue]) => cue < data.cues.length))
  );
}

function groupOf(one: { readonly group: number }): number {
  return one.group;
}
