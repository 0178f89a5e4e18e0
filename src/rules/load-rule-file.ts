import sums from 'virtual:mingjian/rule-sums';
import { type RuleFileName, type RuleFiles, ruleFilePath } from './packaged';

/** A file of the package that never comes would keep everything waiting that needs it. */
const LIMIT_MS = 10_000;

/** A file of the package is missing, damaged, of another build, or does not come. */
export class RuleFileError extends Error {
  override readonly name = 'RuleFileError';
}

/**
 * Reads a file of the package; nothing is asked of the network. For extension pages, their workers
 * and the background. Rejects with RuleFileError unless it is byte for byte what was built together
 * with this script: half a file, or one left over from another version, must not judge anything.
 */
export async function loadRuleFile<Name extends RuleFileName>(
  name: Name,
): Promise<RuleFiles[Name]> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    // Workers have no `browser.runtime`, but all of these contexts have a place in the package.
    const response = await fetch(new URL(`/${ruleFilePath(name)}`, location.href), {
      integrity: sums[name],
      signal,
    });
    // The browser has compared the sum, and what has it was checked rule by rule when it was built.
    return (await response.json()) as RuleFiles[Name];
  } catch (cause) {
    throw new RuleFileError(`${ruleFilePath(name)} cannot be read`, { cause });
  }
}
