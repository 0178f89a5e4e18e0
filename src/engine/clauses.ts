import { isMark } from './chars';
import type { Match } from './matches';
import type { Normalised } from './normalised';

/** Clauses shown per rule and post: enough to see why, few enough to read. */
const SHOWN = 3;

/**
 * The clauses that hold most of the evidence: where a rule rests on how a text speaks rather than on
 * one word, whole clauses tell the reader more than single words.
 * In: matches by rising start. Out: at most three clauses by rising start, without the punctuation
 * at their end.
 */
export function loudestClauses(found: readonly Match[], normalised: Normalised): Match[] {
  const byClause = new Map<number, Match[]>();
  for (const match of found) {
    const clause = normalised.clause[match.start] as number;
    const list = byClause.get(clause);
    if (list === undefined) byClause.set(clause, [match]);
    else list.push(match);
  }
  return [...byClause.values()]
    .map((matches) => ({ hits: matches.length, clause: clauseAround(matches, normalised) }))
    .sort((a, b) => b.hits - a.hits || lengthOf(b.clause) - lengthOf(a.clause))
    .slice(0, SHOWN)
    .map(({ clause }) => clause)
    .sort((a, b) => a.start - b.start);
}

function lengthOf({ start, end }: Match): number {
  return end - start;
}

function clauseAround(matches: readonly Match[], { clause, units, size }: Normalised): Match {
  let start = Math.min(...matches.map((match) => match.start));
  let end = Math.max(...matches.map((match) => match.end));
  const first = clause[start];
  const last = clause[end - 1];
  while (start > 0 && clause[start - 1] === first) start--;
  while (end < size && clause[end] === last) end++;
  while (end > start + 1 && isMark(units[end - 1] as number)) end--;
  return { start, end, runs: [[start, end]], evaded: matches.some((match) => match.evaded) };
}
