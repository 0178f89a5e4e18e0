import { z } from 'zod';
import { bilingual, kebab, nonEmpty } from './fields';

/** Only hosts of the state, its courts, police and regulators, and the consumer bodies (law.md). */
const OFFICIAL_HOST =
  /(^|\.)(gov\.cn|12315\.cn|12377\.cn|12321\.cn|cca\.org\.cn|cyberpolice\.cn|creditchina\.gov\.cn)$/;
const officialUrl = z.url().refine((url) => OFFICIAL_HOST.test(new URL(url).hostname), {
  error: 'must be an address on an official host',
});

export const guidanceFileSchema = z.strictObject({
  law: z.record(
    nonEmpty,
    z.strictObject({
      name: bilingual,
      /** Article as cited, without 第…条. */
      article: z.string(),
      gist: bilingual,
      /** T = text read, S = known from a secondary source; nothing else may be cited. */
      verified: z.enum(['T', 'S']),
      url: officialUrl,
      /** Where to go when the deep link has moved. */
      root: officialUrl,
    }),
  ),
  lookups: z.record(
    kebab,
    z.strictObject({
      name: bilingual,
      use: bilingual,
      url: officialUrl.optional(),
      tel: nonEmpty.optional(),
    }),
  ),
});
export type GuidanceFile = z.infer<typeof guidanceFileSchema>;
