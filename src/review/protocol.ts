import type { Finding } from '../engine/types';
import type { Columns } from '../records/columns';
import type { RuleProblem } from '../rules/parse-file';
import type { Bilingual } from '../rules/schema';
import type { StoredBatch } from './db';
import type { SheetWords } from './evidence-sheet';
import type { ExportFormat } from './export';
import type { ImportOptions } from './import-source';
import type { PublishedPack } from './published-packs';
import type { CaseFilter, FoundCase } from './query';
import type { Statistics } from './statistics';

/**
 * What the review page and its worker say to each other. Both are ours and of one build, so the
 * types are enough; what comes from files is parsed where it is read.
 */

/** What a file looks like before it is imported. */
export interface Peek {
  readonly format: string;
  readonly header: readonly string[] | null;
  readonly sample: readonly (readonly string[])[];
  readonly columns: Columns;
  readonly isExport: boolean;
}

export interface WorkerCalls {
  peek: { args: { files: readonly File[]; options: ImportOptions }; result: Peek };
  /** `resume`: number of the import that goes on; its file has to be the same. */
  import: {
    args: {
      files: readonly File[];
      kind: 'file' | 'pages';
      options: ImportOptions;
      resume?: number;
      at: string;
      turnedDown: ReadonlySet<string>;
    };
    result: StoredBatch;
  };
  stop: { args: Record<never, never>; result: null };
  /** `keptToo`: the cases that somebody decided or noted as well. */
  remove: { args: { batch: number; keptToo: boolean }; result: null };
  /** The cases of no import in the list. */
  removeLoose: { args: Record<never, never>; result: null };
  /** A new query, whose cases `more` then brings. */
  find: { args: { filter: CaseFilter; limit: number }; result: FoundCase[] };
  more: { args: { limit: number }; result: FoundCase[] };
  export: {
    args: { filter: CaseFilter; format: ExportFormat; words: SheetWords; at: string };
    result: { blob: Blob; count: number; broken: number };
  };
  /** Checks a pack, its examples included, and runs it on a text. */
  tryPack: { args: { yaml: string; sample: string }; result: PackTrial };
  /** The packs that are switched on, compiled for web pages. */
  preparePacks: { args: Record<never, never>; result: PublishedPack[] };
  statistics: { args: Record<never, never>; result: Statistics };
  facets: { args: Record<never, never>; result: Facets };
}

export interface PackTrial {
  readonly id: string;
  readonly name: string;
  readonly rules: number;
  readonly problems: readonly RuleProblem[];
  readonly findings: readonly Finding[];
  readonly titles: Readonly<Record<string, Bilingual>>;
}

/** What the filters can offer. */
export interface Facets {
  readonly rules: readonly string[];
  readonly sites: readonly string[];
  readonly batches: readonly StoredBatch[];
  /** Records that are no whole cases, of all states and filters. */
  readonly broken: number;
}

export type CallName = keyof WorkerCalls;
export type ToWorker = {
  [K in CallName]: {
    readonly call: number;
    readonly name: K;
    readonly args: WorkerCalls[K]['args'];
  };
}[CallName];

export type FromWorker =
  | { readonly call: number; readonly result: unknown }
  | { readonly call: number; readonly error: string }
  | { readonly progress: StoredBatch };
