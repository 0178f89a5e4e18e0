import { z } from 'zod';
import type { Post } from '../engine';

const postLineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
});

export type ParsedLine = { readonly post: Post } | { readonly error: string };

/**
 * Reads one JSONL line `{"id","text"}`. A missing id becomes the line's number.
 * Out: the post, or what is wrong in one sentence; never throws.
 */
export function parsePostLine(line: string, number: number): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not valid JSON' };
  }
  const parsed = postLineSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') || 'line';
    return { error: `${field}: ${issue?.message ?? 'not a post'}` };
  }
  return { post: { id: String(parsed.data.id ?? number), text: parsed.data.text } };
}
