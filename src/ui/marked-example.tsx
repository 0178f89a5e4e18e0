import type { RuleLevel } from '../engine/types';
import { readMarks } from '../rules/examples';

/** An example as it is written in a rule file: its 【】 shown as the mark. */
export function Marked({ text: marked, level }: { text: string; level: RuleLevel }) {
  const { text, spans } = readMarks(marked);
  const pieces = spans.flatMap(({ start, end }, index) => [
    text.slice(spans[index - 1]?.end ?? 0, start),
    <mark data-level={level}>{text.slice(start, end)}</mark>,
  ]);
  return (
    <>
      {pieces}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}
