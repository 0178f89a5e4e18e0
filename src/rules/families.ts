import type { FamiliesFile } from './schema';

/** What `source.law` of a rule names: families of families.yaml, and further law. */
export interface LawTrace {
  readonly families: readonly string[];
  /** Articles (AD-13) and sections of the law notes (0.7). */
  readonly refs: readonly string[];
  /** Parts that name neither. */
  readonly unknown: readonly string[];
}

/**
 * Reads `source.law`: parts between semicolons, each `5.3 b, f` (families), `AD-13` (an article) or
 * `0.7` (a section of the law notes), with a remark in brackets where it helps.
 */
export function lawTrace(law: string, families: FamiliesFile): LawTrace {
  const known = new Set(Object.values(families).flatMap((one) => Object.keys(one.families)));
  const trace = { families: [] as string[], refs: [] as string[], unknown: [] as string[] };
  for (const part of law.split(';')) {
    const bare = part.replace(/\([^()]*\)/g, '').trim();
    const family = /^(5\.\d) (.+)$/.exec(bare);
    if (family !== null) {
      for (const name of (family[2] as string).split(',')) {
        const id = `${family[1]} ${name.trim()}`;
        (known.has(id) ? trace.families : trace.unknown).push(id);
      }
    } else if (/^([A-Z]{1,3}-[A-Z\d.]+|[0-46](\.\d+)?)$/.test(bare)) trace.refs.push(bare);
    else trace.unknown.push(bare);
  }
  return trace;
}
