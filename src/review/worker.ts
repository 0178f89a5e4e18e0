import readSheet from 'read-excel-file/web-worker';
import { createSegmenterHost } from '../background/segmenter-host';
import { startJieba } from '../background/start-jieba';
import { analyse, createEngine } from '../engine';
import { onceLoaded } from '../once-loaded';
import { loadRuleFile } from '../rules/load-rule-file';
import { loadRuleTexts } from '../rules/load-texts';
import { RuleProblems } from '../rules/parse-file';
import { checkTeamExamples, compileTeamPack } from '../rules/team-compile';
import { teamTexts } from '../rules/team-texts';
import { openReviewDb, type ReviewDb, type StoredBatch } from './db';
import { exportCases } from './export';
import { runImport } from './import-run';
import { fingerprintOf, openImport, pathOf } from './import-source';
import { createReviewJudge, type ReviewJudge } from './judge-record';
import { loadRuleParts, loadTeamPacks } from './packs';
import { preparePacks } from './prepare-packs';
import type {
  CallName,
  Facets,
  FromWorker,
  PackTrial,
  Peek,
  ToWorker,
  WorkerCalls,
} from './protocol';
import { CaseQuery } from './query';
import { removeBatch, removeLoose } from './remove';
import { eachCase, readStatistics } from './statistics';
import { reasonOf } from './trouble';

/** The review page's worker: imports, and everything that goes through the whole queue. */

type Handlers = {
  [K in CallName]: (args: WorkerCalls[K]['args']) => Promise<WorkerCalls[K]['result']>;
};

const SAMPLE_ROWS = 8;
const segmenters = createSegmenterHost(startJieba);
const readFirstSheet = async (bytes: ArrayBuffer) => (await readSheet(bytes))[0]?.data ?? [];
let engine: ReturnType<typeof createEngine> | undefined;
let query: CaseQuery | undefined;
let stop: AbortController | undefined;

let db = opener();

/** Once it was closed (a newer version elsewhere, a disk that failed) the next call opens it anew. */
function opener(): () => Promise<ReviewDb> {
  return onceLoaded(() =>
    openReviewDb(() => {
      db = opener();
    }),
  );
}

async function judge(turnedDown: ReadonlySet<string>): Promise<ReviewJudge> {
  engine ??= createEngine(await loadRuleFile('engine-data'));
  const engines = await loadTeamPacks(await db());
  return createReviewJudge(engine, () => segmenters.get(), engines, turnedDown);
}

