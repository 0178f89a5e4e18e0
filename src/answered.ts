/** What a call of the browser is given before it counts as unanswered. */
export const ANSWER_MS = 5_000;

/** The browser never answered; a later answer is lost. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Waits for the browser, but not for ever: a storage whose file is damaged may neither answer nor
 * fail, and all that waits for it would stand still.
 */
export function answered<T>(asked: Promise<T>, limitMs = ANSWER_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new NoAnswerError(`no answer within ${limitMs / 1000} s`));
    }, limitMs);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
