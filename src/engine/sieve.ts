import { AskedRules } from './asked-rules';
import { classCommonness } from './commonness';
import { DISGUISED_PUSH, OFFERING, type Speaker, speakerOf } from './context';
import type { EngineData, RuleData, SignData } from './data';
import { Hints } from './hints';
import { type Case, evidenceOf, mayConcern } from './judge';
import { GroupMatcher } from './match';
import type { GroupMatches } from './matches';
import type { Normalised } from './normalised';
import { createMatcher } from './rows';
import { createVoice } from './voice';

function signGroups(signs: readonly SignData[]): number[] {
  return signs.flatMap(({ any, allow, unless }) => [any, allow, ...unless.map((one) => one.group)]);
}

/**
 * Puts texts through finer and finer sieves; most of them fall through the first. What is asked at
 * each step is cheaper than what comes behind it, and a "no" is always a certain one.
 */
export interface Sieve {
  /** Out: what the rules can work with; undefined if no rule has anything to say. */
  sift(text: Normalised): Case | undefined;
  /** Who speaks in the text as a whole. */
  speaker(text: Normalised): Speaker;
  /** Everything for every rule, nothing left out. */
  readAll(text: Normalised): Case;
}

/**
 * Below it a floor is so low that ordinary posts reach it too: rules like that, and rules without a
 * floor, are asked only where the words may be there.
 */
const QUIET = -0.5;

