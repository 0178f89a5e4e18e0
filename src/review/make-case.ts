import type { Finding, PostKind, RuleLevel } from '../engine/types';
import type { ReviewCase } from './model';
import { textSha256, wellFormed } from './text-sha256';

export interface CaseSource {
  readonly text: string;
  readonly kind: PostKind;
  readonly author: string;
  readonly url: string;
  readonly postedAt: string;
  readonly seenAt: string;
  readonly source: string;
  readonly row: number;
  readonly postId: string;
}

export interface CaseVerdict {
  readonly level: RuleLevel;
  readonly findings: readonly Finding[];
  readonly rulesVersion: string;
}

/** Puts the evidence of a flagged post together. The text has to be `wellFormed`. */
export async function makeCase(
  id: (textHash: string) => string,
  from: CaseSource,
  verdict: CaseVerdict,
): Promise<ReviewCase> {
  const textHash = await textSha256(from.text);
  return {
    id: id(textHash),
    state: 'open',
    level: verdict.level,
    kind: from.kind,
    text: from.text,
    textHash,
    author: wellFormed(from.author),
    url: from.url,
    site: hostOf(from.url),
    seenAt: from.seenAt,
    postedAt: wellFormed(from.postedAt),
    findings: verdict.findings.map(plainFinding),
    rulesVersion: verdict.rulesVersion,
    note: '',
    history: [],
    source: wellFormed(from.source),
    row: from.row,
    postId: wellFormed(from.postId),
    group: '',
  };
}

/** Host of an address; empty for what is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function plainFinding({ evidence, ...finding }: Finding): ReviewCase['findings'][number] {
  return evidence === undefined ? finding : { ...finding, evidence: [...evidence] };
}
