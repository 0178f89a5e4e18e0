import type { Level } from '../../engine';
import type { EngineData } from '../../engine/data';

/** What the main thread and a worker of `scan` say to each other. */

/** What engines are made of: the built-in rules, and a team's. */
export interface CompiledRules {
  readonly data: EngineData;
  readonly packs: readonly {
    readonly id: string;
    readonly version: string;
    readonly data: EngineData;
  }[];
}

/** Given once, when a worker starts. */
export interface WorkerStart {
  /** CompiledRules as JSON in UTF-8, once for all threads; the main one never reads it. */
  readonly rules: Uint8Array<SharedArrayBuffer>;
  readonly format: 'jsonl' | 'table';
  readonly minLevel: Level;
}

/** A piece of the input. Bytes of whole lines are read in the worker; rows come read already. */
export type Work =
  | {
      readonly kind: 'jsonl' | 'lines';
      readonly bytes: Uint8Array;
      readonly firstLine: number;
    }
  | {
      readonly kind: 'rows';
      readonly rows: readonly WorkRow[];
    };

export type WorkRow =
  | { readonly line: number; readonly id: string; readonly text: string }
  | { readonly line: number; readonly error: string };

export interface Done {
  readonly output: Uint8Array;
  /** Records that are done, and how many of them could not be read. */
  readonly records: number;
  readonly bad: number;
}
