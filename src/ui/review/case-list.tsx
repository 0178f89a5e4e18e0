import { useEffect, useRef } from 'preact/hooks';
import type { CaseFilter } from '../../review/query';
import { NO_FILTER } from '../../review/query';
import { snippet } from '../excerpt';
import { LevelIcon } from '../icons';
import { useWords } from '../words';
import { useReviewWords } from './context';
import type { QueueItem } from './shown';
import type { Queue } from './use-queue';

/** The queue in its order. Rows out of sight cost nothing, and more are loaded near the end. */
export function CaseList({ queue, filter }: { queue: Queue; filter: CaseFilter }) {
  const words = useReviewWords();
  const end = useRef<HTMLButtonElement>(null);
  const { items, selected, hasMore, loading } = queue;

  useEffect(() => {
    const button = end.current;
    if (button === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) queue.more();
    });
    observer.observe(button);
    return () => observer.disconnect();
  }, [items.length, hasMore]);

  const isFiltered = JSON.stringify({ ...filter, folded: true }) !== JSON.stringify(NO_FILTER);
  return (
    <section class="case-list" aria-busy={loading}>
      <ol class="cases" aria-label={words.list}>
        {items.map((item) => (
          <CaseRow
            key={item.value.id}
            item={item}
            selected={item === selected}
            onSelect={() => queue.select(item.value.id)}
          />
        ))}
      </ol>
      {items.length === 0 && (
        <div class="empty-list">
          <p>{loading ? words.loading : isFiltered ? words.emptyFiltered : words.emptyOpen}</p>
          {!loading && !isFiltered && <p class="hint">{words.emptyStart}</p>}
        </div>
      )}
      {items.length > 0 && <p class="hint list-foot">{words.shown(items.length)}</p>}
      {hasMore && (
        <button ref={end} type="button" class="button more" onClick={queue.more}>
          {words.more}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  readonly item: QueueItem;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function CaseRow({ item, selected, onSelect }: RowProps) {
  const words = useWords();
  const own = useReviewWords();
  const row = useRef<HTMLLIElement>(null);
  const { value, similar } = item;
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const first = value.findings.find(({ level }) => level === value.level) ?? value.findings[0];
  const line =
    first === undefined
      ? { before: value.text.slice(0, 80), hit: '', after: '' }
      : snippet(value.text, { start: first.start, end: first.end, level: value.level });
  const categories = [...new Set(value.findings.map(({ category }) => category))];
  return (
    <li ref={row} data-case={value.id} data-level={value.level} data-state={value.state}>
      <button type="button" class="case" aria-current={selected} onClick={onSelect}>
        <LevelIcon level={value.level} label={words.level[value.level]} />
        <span class="case-line">
          <span class="snippet" lang="zh">
            {line.before}
            <mark data-level={value.level}>{line.hit}</mark>
            {line.after}
          </span>
          <span class="case-meta">
            {value.state !== 'open' && <span class="tag">{own.state[value.state]}</span>}
            <span>{categories.map((one) => words.category[one]).join(words.separator)}</span>
            {value.author !== '' && <span lang="zh">{value.author}</span>}
            {value.site !== '' && <span>{value.site}</span>}
            {value.row > 0 && <span>#{value.row}</span>}
            {similar > 0 && <span class="similar">{own.similar(similar)}</span>}
            {value.note !== '' && <span class="tag">{own.note}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}
