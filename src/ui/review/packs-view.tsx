import { useEffect, useState } from 'preact/hooks';
import type { StoredPack } from '../../review/db';
import { PACK_LIMITS } from '../../rules/team-pack';
import { Switch } from '../switch';
import { now, useReview, useReviewWords } from './context';
import { download } from './download';
import { checkedPack, savePack, type TriedPack } from './pack-draft';
import { PACK_TEMPLATE } from './pack-template';
import { PackTrialView } from './pack-trial';
import { troubleText } from './trouble-text';

const TYPING_MS = 300;

interface Props {
  /** Ids of the packs that judge web pages too; null before that is known. */
  readonly published: ReadonlySet<string> | null;
  readonly onChange: () => void;
}

/** A team's own rules: written or imported, checked and tried while they are typed. */
export function PacksView({ published, onChange }: Props) {
  const { db, store, failed } = useReview();
  const words = useReviewWords();
  const [packs, setPacks] = useState<readonly StoredPack[]>([]);
  const [open, setOpen] = useState('');
  const [yaml, setYaml] = useState('');
  const [sample, setSample] = useState('');
  const [tried, setTried] = useState<TriedPack | null>(null);
  /** Id of the stored pack that Save would replace: the next click does. */
  const [asking, setAsking] = useState('');
  const [message, setMessage] = useState('');

  const reload = async (): Promise<void> => {
    setPacks(await db.getAll('packs'));
    onChange();
  };
  useEffect(() => void db.getAll('packs').then(setPacks, failed), [db]);

  useEffect(() => {
    if (yaml === '') {
      setTried(null);
      return undefined;
    }
    let isLatest = true;
    const timer = setTimeout(() => {
      store.call('tryPack', { yaml, sample }).then(
        (result) => isLatest && setTried({ yaml, sample, result }),
        (error: unknown) => setMessage(troubleText(words, error)),
      );
    }, TYPING_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [yaml, sample, store]);

  const checked = checkedPack(tried, yaml);
  const saved = packs.find(({ id }) => id === open);
  const save = async (): Promise<void> => {
    if (checked === null) return;
    const { id } = checked;
    const done = await savePack(db, checked, [open, asking], now());
    setAsking(done ? '' : id);
    if (!done) return;
    // Unless another one was opened meanwhile.
    setOpen((opened) => (opened === open ? id : opened));
    setMessage(words.packSaved);
    await reload();
  };
  const edit = (id: string, content: string): void => {
    setOpen(id);
    setYaml(content);
    setAsking('');
    setMessage('');
  };

  return (
    <main class="packs">
      <p class="hint">{words.packAbout}</p>
      <section class="card">
        <h2>{words.packList}</h2>
        {packs.length === 0 && <p class="hint">{words.packNone}</p>}
        <ul class="batches">
          {packs.map((pack) => (
            <li key={pack.id} class="row" data-pack={pack.id}>
              <button type="button" class="button" onClick={() => edit(pack.id, pack.yaml)}>
                {pack.id}
              </button>
              <Switch
                name={pack.id}
                label={`${words.packOn}: ${pack.id}`}
                on={pack.on}
                onChange={(on) =>
                  void db
                    .put('packs', { ...pack, on })
                    .then(reload)
                    .catch(failed)
                }
              />
              {pack.on && published !== null && (
                <span class="hint" data-in-pages={published.has(pack.id)}>
                  {published.has(pack.id) ? words.packInPages : words.packHereOnly}
                </span>
              )}
              <button
                type="button"
                class="button quiet"
                data-action="pack-export"
                onClick={() =>
                  download(new Blob([pack.yaml], { type: 'text/yaml' }), `${pack.id}.yaml`)
                }
              >
                {words.packExport}
              </button>
              <button
                type="button"
                class="button quiet"
                data-action="pack-remove"
                onClick={() => void db.delete('packs', pack.id).then(reload).catch(failed)}
              >
                {words.packRemove}
              </button>
            </li>
          ))}
        </ul>
        <p class="row">
          <button
            type="button"
            class="button"
            data-action="pack-new"
            onClick={() => edit('', PACK_TEMPLATE)}
          >
            {words.packNew}
          </button>
          <label class="button">
            {words.packImport}
            <input
              type="file"
              class="unseen"
              accept=".yaml,.yml"
              data-input="pack"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                // A file far over the limit is not read whole only to be refused.
                const head = file?.slice(0, PACK_LIMITS.bytes + 1_000);
                void head?.text().then((content) => edit('', content));
                event.currentTarget.value = '';
              }}
            />
          </label>
        </p>
      </section>
      {yaml !== '' && (
        <section class="card">
          <label class="note">
            <span>
              {words.packEditor}
              {saved !== undefined && saved.yaml !== yaml && (
                <span class="hint"> · {words.packUnsaved}</span>
              )}
            </span>
            <textarea
              class="code"
              name="pack-yaml"
              rows={18}
              spellcheck={false}
              value={yaml}
              onInput={(event) => {
                setYaml(event.currentTarget.value);
                setAsking('');
              }}
            />
          </label>
          <label class="note">
            {words.packSample}
            <textarea
              name="pack-sample"
              autocomplete="off"
              rows={3}
              value={sample}
              onInput={(event) => setSample(event.currentTarget.value)}
            />
          </label>
          {tried !== null && (
            <PackTrialView trial={tried.result} yaml={tried.yaml} sample={tried.sample} />
          )}
          <p class="row">
            <button
              type="button"
              class="button primary"
              data-action="pack-save"
              disabled={checked === null}
              onBlur={() => setAsking('')}
              onClick={() =>
                void save().catch((error: unknown) => setMessage(troubleText(words, error)))
              }
            >
              {checked !== null && checked.id === asking
                ? words.packReplace(asking)
                : words.packSave}
            </button>
            <span class="hint" role="status">
              {message}
            </span>
          </p>
        </section>
      )}
    </main>
  );
}