const handlers: Handlers = {
  async peek({ files, options }): Promise<Peek> {
    const source = await openImport(files, options, readFirstSheet);
    const next = await source.records.next();
    const records = next.done ? [] : next.value;
    const sample = records
      .flatMap((record) => ('cells' in record ? [record.cells] : []))
      .slice(0, SAMPLE_ROWS);
    await source.records.return(undefined);
    const { header, columns, isExport, format } = source;
    return { format, header, sample, columns, isExport };
  },

  async import({ files, kind, options, resume, at, turnedDown }) {
    stop = new AbortController();
    const { signal } = stop;
    const store = await db();
    const fingerprint = await fingerprintOf(files);
    const batch = await begin(store, fingerprint, { files, kind, options, at }, resume);
    const chosen = JSON.parse(batch.options) as typeof options;
    try {
      const source = await openImport(files, chosen, readFirstSheet);
      return await runImport(
        store,
        batch,
        source,
        chosen,
        await judge(turnedDown),
        { progress },
        signal,
      );
    } catch (error) {
      const problem = reasonOf(error);
      const now = (await store.get('batches', batch.id).catch(() => undefined)) ?? batch;
      const failed: StoredBatch = { ...now, id: batch.id, state: 'failed', problem };
      // Without room for this it stays as its last step left it, and can go on from there as well.
      await store.put('batches', failed).catch(() => undefined);
      progress(failed);
      return failed;
    } finally {
      stop = undefined;
    }
  },

  async stop() {
    stop?.abort();
    return null;
  },

  async remove({ batch, keptToo }) {
    await removeBatch(await db(), batch, keptToo);
    return null;
  },

  async removeLoose() {
    await removeLoose(await db());
    return null;
  },

  async find({ filter, limit }) {
    query = new CaseQuery(await db(), filter);
    return query.next(limit);
  },

  async more({ limit }) {
    return (await query?.next(limit)) ?? [];
  },

  async export({ filter, format, words, at }) {
    const texts = format === 'html' ? await loadRuleTexts(words.language) : null;
    return exportCases(await db(), filter, format, { words, texts }, at);
  },

  async tryPack({ yaml, sample }): Promise<PackTrial> {
    try {
      const compiled = compileTeamPack('pack', yaml, await loadRuleParts());
      const segmenter = await segmenters.get();
      const failed = segmenter === null ? [] : checkTeamExamples('pack', yaml, compiled, segmenter);
      const { pack, data } = compiled;
      const verdict = analyse(createEngine(data), { id: 'sample', text: sample }, segmenter);
      return {
        id: pack.id,
        name: pack.name,
        rules: Object.keys(pack.rules).length,
        problems: failed,
        findings: verdict.findings,
        titles: Object.fromEntries(
          Object.entries(teamTexts(pack)).map(([id, rule]) => [id, rule.title]),
        ),
      };
    } catch (error) {
      if (!(error instanceof RuleProblems)) throw error;
      return { id: '', name: '', rules: 0, problems: error.problems, findings: [], titles: {} };
    }
  },

  async preparePacks() {
    const [packs, parts, builtIn] = await Promise.all([
      db().then((store) => store.getAll('packs')),
      loadRuleParts(),
      loadRuleFile('engine-data'),
    ]);
    return preparePacks(packs, parts, builtIn);
  },

  async statistics() {
    return readStatistics(await db());
  },

  async facets(): Promise<Facets> {
    const store = await db();
    const rules = new Set<string>();
    const sites = new Set<string>();
    const broken = await eachCase(store, (one) => {
      for (const { rule } of one.findings) rules.add(rule);
      if (one.site !== '') sites.add(one.site);
    });
    const keys = await store.getAllKeys('batches');
    const batches = await store.getAll('batches');
    return {
      rules: [...rules].sort(),
      sites: [...sites].sort(),
      batches: batches.map((batch, index) => ({ ...batch, id: keys[index] ?? 0 })),
      broken,
    };
  },
};

type ImportArgs = WorkerCalls['import']['args'];

/** The import's own record: the one that goes on, if its file is the same, else a new one. */
async function begin(
  store: ReviewDb,
  fingerprint: string,
  { files, kind, options, at }: Pick<ImportArgs, 'files' | 'kind' | 'options' | 'at'>,
  resume: number | undefined,
): Promise<StoredBatch> {
  if (resume !== undefined) {
    const known = await store.get('batches', resume);
    if (known === undefined) throw new Error('no such import');
    if (known.fingerprint !== fingerprint) throw new Error('another-file');
    return { ...known, id: resume };
  }
  const [first] = files;
  const fresh = {
    kind,
    name: kind === 'pages' ? folderName(files) : (first?.name ?? ''),
    startedAt: at,
    state: 'running' as const,
    fingerprint,
    options: JSON.stringify(options),
    records: 0,
    judged: 0,
    flagged: 0,
    bad: 0,
    bytes: 0,
    size: files.reduce((sum, file) => sum + file.size, 0),
    problem: '',
  };
  const id = await store.add('batches', fresh);
  const batch = { ...fresh, id };
  progress(batch);
  return batch;
}

function folderName(files: readonly File[]): string {
  const [first] = files;
  return first === undefined ? '' : (pathOf(first).split('/')[0] ?? first.name);
}

function progress(batch: StoredBatch): void {
  post({ progress: batch });
}

function post(message: FromWorker): void {
  self.postMessage(message);
}

async function answer(message: ToWorker): Promise<void> {
  const { call, name, args } = message;
  try {
    const handler = handlers[name] as (args: unknown) => Promise<unknown>;
    post({ call, result: await handler(args) });
  } catch (error) {
    post({ call, error: reasonOf(error) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void answer(event.data);
});
