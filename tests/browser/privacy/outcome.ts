import { z } from 'zod';

const attempt = z.object({ by: z.enum(['proxy', 'tcp', 'dns']), to: z.string() });
const paths = z.array(z.string());

/** What the job tells: it runs in a process, and often a network namespace, of its own. */
export const outcome = z.object({
  isolated: z.boolean(),
  highlights: z.int(),
  /** Beginnings of the three exports. */
  exported: z.array(z.string()),
  /** The error when the extension asked a server. */
  refused: z.string(),
  /** Everything that reached for the network while the extension was used. */
  attempts: z.array(attempt),
  /** What was let out on purpose afterwards. */
  planted: z.array(attempt),
  errors: z.array(z.string()),
  /** Files on the disk that hold words of each kind. */
  found: z.object({ page: paths, import: paths, pasted: paths, saved: paths, trusted: paths }),
});
export type Outcome = z.infer<typeof outcome>;
