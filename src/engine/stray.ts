import type { Speaker } from './context';
import type { EngineData } from './data';
import { type Category, type Finding, isFlagged } from './types';

/** A category at most so far behind is a likely one. */
const LIKELY = -2;

/** Without what strays from the subject of the text (`StrayData`). */
export function withoutStray(
  { stray }: EngineData,
  findings: Finding[],
  { push, leans }: Speaker,
): Finding[] {
  if (stray === undefined || push < stray.push) return findings;
  const flags = ({ level, category }: Finding) => isFlagged(level) && leans[category] >= LIKELY;
  if (!findings.some(flags)) return findings;
  const { except, kin } = stray;
  const ofKin = Math.max(...kin.map((one) => leans[one]));
  const behind = (category: Category) => (kin.includes(category) ? ofKin : leans[category]);
  return findings.filter(
    ({ level, category }) =>
      !isFlagged(level) || except.includes(category) || behind(category) >= stray.lean,
  );
}
