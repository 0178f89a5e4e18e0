import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** One mistake in a rule file, said in one line: file, line, field, what is wrong. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

export function formatProblem({ file, line, field, message }: RuleProblem): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;
}

/** Thrown when rule files hold mistakes; all of them, not only the first. */
export class RuleProblems extends Error {
  constructor(readonly problems: readonly RuleProblem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

/** A parsed file that can still say on which line a field stands. */
export interface ParsedFile<T> {
  readonly value: T;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses one YAML file against a schema.
 * In: the file's name for messages, its text. Out: the value, or all problems with their lines.
 */
export function parseFile<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): ParsedFile<z.output<S>> {
  const lines = new LineCounter();
  // Aliases would let a small file grow without bound ("YAML bomb"); rule files need none.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false });
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path);
  if (document.errors.length > 0) {
    throw new RuleProblems(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        field: '',
        message: firstLine(error),
      })),
    );
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    throw new RuleProblems(
      parsed.error.issues.map((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
        const path = unknown === undefined ? issue.path : [...issue.path, unknown];
        return { file, line: lineOf(path), field: path.join('.'), message: issue.message };
      }),
    );
  }
  return { value: parsed.data, lineOf };
}

/** Line of the deepest part of the path that exists; of its key, where there is one. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const at = path.slice(0, depth);
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(at.at(-1)));
      if (pair !== undefined && isNode(pair.key) && pair.key.range) {
        return lines.linePos(pair.key.range[0]).line;
      }
    }
    const node = document.getIn(at, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What an error says, without the lines in which parsers show the text around it. */
export function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).replace(/\n[\s\S]*/, '');
}
