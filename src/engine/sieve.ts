import { OFFERING, type Speaker, speakerOf } from './context';
import type { EngineData, RuleData, SignData } from './data';
import type { Normalised } from './dense-text';
import { type Case, evidenceOf, mayConcern } from './judge';
import { GroupMatcher } from './match';
import type { GroupMatches } from './matches';
import { type Rewrites, read } from './normalise';
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
  sift(text: string): Case | undefined;
  /** Everything for every rule, nothing left out. */
  readAll(text: string): Case;
}

export function createSieve(data: EngineData, rewrites: Rewrites): Sieve {
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
  const gate = new GroupMatcher(
    createMatcher(data, new Set([...cueGroups, ...[...toneless].map((rule) => rule.any)])),
  );
  const all = new GroupMatcher(createMatcher(data, new Set(data.groups.keys())));

  function speaker(normalised: Normalised): Speaker {
    gate.read(normalised);
    return speakerOf(data, voice, normalised, gate.run(cueGroups));
  }

  function evidence(rules: readonly RuleData[]): GroupMatches {
    return all.run(rules.flatMap((rule) => [rule.any, rule.allow]));
  }

  return {
    sift(text) {
      const normalised = read(text, rewrites);
      const who = speaker(normalised);
      let rules = data.rules.filter(
        (rule) => mayConcern(rule, who) && (!toneless.has(rule) || gate.present.mayHave(rule.any)),
      );
      if (rules.length === 0) return undefined;
      all.read(normalised);
      rules = rules.filter(
        (rule) =>
          all.present.mayHave(rule.any) &&
          rule.with.every((context) => all.present.mayHave(context.group)),
      );
      if (rules.length === 0) return undefined;
      const found = evidence(rules);
      rules = rules.filter((rule) => evidenceOf(found, rule).length > 0);
      if (rules.length === 0) return undefined;
      const signs = data.signs.filter((sign) => all.present.mayHave(sign.any));
      const context = all.run([...stanceGroups, ...contextGroups(rules), ...signGroups(signs)]);
      rules = rules.filter((rule) => rule.with.every(({ group }) => context.has(group)));
      if (rules.length === 0) return undefined;
      const matches = new Map([...found, ...context]);
      return { normalised: normalised.kept(), matches, speaker: who, rules, signs };
    },
    readAll(text) {
      const normalised = read(text, rewrites).kept();
      const who = speaker(normalised);
      all.read(normalised);
      return {
        normalised,
        matches: all.run(data.groups.keys()),
        speaker: who,
        rules: data.rules,
        signs: data.signs,
      };
    },
  };
}
