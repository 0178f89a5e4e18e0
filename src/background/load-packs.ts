import { browser } from 'wxt/browser';
import { createEngine } from '../engine';
import type { EngineData } from '../engine/data';
import { engineDataOf } from '../review/pack-data';
import { loadPublished, PUBLISHED_KEY } from '../review/published-packs';
import type { PagePack, TeamPacks } from './team-packs';

/** The packs that the review page has published. */
export function publishedPacks(loadBuiltIn: () => Promise<EngineData>): TeamPacks {
  return {
    async load() {
      try {
        const { packs = [] } = (await loadPublished()) ?? {};
        if (packs.length === 0) return [];
        const builtIn = await loadBuiltIn();
        return packs.flatMap((pack): PagePack[] => {
          try {
            return [{ id: pack.id, engine: createEngine(engineDataOf(pack, builtIn)) }];
          } catch (error) {
            console.warn(`The rule pack ${pack.id} cannot be used.`, error);
            return [];
          }
        });
      } catch (error) {
        console.warn('The rule packs cannot be read.', error);
        return [];
      }
    },
    onChange(callback) {
      browser.storage.onChanged.addListener((changes, area) => {
        if (area === 'local' && PUBLISHED_KEY in changes) callback();
      });
    },
  };
}
