/**
 * Loads something when it is first asked for and keeps it. A failed load is forgotten, so that the
 * next one who asks tries anew; everybody who asked meanwhile gets its error.
 */
export function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
