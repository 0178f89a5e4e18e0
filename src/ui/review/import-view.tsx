import { useEffect, useState } from 'preact/hooks';
import type { StoredBatch } from '../../review/db';
import type { ImportOptions } from '../../review/import-source';
import type { Peek } from '../../review/protocol';
import { countLoose } from '../../review/remove';
import { reasonOf } from '../../review/trouble';
import { loadTurnedDown } from '../../review/turned-down';
import { BatchList } from './batch-list';
import { now, useReview, useReviewWords } from './context';
import { DropZone } from './drop-zone';
import { ImportProgress } from './import-progress';
import { ImportSetup } from './import-setup';
import { troubleText } from './trouble-text';

export interface Chosen {
  readonly files: readonly File[];
  readonly kind: 'file' | 'pages';
}

const START_OPTIONS: ImportOptions = {
  format: 'auto',
  encoding: 'auto',
  columns: null,
  minLevel: 'caution',
};

interface Props {
  readonly active: boolean;
  readonly progress: StoredBatch | null;
  /** Saved posts were removed: they must not be shown any more. */
  readonly onRemoved: () => void;
}

/** Bulk import: choose, look, run; and the imports that were, with what could not be read. */
export function ImportView({ active, progress, onRemoved }: Props) {
  const { db, importer, failed } = useReview();
  const words = useReviewWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [peek, setPeek] = useState<Peek | null>(null);
  const [options, setOptions] = useState(START_OPTIONS);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState('');
  const [batches, setBatches] = useState<readonly StoredBatch[]>([]);
  const [resuming, setResuming] = useState<StoredBatch | null>(null);
  const [loose, setLoose] = useState(0);

  const reload = async (): Promise<void> => {
    const [keys, values] = await Promise.all([db.getAllKeys('batches'), db.getAll('batches')]);
    const all = values.map((batch, index) => ({ ...batch, id: keys[index] ?? 0 }));
    setBatches(all.filter(({ kind }) => kind !== 'tab').reverse());
    setLoose(await countLoose(db));
  };
  // Anew when it is opened: the queue saves posts of open pages meanwhile.
  useEffect(() => void reload().catch(failed), [active]);

  const fail = (error: unknown): void => {
    setProblem(reasonOf(error) === 'another-file' ? words.anotherFile : troubleText(words, error));
  };

  const look = async (next: Chosen, wanted: ImportOptions): Promise<void> => {
    const asked = next.kind === 'pages' ? { ...wanted, format: 'pages' as const } : wanted;
    setOptions(asked);
    setChosen(next);
    setPeek(null);
    if (next.kind === 'pages') return;
    const seen = await importer.call('peek', { files: next.files, options: asked });
    setPeek(seen);
    setOptions({ ...asked, columns: seen.columns });
  };

  const choose = (next: Chosen): void => {
    setProblem('');
    if (resuming !== null) run(next, START_OPTIONS, resuming.id);
    else look(next, START_OPTIONS).catch(fail);
  };

  const run = (next: Chosen, wanted: ImportOptions, resume?: number): void => {
    setRunning(true);
    setProblem('');
    setResuming(null);
    loadTurnedDown()
      .then((turnedDown) => {
        const args = { ...next, options: wanted, at: now(), turnedDown };
        return importer.call('import', resume === undefined ? args : { ...args, resume });
      })
      .then((done) => {
        if (done.problem !== '') setProblem(troubleText(words, done.problem));
        setChosen(null);
        setPeek(null);
      }, fail)
      .finally(() => {
        setRunning(false);
        reload().catch(failed);
      });
  };

  const removed = (work: Promise<null>): void => {
    work.then(onRemoved, fail).finally(() => {
      reload().catch(failed);
    });
  };

  return (
    <main class="import">
      {problem !== '' && (
        <p class="banner" role="alert">
          {problem}
        </p>
      )}
      {running && progress !== null ? (
        <ImportProgress batch={progress} onStop={() => void importer.call('stop', {})} />
      ) : (
        <>
          {resuming !== null && (
            <p class="banner" data-resuming={resuming.id}>
              <b>{resuming.name}</b> · {words.resumeAbout}
            </p>
          )}
          <DropZone onChoose={choose} />
          {chosen !== null && resuming === null && (
            <ImportSetup
              chosen={chosen}
              peek={peek}
              options={options}
              onChange={(next) => {
                const again = next.format !== options.format || next.encoding !== options.encoding;
                if (again) look(chosen, { ...next, columns: null }).catch(fail);
                else setOptions(next);
              }}
              onStart={() => run(chosen, options)}
            />
          )}
        </>
      )}
      <BatchList
        batches={running ? batches.filter(({ id }) => id !== progress?.id) : batches}
        busy={running}
        onResume={setResuming}
        onRemove={({ id }, keptToo) => removed(importer.call('remove', { batch: id, keptToo }))}
        loose={loose}
        onRemoveLoose={() => removed(importer.call('removeLoose', {}))}
      />
    </main>
  );
}
