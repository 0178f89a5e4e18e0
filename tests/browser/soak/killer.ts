import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '../driver/session';
import type { Random } from './random';

export interface Killer {
  readonly kills: number;
  /** Runs a task during which nothing is killed. */
  spare<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when the last kill is over. */
  stop(): Promise<void>;
}

/** Ends the background at random moments, whatever is going on, until it is stopped. */
export function startKiller(
  session: Session,
  random: Random,
  everyS: readonly [number, number],
  errors: string[],
): Killer {
  const end = new AbortController();
  let kills = 0;
  let busy: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = busy.then(task);
    busy = turn.catch(() => undefined);
    return turn;
  };
  const run = async (): Promise<void> => {
    for (;;) {
      const ms = random.between(...everyS) * 1_000;
      await sleep(ms, undefined, { signal: end.signal }).catch(() => undefined);
      if (end.signal.aborted) return;
      await inTurn(() => session.stopBackground()).then(
        () => {
          kills += 1;
        },
        (error: unknown) => errors.push(`the background could not be ended: ${String(error)}`),
      );
    }
  };
  const running = run();
  return {
    get kills() {
      return kills;
    },
    spare: inTurn,
    async stop() {
      end.abort();
      await running;
    },
  };
}
