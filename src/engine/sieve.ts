import { OFFERING, type Speaker, speakerOf } from './context';
import type { EngineData, RuleData } from './data';
import type { Normalised } from './dense-text';
import { type Case, evidenceOf } from './judge';
import { GroupMatcher } from './match';
import type { GroupMatches } from './matches';
import { createMatcher } from './rows';
import { ROLES, type Role } from './types';
import { createVoice } from './voice';

/**
 * Puts texts through finer and finer sieves; most of them fall through the first. What is asked at
 * each step is cheaper than what comes behind it, and a "no" is always a certain one.
 */
export interface Sieve {
  /** Out: what the rules can work with; undefined if no rule has anything to say. */
  sift(text: Normalised): Case | undefined;
  /** Everything for every rule, nothing left out. */
  readAll(text: Normalised): Case;
}

export function createSieve(data: EngineData): Sieve {
  const voice = createVoice(data.voice);
  const cueGroups = data.cues.flatMap(({ group, allow }) => [group, allow]);
  const stanceGroups = data.stanceCues.flatMap(({ group, allow }) => [group, allow]);
  const contextGroups = (rules: readonly RuleData[]) =>
    rules.flatMap((rule) => [...rule.with, ...rule.unless].map((context) => context.group));
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
    createMatcher(data, new Set([...stanceGroups, ...contextGroups(data.rules)])),
  );

  function speaker(normalised: Normalised): Speaker {
    gate.read(normalised);
    return speakerOf(data, voice, normalised, gate.run(cueGroups));
  }

  /** The rules whose words stand in the text, and where. */
  function evidence(normalised: Normalised, rules: readonly RuleData[]): Found {
    const some = (matcher: GroupMatcher, own: readonly RuleData[]) =>
      matcher.run(own.flatMap((rule) => [rule.any, rule.allow]));
    const plain = rules.filter((rule) => toneless.has(rule));
    let matches = plain.length === 0 ? NOTHING : some(gate, plain);
    if (plain.length < rules.length) {
      sharp.read(normalised);
      const others = rules.filter((rule) => !toneless.has(rule) && sharp.present.mayHave(rule.any));
      if (others.length > 0) matches = new Map([...matches, ...some(sharp, others)]);
    }
    return { matches, rules: rules.filter((rule) => evidenceOf(matches, rule).length > 0) };
  }

  /** The rules whose needed surroundings stand in the text, and all surroundings. */
  function context(normalised: Normalised, { matches, rules }: Found): Found {
    around.read(normalised);
    const alive = rules.filter((rule) =>
      rule.with.every(({ group }) => around.present.mayHave(group)),
    );
    if (alive.length === 0) return { matches, rules: alive };
    const found = around.run([...stanceGroups, ...contextGroups(alive)]);
    return {
      matches: new Map([...matches, ...found]),
      rules: alive.filter((rule) => rule.with.every(({ group }) => found.has(group))),
    };
  }

  return {
    sift(normalised) {
      const who = speaker(normalised);
      const mayConcern = heard.of(who, (rule) => gate.present.mayHave(rule.any));
      if (mayConcern.length === 0) return undefined;
      const found = evidence(normalised, mayConcern);
      if (found.rules.length === 0) return undefined;
      const { matches, rules } = context(normalised, found);
      if (rules.length === 0) return undefined;
      return { matches, speaker: who, rules };
    },
    readAll(normalised) {
      const who = speaker(normalised);
      const found = evidence(normalised, data.rules);
      around.read(normalised);
      const matches = new Map([
        ...found.matches,
        ...around.run([...stanceGroups, ...contextGroups(data.rules)]),
      ]);
      return { matches, speaker: who, rules: data.rules };
    },
  };
}

interface Found {
  readonly matches: GroupMatches;
  readonly rules: readonly RuleData[];
}

const NOTHING: GroupMatches = new Map();

/** Groups whose matches are evidence, and those that take it away. */
function evidenceGroups(rules: readonly RuleData[]): Set<number> {
  return new Set(rules.flatMap((rule) => [rule.any, rule.allow]));
}

/** The rules by who must be speaking, so that not all of them are asked about every text. */
class RulesByRole {
  readonly #anyTone = new Map<Role, RuleData[]>();
  readonly #toned = new Map<Role, RuleData[]>();
  readonly #place: ReadonlyMap<RuleData, number>;

  constructor(rules: readonly RuleData[], toneless: ReadonlySet<RuleData>) {
    this.#place = new Map(rules.map((rule, place) => [rule, place]));
    for (const role of ROLES) {
      const own = rules.filter((rule) => rule.roles.includes(role));
      this.#anyTone.set(
        role,
        own.filter((rule) => toneless.has(rule)),
      );
      const floor = (rule: RuleData) => rule.push ?? Number.NEGATIVE_INFINITY;
      const toned = own.filter((rule) => !toneless.has(rule));
      this.#toned.set(
        role,
        toned.sort((a, b) => floor(a) - floor(b)),
      );
    }
  }

  /** The rules that may concern this speaker, in their order. `isThere` is asked of toneless ones. */
  of(speaker: Speaker, isThere: (rule: RuleData) => boolean): RuleData[] {
    const found = (this.#anyTone.get(speaker.role) ?? []).filter(isThere);
    for (const rule of this.#toned.get(speaker.role) ?? []) {
      if (rule.push !== undefined && speaker.push < rule.push) break;
      found.push(rule);
    }
    return found.sort((a, b) => (this.#place.get(a) ?? 0) - (this.#place.get(b) ?? 0));
  }
}
