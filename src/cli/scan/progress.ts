const EVERY_MS = 200;
const WIDTH = 24;

/** A progress bar on stderr, only where stderr is a terminal. */
export function createProgress(size: number): {
  show(bytes: number, records: number): void;
  end(): void;
} {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const began = performance.now();
  let shown = 0;
  return {
    show(bytes, records) {
      const now = performance.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      const seconds = (now - began) / 1000;
      const rate = Math.round(records / Math.max(0.001, seconds)).toLocaleString('en');
      const part = size === 0 ? 0 : Math.min(1, bytes / size);
      const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '·');
      const left = part === 0 ? '' : ` ${Math.ceil(seconds / part - seconds)} s left`;
      const share = size === 0 ? '' : `${bar} ${(part * 100).toFixed(0)}% `;
      process.stderr.write(
        `\r\u001b[K${share}${records.toLocaleString('en')} records, ${rate}/s${left}`,
      );
    },
    end: () => process.stderr.write('\r\u001b[K'),
  };
}
