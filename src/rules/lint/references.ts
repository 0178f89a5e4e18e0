import type { RulePack } from '../schema';
import { placesOf } from './places';
import type { CountedLint, Lint, LintNote } from './types';

/** Lists and frames that no rule reaches: they look like knowledge, and do nothing. */
export const unused: Lint = {
  name: 'unused',
  about: 'lists and frames that nothing uses, look-ups that no rule names',
  run: ({ pack }) => {
    const { lists, frames } = reached(pack);
    const lookups = named(pack, 'lookups');
    return [
      ...idle('terms', pack.terms, lists, 'this list'),
      ...idle('frames', pack.frames, frames, 'this frame'),
      ...missing(pack.guidance.lookups, lookups).map((id) => ({
        file: 'rules/guidance.yaml',
        path: ['lookups', id],
        message: `no rule names the look-up "${id}"`,
      })),
    ];
  },
};

/** Laws that no rule names; they are not shipped (scripts/rule-files.ts), only kept at hand. */
export const idleLaw: CountedLint = {
  name: 'idle-law',
  about: 'laws of guidance.yaml that no rule names',
  ceiling: 0.35,
  run: ({ pack }) => {
    const notes = missing(pack.guidance.law, named(pack, 'guidance')).map((id) => ({
      file: 'rules/guidance.yaml',
      path: ['law', id],
      message: `no rule names the law "${id}"`,
    }));
    return { notes, of: Object.keys(pack.guidance.law).length };
  },
};

/** What rules and signs name in guidance.yaml. */
function named(pack: RulePack, field: 'guidance' | 'lookups'): Set<string> {
  const all = [...pack.rules.map(({ file }) => file), ...Object.values(pack.signs)];
  return new Set(all.flatMap((one) => one[field]));
}

function missing(all: Readonly<Record<string, unknown>>, used: ReadonlySet<string>): string[] {
  return Object.keys(all).filter((name) => !used.has(name));
}

function idle(
  folder: string,
  all: Readonly<Record<string, unknown>>,
  used: ReadonlySet<string>,
  what: string,
): LintNote[] {
  return missing(all, used).map((name) => ({
    file: `rules/${folder}/${name}.yaml`,
    path: [],
    message: `nothing uses ${what}`,
  }));
}

/** What the rules and contexts reach, through frames and lists. */
function reached(pack: RulePack): { lists: Set<string>; frames: Set<string> } {
  const lists = new Set<string>();
  const frames = new Set<string>();
  const list = (name: string): void => {
    if (lists.has(name)) return;
    lists.add(name);
    for (const entry of pack.terms[name]?.terms ?? []) read(entry);
  };
  const frame = (name: string): void => {
    if (frames.has(name)) return;
    frames.add(name);
    const { patterns = [], allow = [] } = pack.frames[name] ?? {};
    for (const pattern of [...patterns, ...allow]) read(pattern);
  };
  const read = (pattern: string): void => {
    const whole = /^&([a-z0-9-]+)$/.exec(pattern)?.[1];
    if (whole !== undefined) frame(whole);
    for (const [, name = ''] of pattern.matchAll(/\$([a-z0-9-]+)/g)) list(name);
  };
  for (const { file, patterns } of placesOf(pack)) {
    if (!file.startsWith('rules/frames/')) for (const pattern of patterns) read(pattern);
  }
  return { lists, frames };
}
