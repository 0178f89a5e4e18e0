import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { resolveLanguage } from '../../i18n';
import { reviewWords } from '../../i18n/review';
import { WorkerClient } from '../../review/client';
import { openReviewDb, type StoredBatch } from '../../review/db';
import { reasonOf, type Trouble } from '../../review/trouble';
import { MirrorIcon } from '../icons';
import { TextsBanner } from '../texts-banner';
import { useDocumentLanguage } from '../use-document-language';
import { RuleTextsContext } from '../use-rule-texts';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { type Review, ReviewContext } from './context';
import { ImportView } from './import-view';
import { PacksView } from './packs-view';
import { QueueView } from './queue-view';
import { StatisticsView } from './statistics-view';
import { troubleText } from './trouble-text';
import { usePublishedPacks } from './use-published-packs';
import { useReviewTexts } from './use-review-texts';

const PARTS = ['queue', 'import', 'statistics', 'packs'] as const;
type Part = (typeof PARTS)[number];

function partOf(hash: string): Part {
  return PARTS.find((part) => `#${part}` === hash) ?? 'queue';
}

/** The review page: one part at a time; the queue stays as it was while another part is open. */
export function ReviewApp({ makeWorker }: { makeWorker: () => Worker }) {
  const { settings, problem } = useSettings();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const words = reviewWords(language);
  const [part, setPart] = useState<Part>(partOf(location.hash));
  const [progress, setProgress] = useState<StoredBatch | null>(null);
  const { review, reason, broken } = useReviewParts(makeWorker, setProgress);
  const [packVersion, setPackVersion] = useState(0);
  const [removed, setRemoved] = useState(0);
  const texts = useReviewTexts(review?.db ?? null, packVersion, language);
  const published = usePublishedPacks(review?.db ?? null, review?.store ?? null, packVersion);
  useDocumentLanguage(language, words.title);

  useEffect(() => {
    const follow = (): void => setPart(partOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  if (settings === null && problem === null) return null;
  return (
    <LanguageContext.Provider value={language}>
      <RuleTextsContext.Provider value={texts}>
        <header class="review-header">
          <MirrorIcon size={24} />
          <h1>{words.title}</h1>
          <nav aria-label={words.title}>
            {PARTS.map((name) => (
              <a key={name} href={`#${name}`} aria-current={part === name ? 'page' : undefined}>
                {words.parts[name]}
              </a>
            ))}
          </nav>
          {progress?.state === 'running' && <HeaderProgress batch={progress} />}
        </header>
        <TextsBanner />
        {reason !== '' && (
          <p class="banner" role="alert" data-problem={reason}>
            {troubleText(words, reason)}
          </p>
        )}
        {broken > 0 && (
          <p class="banner" role="alert" data-broken={broken}>
            {words.brokenRecords(broken)}
          </p>
        )}
        {review !== null && (
          <ReviewContext.Provider value={review}>
            <div class="part" hidden={part !== 'queue'}>
              <QueueView active={part === 'queue'} removed={removed} />
            </div>
            <div class="part" hidden={part !== 'import'}>
              <ImportView
                active={part === 'import'}
                progress={progress}
                onRemoved={() => setRemoved((now) => now + 1)}
              />
            </div>
            {part === 'statistics' && <StatisticsView />}
            {part === 'packs' && (
              <PacksView published={published} onChange={() => setPackVersion((now) => now + 1)} />
            )}
          </ReviewContext.Provider>
        )}
      </RuleTextsContext.Provider>
    </LanguageContext.Provider>
  );
}

function HeaderProgress({ batch }: { batch: StoredBatch }) {
  return (
    <progress
      class="header-progress"
      aria-label={batch.name}
      max={Math.max(1, batch.size)}
      value={batch.bytes}
    />
  );
}

/** The database and the workers of the page; they end with it. And what is wrong with them. */
function useReviewParts(makeWorker: () => Worker, onProgress: (batch: StoredBatch) => void) {
  const [review, setReview] = useState<Review | null>(null);
  const [reason, setReason] = useState('');
  const [broken, setBroken] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const failed = (error: unknown): void => {
      if (!signal.aborted) setReason(reasonOf(error));
    };
    openReviewDb(() => setReason('closed' satisfies Trouble)).then((db) => {
      if (signal.aborted) return db.close();
      const make = () => new WorkerClient(makeWorker, signal, onProgress);
      return setReview({ db, store: make(), importer: make(), signal, failed, setBroken });
    }, failed);
    return () => controller.abort();
  }, []);
  return { review, reason, broken };
}
