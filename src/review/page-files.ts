const PAGE = /\.x?html?$/i;
const ARCHIVE = /\.mht(ml)?$/i;

/** Files that are imported as saved pages and not as tables. */
export function isPageFile(file: { readonly name: string }): boolean {
  return PAGE.test(file.name) || isArchive(file);
}

/**
 * MHTML. Its text is coded, and it is not read: each is a bad row. It is kept from the tables all the
 * same, where its lines would be posts in which nothing was found.
 */
export function isArchive({ name }: { readonly name: string }): boolean {
  return ARCHIVE.test(name);
}
