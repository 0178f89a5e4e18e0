import { GroupMatcher } from '../../engine/match';
import { normalise, prepareRewrites } from '../../engine/normalise';
import type { Atom } from '../../engine/pattern';
import { MAX_LIST_ENTRY, parsePattern } from '../../engine/pattern';
import { createMatcher } from '../../engine/rows';
import type { SlotKind } from '../../engine/slot-units';
import type { RulePack } from '../schema';
import { compileAlone } from './alone';
import { type Place, placesOf } from './places';
import type { Lint, LintNote } from './types';

/** A writing of each slot, and a neutral character for gaps. */
const SAMPLE: Readonly<Record<SlotKind, string>> = {
  num: '8',
  money: '300元',
  percent: '30%',
  duration: '3天',
  people: '3个人',
  level: '3级',
  times: '3次',
  weight: '10斤',
};
const FILLER = '囧';

/** Every pattern must find the plainest text that fits it; one that does not finds nothing at all. */
export const never: Lint = {
  name: 'never',
  about: 'patterns that do not find a text written exactly as they say',
  run: ({ pack }) => {
    const places: ListedPlace[] = [...placesOf(pack), ...listPlaces(pack)];
    const one = places.flatMap(({ patterns, path, ...place }) =>
      patterns.map((pattern, i) => ({ ...place, path: [...path, i], pattern })),
    );
    const data = compileAlone(
      pack,
      one.map(({ pattern, list }) => (list === undefined ? pattern : `$${list}`)),
    );
    const groups = new Set(data.rules.map((rule) => rule.any));
    const matcher = new GroupMatcher(createMatcher(data, groups));
    const rewrites = prepareRewrites(pack.variants.rewrites);
    const finds = (text: string, group: number | undefined) => {
      if (group === undefined) return false;
      matcher.read(normalise(text, rewrites));
      return matcher.run([group]).has(group);
    };
    return one.flatMap(({ file, path, pattern, list }, i): LintNote[] => {
      const group = data.rules[i]?.any;
      const rows = pattern.startsWith('&') ? [] : parsePattern(pattern, MAX_LIST_ENTRY);
      // What a list allows itself is an exception that its author meant.
      const meant = new Set(pack.terms[list ?? '']?.allow ?? []);
      const lost = rows
        .flatMap((row) => writings(pack, row))
        .filter((texts) => texts.every((text) => !meant.has(text) && !finds(text, group)))
        .map(([text]) => `"${text}"`);
      const message = `never finds ${lost.slice(0, 3).join(', ')}`;
      return lost.length === 0 ? [] : [{ file, path, message }];
    });
  },
};

type ListedPlace = Pick<Place, 'file' | 'path' | 'patterns'> & { readonly list?: string };

function listPlaces(pack: RulePack): ListedPlace[] {
  return Object.entries(pack.terms).map(([list, { terms }]) => ({
    file: `rules/terms/${list}.yaml`,
    path: ['terms'],
    patterns: terms.filter((entry) => !/^[$<]/.test(entry)),
    list,
  }));
}

/** For each word of each atom two writings of the row: its parts side by side, and held apart. */
function writings(pack: RulePack, row: readonly Atom[]): string[][] {
  const options = row.map((atom) => wordings(pack, atom));
  return options.flatMap((words, at) =>
    words.map((word) => {
      const parts = options.map((others, i) => (i === at ? word : (others[0] ?? '')));
      const join = (filler: string) =>
        parts.reduce((text, part, i) => text + ((row[i] as Atom).gap > 0 ? filler : '') + part, '');
      return [join(''), `${FILLER}${join(FILLER)}${FILLER}`];
    }),
  );
}

function wordings(pack: RulePack, { terms, lists, slots }: Atom): string[] {
  return [
    ...terms,
    ...slots.map((slot) => SAMPLE[slot]),
    ...lists.flatMap((name) => firstWord(pack, name)),
  ];
}

function firstWord(pack: RulePack, name: string): string[] {
  const [entry] = pack.terms[name]?.terms ?? [];
  if (entry === undefined) return [];
  const inner = /^\$([a-z0-9-]+)$/.exec(entry)?.[1];
  if (inner !== undefined) return firstWord(pack, inner);
  const slot = /^<([a-z]+)>$/.exec(entry)?.[1];
  if (slot !== undefined) return [SAMPLE[slot as SlotKind]];
  return (parsePattern(entry, MAX_LIST_ENTRY)[0]?.[0]?.terms ?? []).slice(0, 1);
}
