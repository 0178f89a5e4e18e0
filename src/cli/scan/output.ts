import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { ScanUsageError } from './errors';
import { type Position, START } from './input';

/** Where results go, and how far the run is. */
export interface ScanOutput {
  /** Where the input goes on. */
  readonly from: Position;
  /** Resolves when there is room for more. */
  write(bytes: Uint8Array, position: Position): Promise<void>;
  /** `complete`: there is nothing left to go on with. */
  end(complete: boolean): void;
}

/** Standard output: a slow reader slows the run, so nothing piles up. */
export function standardOutput(): ScanOutput {
  return {
    from: START,
    async write(bytes) {
      if (bytes.length > 0 && !process.stdout.write(bytes)) {
        await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
      }
    },
    end: () => undefined,
  };
}

const stateSchema = z.object({
  input: z.string(),
  records: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  lines: z.number().int().nonnegative(),
  /** Bytes of the output that belong to these records; what lies behind is cut off. */
  written: z.number().int().nonnegative(),
});

/**
 * A file, with a small one beside it (`OUT.state`) that says how far it is. What an interrupted run
 * wrote behind its last state is cut off and made again: every line comes out once.
 */
export function fileOutput(path: string, input: string, resume: boolean): ScanOutput {
  const statePath = `${path}.state`;
  const state = resume ? readState(statePath, input) : undefined;
  if (resume && state === undefined && existsSync(path)) {
    throw new ScanUsageError(
      `${statePath} is missing: ${path} is complete, or not of a run that can go on`,
    );
  }
  const file = openSync(path, state === undefined ? 'w' : 'r+');
  let written = state?.written ?? 0;
  if (state !== undefined) ftruncateSync(file, written);
  return {
    from: state ?? START,
    async write(bytes, position) {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(file, bytes, at, bytes.length - at, written + at);
      }
      written += bytes.length;
      writeFileSync(statePath, JSON.stringify({ input, ...position, written }));
    },
    end(complete) {
      closeSync(file);
      if (complete) rmSync(statePath, { force: true });
    },
  };
}

function readState(path: string, input: string) {
  if (!existsSync(path)) return undefined;
  const parsed = stateSchema.safeParse(readJson(path));
  if (!parsed.success)
    throw new ScanUsageError(`${path} is not readable: remove it and begin anew`);
  if (parsed.data.input !== input) {
    throw new ScanUsageError(`${path} belongs to ${parsed.data.input}, not to ${input}`);
  }
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
