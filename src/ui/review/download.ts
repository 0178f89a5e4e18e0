/** Gives a file to the user; the address of the blob is given back when the browser has taken it. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `mingjian-2026-11-22.csv`. */
export function fileName(at: string, ending: string, what = ''): string {
  return `mingjian${what}-${at.slice(0, 10)}.${ending}`;
}
