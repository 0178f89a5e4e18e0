import { describe, expect, it } from 'vitest';
import { sharedWithPopup } from '../../../scripts/shared-chunk';

/** Who imports whom: the popup and the review page share `words`, the popup alone has `list`. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/entrypoints/popup/index.html': [],
  '/entrypoints/review/index.html': [],
  '/entrypoints/popup/main.tsx': ['/entrypoints/popup/index.html'],
  '/entrypoints/review/main.tsx': ['/entrypoints/review/index.html'],
  '/src/list.tsx': ['/entrypoints/popup/main.tsx'],
  '/src/table.tsx': ['/entrypoints/review/main.tsx'],
  '/src/words.ts': ['/src/list.tsx', '/src/table.tsx', '/src/round.ts'],
  '/src/round.ts': ['/src/words.ts'],
  '/node_modules/zod/v4/core/to-json-schema.js': ['/src/words.ts'],
};
const graph = {
  getModuleInfo: (id: string) => ({
    isEntry: id.endsWith('.html'),
    importers: IMPORTERS[id] ?? [],
  }),
};

describe('what the popup shares with other pages', () => {
  it('is one file, also where modules import each other', () => {
    expect(sharedWithPopup('/src/words.ts', graph)).toBe('shared');
    expect(sharedWithPopup('/src/round.ts', graph)).toBe('shared');
  });

  it('has nothing that only one of them runs', () => {
    for (const id of ['/src/list.tsx', '/src/table.tsx', '/entrypoints/popup/main.tsx'])
      expect(sharedWithPopup(id, graph), id).toBeUndefined();
  });

  it('leaves out what the popup never runs', () => {
    expect(sharedWithPopup('/node_modules/zod/v4/core/to-json-schema.js', graph)).toBeUndefined();
  });
});
