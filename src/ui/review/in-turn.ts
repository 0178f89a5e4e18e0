/**
 * Runs works one after the other, each only when the one before it has ended. A work that fails
 * takes those along that wait behind it, with its error: whoever asked for them took it for done.
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let failed: { readonly times: number; readonly error: unknown } = { times: 0, error: undefined };
  return (work) => {
    const { times } = failed;
    const mine = last.then(async () => {
      if (failed.times !== times) throw failed.error;
      try {
        return await work();
      } catch (error) {
        failed = { times: failed.times + 1, error };
        throw error;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
