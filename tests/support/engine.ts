import { createNodeEngine } from '../../src/cli/node-engine';
import { analyse, type Verdict } from '../../src/engine';

/** The real rules and the real segmenter, loaded once per test file. */
export const { engine, segmenter, rules } = createNodeEngine();

export function verdictOf(text: string): Verdict {
  return analyse(engine, { id: 'test', text }, segmenter);
}