export function createSieve(data: EngineData): Sieve {
  const leaning = data.rules.filter((rule) => rule.lean !== undefined);
  const calmest = Math.min(
    data.stray?.push ?? Number.POSITIVE_INFINITY,
    ...leaning.map(({ push = Number.NEGATIVE_INFINITY, beside }) =>
      Math.min(push, beside?.push ?? push),
    ),
  );
  const voice = createVoice(data.voice, calmest - DISGUISED_PUSH);
  const quiet = data.rules.filter(({ push = Number.NEGATIVE_INFINITY }) => push < QUIET);
  const loud = data.rules.filter((rule) => !quiet.includes(rule));
  const commonness = classCommonness(data);
  const hints = new Hints(
    data,
    [...data.cues.map(({ group }) => [group]), ...quiet.map(({ any }) => [any])],
    commonness,
  );
  const firstQuiet = data.cues.length;
  const cueBits = data.cues.map((_, i) => hints.bitOf(i));
  const quietBits = quiet.map((_, i) => hints.bitOf(firstQuiet + i));
  const bounds = voice.boundsOf(data.cues.map(({ id }) => id));
  const listeners = {
    offering: floorOf(loud, true),
    others: floorOf(loud, false),
  };
  const stanceGroups = data.stanceCues.flatMap(({ group, allow }) => [group, allow]);
  const cues = new GroupMatcher(
    createMatcher(
      data,
      new Set(data.cues.flatMap(({ group, allow }) => [group, allow])),
      commonness,
    ),
  );
  // One scan for all other words: what has evidence is nearly always asked for its surroundings.
  const evidenceGroups = new Set(groupsOf(data.rules, evidenceOfRule));
  const contextGroups = new Set(
    [...stanceGroups, ...groupsOf(data.rules, contextOfRule), ...signGroups(data.signs)].filter(
      (group) => !evidenceGroups.has(group),
    ),
  );
  const words = new GroupMatcher(
    createMatcher(data, new Set([...evidenceGroups, ...contextGroups]), commonness, contextGroups),
  );
  const { present } = words;

  function hear({ units, size }: Normalised): void {
    voice.hear(units, size);
    hints.read(units, size);
  }

  /** Who speaks in the text that was heard. */
  function speaker(normalised: Normalised): Speaker {
    const groups: number[] = [];
    for (let i = 0; i < cueBits.length; i++) {
      const cue = data.cues[i];
      if (cue !== undefined && (hints.there & (cueBits[i] as number)) !== 0)
        groups.push(cue.group, cue.allow);
    }
    if (groups.length === 0) return speakerOf(data, voice, normalised, NOTHING);
    cues.read(normalised);
    return speakerOf(data, voice, normalised, cues.run(groups));
  }

  /** False: whatever the cues of the text that was heard come to, no rule has anything to say. */
  function mayMatter({ disguises }: Normalised): boolean {
    const { there } = hints;
    bounds.read(there, cueBits);
    const mayOffer = bounds.mostOffer > 0;
    const mayNot = bounds.leastOffer <= 0;
    const mostPush = bounds.mostPush + (disguises > 0 ? DISGUISED_PUSH : 0);
    if (mayOffer && mostPush >= listeners.offering) return true;
    if (mayNot && mostPush >= listeners.others) return true;
    for (let i = 0; i < quietBits.length; i++) {
      if ((there & (quietBits[i] as number)) === 0) continue;
      const rule = quiet[i] as RuleData;
      if (rule.push !== undefined && rule.push > mostPush) continue;
      if (rule.roles.some((role) => (OFFERING.has(role) ? mayOffer : mayNot))) return true;
    }
    return false;
  }

  /** The rules whose words stand in the text, and where. In: rules to ask; leaves the text read. */
  function evidence(normalised: Normalised, asked: readonly RuleData[]): Found {
    if (asked.length === 0) return { matches: NOTHING, rules: asked };
    words.read(normalised);
    const evident = asked.filter(({ any }) => present.mayHave(any));
    if (evident.length === 0) return { matches: NOTHING, rules: evident };
    present.wakeLater();
    const there = evident.filter((rule) => rule.with.every(({ group }) => present.mayHave(group)));
    if (there.length === 0) return { matches: NOTHING, rules: there };
    const matches = words.run(groupsOf(there, evidenceOfRule));
    return { matches, rules: there.filter((rule) => evidenceOf(matches, rule).length > 0) };
  }

  /** The rules whose needed surroundings stand in the text; all surroundings, good signs too. */
  function context({ matches, rules }: Found): Surrounded {
    const signs = data.signs.filter((sign) => present.mayHave(sign.any));
    const found = words.run([
      ...stanceGroups,
      ...groupsOf(rules, contextOfRule),
      ...signGroups(signs),
    ]);
    return {
      matches: joined(matches, found),
      rules: rules.filter((rule) => rule.with.every(({ group }) => found.has(group))),
      signs,
    };
  }

  const asked = new AskedRules(
    data.rules,
    new Map(quiet.map((rule, i) => [rule, quietBits[i] as number])),
  );

  return {
    speaker(normalised) {
      hear(normalised);
      return speaker(normalised);
    },
    sift(normalised) {
      hear(normalised);
      if (!mayMatter(normalised)) return undefined;
      const who = speaker(normalised);
      const found = evidence(normalised, asked.by(who, hints.there));
      if (!found.rules.some((rule) => mayConcern(rule, who))) return undefined;
      const { matches, rules, signs } = context(found);
      // Some only join in where another one has something to say.
      if (!rules.some((rule) => mayConcern(rule, who))) return undefined;
      return { matches, speaker: who, rules, signs };
    },
    readAll(normalised) {
      hear(normalised);
      const who = speaker(normalised);
      words.read(normalised);
      present.wakeLater();
      const matches = words.run([
        ...groupsOf(data.rules, evidenceOfRule),
        ...stanceGroups,
        ...groupsOf(data.rules, contextOfRule),
        ...signGroups(data.signs),
      ]);
      return { matches, speaker: who, rules: data.rules, signs: data.signs };
    },
  };
}

/** The calmest tone that rules for offers, or for other texts, listen to. */
function floorOf(rules: readonly RuleData[], offering: boolean): number {
  const heard = rules.filter(({ roles }) => roles.some((role) => OFFERING.has(role) === offering));
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...heard.map((rule) => rule.push ?? Number.NEGATIVE_INFINITY),
  );
}

interface Found {
  readonly matches: GroupMatches;
  readonly rules: readonly RuleData[];
}

interface Surrounded extends Found {
  /** The good signs whose words are there. */
  readonly signs: readonly SignData[];
}

const NOTHING: GroupMatches = new Map();

function evidenceOfRule({ any, allow }: RuleData, groups: number[]): void {
  groups.push(any, allow);
}

function contextOfRule(rule: RuleData, groups: number[]): void {
  for (const { group } of rule.with) groups.push(group);
  for (const { group } of rule.unless) groups.push(group);
}

function groupsOf(
  rules: readonly RuleData[],
  add: (rule: RuleData, groups: number[]) => void,
): number[] {
  const groups: number[] = [];
  for (const rule of rules) add(rule, groups);
  return groups;
}

function joined(a: GroupMatches, b: GroupMatches): GroupMatches {
  if (a.size === 0) return b;
  const both = new Map(a);
  for (const [group, matches] of b) both.set(group, matches);
  return both;
}
