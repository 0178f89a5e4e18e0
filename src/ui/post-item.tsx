import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { compareLevels, type Finding, isFlagged, type RuleLevel } from '../engine/types';
import type { ReportedPost } from '../messages/from-page';
import { excerpt, marksOf, snippet } from './excerpt';
import { FindingView } from './finding-view';
import { ChevronIcon, LevelIcon } from './icons';
import { MarkedText } from './marked-text';
import { Signs } from './signs';
import { useWords } from './words';

interface Props {
  readonly post: ReportedPost;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** What can be done with the post; asked for only when it is open. */
  readonly actions?: (() => ComponentChildren) | undefined;
  /** What can be done about the rule of a finding. */
  readonly ruleActions?: ((finding: Finding) => ComponentChildren) | undefined;
}

/** One post: a line of evidence when closed, everything about it when open. */
export function PostItem({ post, open, onToggle, actions, ruleActions }: Props) {
  const words = useWords();
  const body = useId();
  const findings = findingsOf(post);
  const first = findings[0];
  if (first === undefined) return null;
  const level: RuleLevel = post.level === 'none' ? first.level : post.level;
  const line = snippet(post.text, { start: first.start, end: first.end, level });
  const categories = [...new Set(findings.map(({ category }) => category))];
  return (
    <li class="post" data-post={post.id} data-level={level} data-open={open}>
      <button
        type="button"
        class="post-head"
        aria-expanded={open}
        aria-controls={body}
        onClick={onToggle}
      >
        <LevelIcon level={level} />
        <span class="post-line">
          <span class="snippet" lang="zh">
            {line.before}
            <mark data-level={level}>{line.hit}</mark>
            {line.after}
          </span>
          <span class="post-meta">
            <b>{words.level[level]}</b>
            {categories.map((category) => words.category[category]).join(words.separator)}
            {post.author !== undefined && post.author !== '' && (
              <span lang="zh"> · {post.author}</span>
            )}
          </span>
        </span>
        <ChevronIcon />
      </button>
      <div id={body} class="post-body" hidden={!open}>
        {open && (
          <>
            <figure class="quote">
              <figcaption>
                {words.quote} · {words.kind[post.kind]}
              </figcaption>
              <blockquote lang="zh">
                <MarkedText pieces={excerpt(post.text, marksOf(findings))} />
              </blockquote>
              {post.cut && <p class="hint">{words.cut}</p>}
            </figure>
            {actions?.()}
            {findings.map((finding, index) => (
              <FindingView
                key={`${finding.rule}:${finding.start}`}
                finding={finding}
                open={index === 0 || (isFlagged(finding.level) && findings.length <= 2)}
              >
                {ruleActions?.(finding)}
              </FindingView>
            ))}
            {post.signs !== undefined && <Signs signs={post.signs} />}
          </>
        )}
      </div>
    </li>
  );
}

/** The findings of a reported post, the most serious first. */
export function findingsOf(post: ReportedPost): Finding[] {
  // The parsed message may hold `evidence: undefined`, which `Finding` does not know; it reads the same.
  return [...(post.findings as readonly Finding[])].sort((a, b) => compareLevels(b.level, a.level));
}
