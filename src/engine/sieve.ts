import { DISGUISED_PUSH, OFFERING, type Speaker, speakerOf } from './context';
import type { EngineData, RuleData, SignData } from './data';
import type { Normalised } from './dense-text';
import { type Case, evidenceOf } from './judge';
import { GroupMatcher } from './match';
import type { GroupMatches } from './matches';
import type { Present } from './present';
import { createMatcher } from './rows';
import { ROLES, type Role } from './types';
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

export function createSieve(data: EngineData): Sieve {
  const leaning = data.rules.filter((rule) => rule.lean !== undefined);
  const calmest = Math.min(...leaning.map((rule) => rule.push ?? -9));
  const voice = createVoice(data.voice, calmest - DISGUISED_PUSH);
  const cueGroups = data.cues.flatMap(({ group, allow }) => [group, allow]);
  const stanceGroups = data.stanceCues.flatMap(({ group, allow }) => [group, allow]);
  // Rules for any tone of voice and texts that offer nothing: only the words can tell that they
  // have nothing to say. All others are silent for most texts because of who speaks.
  const toneless = new Set(
    data.rules.filter(
      (rule) => rule.push === undefined && rule.roles.some((r) => !OFFERING.has(r)),
    ),
  );
  const heard = new RulesByRole(data.rules, toneless);
  const gate = new GroupMatcher(
    createMatcher(data, new Set([...cueGroups, ...evidenceGroups([...toneless])])),
  );
  const sharp = new GroupMatcher(
    createMatcher(data, evidenceGroups(data.rules.filter((rule) => !toneless.has(rule)))),
  );
  const around = new GroupMatcher(
    createMatcher(
      data,
      new Set([
        ...stanceGroups,
        ...groupsOf(data.rules, () => true, contextOfRule),
        ...signGroups(data.signs),
      ]),
    ),
  );

  function speaker(normalised: Normalised): Speaker {
    gate.read(normalised);
    return speakerOf(data, voice, normalised, gate.run(cueGroups));
  }

  /** The rules whose words stand in the text, and where. */
  function evidence(normalised: Normalised, rules: readonly RuleData[]): Found {
    const plain = groupsOf(rules, (rule) => toneless.has(rule), evidenceOfRule);
    let matches = plain.length === 0 ? NOTHING : gate.run(plain);
    if (rules.some((rule) => !toneless.has(rule))) {
      sharp.read(normalised);
      const { present } = sharp;
      const others = groupsOf(
        rules,
        (rule) => !toneless.has(rule) && present.mayHave(rule.any),
        evidenceOfRule,
      );
      if (others.length > 0) matches = joined(matches, sharp.run(others));
    }
    return { matches, rules: rules.filter((rule) => evidenceOf(matches, rule).length > 0) };
  }

  /** The rules whose needed surroundings stand in the text; all surroundings, good signs too. */
  function context(normalised: Normalised, { matches, rules }: Found): Surrounded {
    around.read(normalised);
    const { present } = around;
    const alive = rules.filter((rule) => rule.with.every(({ group }) => present.mayHave(group)));
    if (alive.length === 0) return { matches, rules: alive, signs: [] };
    const signs = data.signs.filter((sign) => present.mayHave(sign.any));
    const found = around.run([
      ...stanceGroups,
      ...groupsOf(alive, () => true, contextOfRule),
      ...signGroups(signs),
    ]);
    return {
      matches: joined(matches, found),
      rules: alive.filter((rule) => rule.with.every(({ group }) => found.has(group))),
      signs,
    };
  }

  return {
    speaker,
    sift(normalised) {
      const who = speaker(normalised);
      const mayConcern = heard.of(who, gate.present);
      if (mayConcern.length === 0) return undefined;
      const found = evidence(normalised, mayConcern);
      if (found.rules.length === 0) return undefined;
      const { matches, rules, signs } = context(normalised, found);
      if (rules.length === 0) return undefined;
      return { matches, speaker: who, rules, signs };
    },
    readAll(normalised) {
      const who = speaker(normalised);
      const found = evidence(normalised, data.rules);
      around.read(normalised);
      const groups = [
        ...stanceGroups,
        ...groupsOf(data.rules, () => true, contextOfRule),
        ...signGroups(data.signs),
      ];
      const matches = joined(found.matches, around.run(groups));
      return { matches, speaker: who, rules: data.rules, signs: data.signs };
    },
  };
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

/** Groups whose matches are evidence, and those that take it away. */
function evidenceGroups(rules: readonly RuleData[]): Set<number> {
  return new Set(groupsOf(rules, () => true, evidenceOfRule));
}

function evidenceOfRule({ any, allow }: RuleData, groups: number[]): void {
  groups.push(any);
  if (allow >= 0) groups.push(allow);
}

function contextOfRule(rule: RuleData, groups: number[]): void {
  for (const { group } of rule.with) groups.push(group);
  for (const { group } of rule.unless) groups.push(group);
}

function groupsOf(
  rules: readonly RuleData[],
  counts: (rule: RuleData) => boolean,
  add: (rule: RuleData, groups: number[]) => void,
): number[] {
  const groups: number[] = [];
  for (const rule of rules) if (counts(rule)) add(rule, groups);
  return groups;
}

function joined(a: GroupMatches, b: GroupMatches): GroupMatches {
  if (a.size === 0) return b;
  const both = new Map(a);
  for (const [group, matches] of b) both.set(group, matches);
  return both;
}

/** The rules by who must be speaking, so that not all of them are asked about every text. */
class RulesByRole {
  readonly #rules = new Map<Role, readonly RuleData[]>();
  readonly #toneless = new Map<Role, readonly RuleData[]>();
  /** Role → the calmest tone that a rule with a floor still listens to. */
  readonly #floor = new Map<Role, number>();

  constructor(
    rules: readonly RuleData[],
    readonly toneless: ReadonlySet<RuleData>,
  ) {
    for (const role of ROLES) {
      const own = rules.filter((rule) => rule.roles.includes(role));
      const toned = own.filter((rule) => !toneless.has(rule));
      this.#rules.set(role, own);
      this.#toneless.set(
        role,
        own.filter((rule) => toneless.has(rule)),
      );
      this.#floor.set(
        role,
        Math.min(
          Number.POSITIVE_INFINITY,
          ...toned.map((rule) => rule.push ?? Number.NEGATIVE_INFINITY),
        ),
      );
    }
  }

  /** The rules that may concern this speaker, in their order. `there` has the toneless ones' words. */
  of({ role, push }: Speaker, there: Present): RuleData[] {
    const found: RuleData[] = [];
    const calm = push < (this.#floor.get(role) ?? 0);
    for (const rule of (calm ? this.#toneless : this.#rules).get(role) ?? []) {
      if (rule.push !== undefined ? push < rule.push : this.#isSilent(rule, there)) continue;
      found.push(rule);
    }
    return found;
  }

  #isSilent(rule: RuleData, there: Present): boolean {
    return this.toneless.has(rule) && !there.mayHave(rule.any);
  }
}
