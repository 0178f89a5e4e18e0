import type { RulePack } from '../schema';
import { placesOf, type Word, wordsOf } from './places';
import type { Lint, LintNote } from './types';

/**
 * Words that change nothing: the list's own harmless phrases always cover them; or the list is only
 * asked "is one of you there?", and a shorter word of it always answers first. Where words are
 * evidence the longer one is not idle: it is what the reader sees marked.
 */
export const unreachable: Lint = {
  name: 'unreachable',
  about: 'terms that another term of the same list, or its harmless phrases, make idle',
  run: ({ pack }) => [...covered(pack), ...idleInLists(pack), ...idleInPlaces(pack)],
};

function covered({ terms: lists }: RulePack): LintNote[] {
  return Object.entries(lists).flatMap(([name, list]) => {
    const harmless = new Set(wordsOf(list.allow).flatMap((word) => word.terms));
    return wordsOf(list.terms)
      .filter((word) => word.terms.every((term) => harmless.has(term)))
      .map(({ text }) => ({
        file: `rules/terms/${name}.yaml`,
        path: ['terms'],
        message: `"${text}" is harmless by the list's own allow`,
      }));
  });
}

/** Lists that stand only where no more is asked than whether one of their words is there. */
function askedOnly(pack: RulePack): Set<string> {
  const asked = new Set<string>();
  const more = new Set<string>();
  for (const { use, patterns } of placesOf(pack)) {
    for (const pattern of patterns) {
      for (const [, name = ''] of pattern.matchAll(/\$([a-z0-9-]+)/g)) {
        (pattern === `$${name}` && isAsked(use) ? asked : more).add(name);
      }
    }
  }
  for (const list of Object.values(pack.terms)) {
    for (const entry of list.terms) if (entry.startsWith('$')) more.add(entry.slice(1));
  }
  return new Set([...asked].filter((name) => !more.has(name)));
}

function isAsked(use: string): boolean {
  return use === 'veto' || use === 'cue';
}

function idleInLists(pack: RulePack): LintNote[] {
  return [...askedOnly(pack)].flatMap((name) => {
    const list = pack.terms[name];
    if (list === undefined || list.allow.length > 0) return [];
    return idle(wordsOf(list.terms)).map((message) => ({
      file: `rules/terms/${name}.yaml`,
      path: ['terms'],
      message,
    }));
  });
}

/** Plain words of one `unless` or cue: patterns with gaps, lists and slots have a reach of their own. */
function idleInPlaces(pack: RulePack): LintNote[] {
  return placesOf(pack).flatMap(({ file, path, use, patterns }) => {
    const plain = patterns.filter((pattern) => !/\.\.|,,|[$<&]/.test(pattern));
    // A harmless phrase of the place may take away the shorter word alone.
    const hasAllow = use === 'cue' || !isAsked(use);
    if (hasAllow) return [];
    return idle(wordsOf(plain)).map((message) => ({ file, path, message }));
  });
}

function idle(words: readonly Word[]): string[] {
  const short = words.flatMap((word) => word.terms.map((term) => ({ term, word })));
  return words.flatMap((word) => {
    const by = word.terms.map((long) =>
      short.find(({ term, word: other }) => other !== word && isInside(term, long)),
    );
    const first = by[0];
    if (first === undefined || by.includes(undefined)) return [];
    return [`"${word.text}" is never needed: "${first.term}" is found wherever it is`];
  });
}

/** Latin words are only found whole: "vx" is not inside "vxin". */
function isInside(short: string, long: string): boolean {
  return short.length < long.length && long.includes(short) && !/[a-z0-9]/.test(short);
}
