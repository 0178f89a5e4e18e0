import type { Bilingual, RulePack } from '../schema';
import type { Lint, LintNote } from './types';

/** What readers see: there in both languages, and never a verdict on a person. */
export const texts: Lint = {
  name: 'texts',
  about: 'texts that are missing in a language, or that judge instead of asking to check',
  run: ({ pack }) =>
    shown(pack).flatMap(({ file, path, text }) =>
      [...problems(text)].map((message) => ({ file, path, message })),
    ),
};

const HAN = /\p{Script=Han}/u;
/** Quoted words of the post, names of laws, and what stands in brackets may be Chinese. */
const QUOTED = /["“«「][^"”»」]*["”»」]|\([^()]*\)|《[^》]*》/g;
/** Said of the reader's neighbour these are an accusation (law notes 0.1). */
const VERDICT = /(?<!不)(是|属于)(传销|诈骗|骗局|违法)|骗子/;
const ENGLISH_VERDICT = /\b(is|are) (a )?(scam|scammers?|fraudsters?|illegal|a pyramid scheme)\b/i;

function* problems({ 'zh-CN': zh, en }: Bilingual): Generator<string> {
  if (!HAN.test(zh)) yield 'the zh-CN text is not Chinese';
  if (HAN.test(en.replace(QUOTED, ''))) yield 'the en text holds Chinese that is no quotation';
  if (!/[a-z]/i.test(en)) yield 'the en text is not English';
  const verdict = VERDICT.exec(zh)?.[0] ?? ENGLISH_VERDICT.exec(en)?.[0];
  if (verdict !== undefined) yield `"${verdict}" is a verdict; say 可能涉及, 建议核实`;
}

type Shown = Pick<LintNote, 'file' | 'path'> & { readonly text: Bilingual };

function shown({ rules, signs, guidance }: RulePack): Shown[] {
  const ofRules = rules.flatMap(({ id, file }) =>
    (['title', 'why', 'check', 'mayBeWrong'] as const).map((field) => ({
      file: `rules/${id}.yaml`,
      path: [field],
      text: file[field],
    })),
  );
  const ofSigns = Object.entries(signs).flatMap(([id, sign]) =>
    (['label', 'note'] as const).map((field) => ({
      file: 'rules/signs.yaml',
      path: [id, field],
      text: sign[field],
    })),
  );
  const file = 'rules/guidance.yaml';
  const ofLookups = Object.entries(guidance.lookups).flatMap(([id, { name, use }]) => [
    { file, path: ['lookups', id, 'name'], text: name },
    { file, path: ['lookups', id, 'use'], text: use },
  ]);
  const named = new Set(rules.flatMap((rule) => rule.file.guidance));
  const ofLaw = Object.entries(guidance.law)
    .filter(([id]) => named.has(id))
    .map(([id, { name }]) => ({ file, path: ['law', id, 'name'], text: name }));
  return [...ofRules, ...ofSigns, ...ofLookups, ...ofLaw];
}
