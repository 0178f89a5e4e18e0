import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { compareLevels, type Finding } from '../../engine/types';
import type { CaseState } from '../../review/model';
import { marksOf } from '../excerpt';
import { FindingView } from '../finding-view';
import { LevelIcon } from '../icons';
import { OutLink } from '../out-link';
import { useLanguage, useWords } from '../words';
import { useReviewWords } from './context';
import { ExportCase } from './export-case';
import { piecesOf } from './pieces';
import type { QueueItem } from './shown';

interface Props {
  readonly item: QueueItem;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly onDecide: (state: CaseState) => void;
  readonly onUndo: () => void;
  readonly onNote: (text: string) => void;
}

const DECISIONS = [
  ['accepted', 'A'],
  ['rejected', 'R'],
  ['skipped', 'S'],
] as const;

/** Everything about one post: the words, the full explanation, the record, and the decision. */
export function CasePanel({ item, noteField, onDecide, onUndo, onNote }: Props) {
  const words = useReviewWords();
  const common = useWords();
  const { value } = item;
  const [note, setNote] = useState(value.note);
  // The parsed case may hold `evidence: undefined`, which `Finding` does not know; it reads the same.
  const findings = [...(value.findings as readonly Finding[])].sort((a, b) =>
    compareLevels(b.level, a.level),
  );
  return (
    <article class="panel" data-panel={value.id} aria-label={words.evidence}>
      <div class="panel-head">
        <span class="panel-level" data-level={value.level}>
          <LevelIcon level={value.level} />
          {common.level[value.level]}
        </span>
        <span class="tag">{words.state[value.state]}</span>
        {item.similar > 0 && <span class="hint">{words.similar(item.similar)}</span>}
        <span class="decisions">
          {DECISIONS.map(([state, key]) => (
            <button
              key={state}
              type="button"
              class={state === 'accepted' ? 'button primary' : 'button'}
              data-decide={state}
              onClick={() => onDecide(state)}
            >
              {words.decide[state]} <kbd>{key}</kbd>
            </button>
          ))}
          {value.state !== 'open' && (
            <button
              type="button"
              class="button"
              data-decide="open"
              onClick={() => onDecide('open')}
            >
              {words.decide.open}
            </button>
          )}
          <button type="button" class="button quiet" data-action="undo" onClick={onUndo}>
            {words.undo} <kbd>U</kbd>
          </button>
        </span>
      </div>
      <blockquote class="panel-text" lang="zh">
        {piecesOf(value.text, marksOf(findings)).map(({ text, level }) =>
          level === null ? text : <mark data-level={level}>{text}</mark>,
        )}
      </blockquote>
      <label class="note">
        <span>
          {words.note} <kbd>N</kbd> <span class="hint">{words.noteHint}</span>
        </span>
        <textarea
          ref={noteField}
          rows={2}
          maxLength={10_000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          onBlur={() => {
            if (note !== value.note) onNote(note);
          }}
        />
      </label>
      {findings.map((finding, index) => (
        <FindingView
          key={`${finding.rule}:${finding.start}`}
          finding={finding}
          open={index === 0 || findings.length <= 2}
        />
      ))}
      <Facts item={item} />
      <ExportCase value={value} />
    </article>
  );
}

function Facts({ item: { value } }: { item: QueueItem }) {
  const words = useReviewWords();
  const language = useLanguage();
  const { field } = words;
  const time = (at: string) => (at === '' ? '' : new Date(at).toLocaleString(language));
  const rows: [string, string][] = [
    [field.author, value.author],
    [field.source, value.row > 0 ? `${value.source} #${value.row}` : value.source],
    [field.postedAt, value.postedAt],
    [field.seenAt, time(value.seenAt)],
    [field.rules, value.rulesVersion],
    [field.hash, value.textHash],
    [
      words.history,
      value.history.map(({ state, at }) => `${words.state[state]} ${time(at)}`).join(' → '),
    ],
  ];
  return (
    <details class="record">
      <summary>{words.facts}</summary>
      <dl class="facts">
        {value.url !== '' && (
          <>
            <dt>{field.url}</dt>
            <dd>
              {/^https?:/.test(value.url) ? (
                <OutLink href={value.url}>{value.url}</OutLink>
              ) : (
                value.url
              )}
            </dd>
          </>
        )}
        {rows.map(
          ([name, text]) =>
            text !== '' && (
              <>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </>
            ),
        )}
      </dl>
    </details>
  );
}
