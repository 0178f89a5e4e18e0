/** Where in a rule file: field names and places in lists. */
export type Path = readonly (string | number)[];

/** A mistake in a rule file that only shows when it is compiled; `path` names the field. */
export class CompileError extends Error {
  constructor(
    readonly file: string,
    readonly path: Path,
    readonly detail: string,
  ) {
    super(`${file}: ${path.join('.')}: ${detail}`);
  }
}
