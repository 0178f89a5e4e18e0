import { z } from 'zod';

/** What several kinds of rule files have in common. */

export const nonEmpty = z.string().trim().min(1);
export const bilingual = z.strictObject({ 'zh-CN': nonEmpty, en: nonEmpty });
export type Bilingual = z.infer<typeof bilingual>;
export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const kebab = z.string().regex(KEBAB, 'must be kebab-case');

/** Pattern text; its grammar is parsed in engine/pattern.ts, and described in rules/README.md. */
export const pattern = nonEmpty;
export const patterns = z.array(pattern).min(1);

/** How far a needed or vetoing context may stand from the evidence. */
const within = z.union([
  z.enum(['clause', 'sentence', 'paragraph', 'text']),
  z.number().int().min(1).max(200),
]);
/** Without `within`: about as far as readers connect two statements of a post (law.md, section 5). */
const DEFAULT_DISTANCE = 200;
export const contextClause = z.strictObject({
  within: within.default(DEFAULT_DISTANCE),
  any: patterns,
});

/** Log odds (engine/voice.ts). */
export const tone = z.number().min(-9).max(9);
export const toneFloor = z.strictObject({ push: tone, lean: tone.max(0).optional() });
