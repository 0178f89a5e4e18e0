import { describe, expect, test } from 'vitest';
import { presentBrowsers } from '../support';
import { byOthers, canIsolate, runJob } from './run-job';

/**
 * Nothing leaves the browser, and nothing of a page stays on the disk: the whole job of `job.ts`, in a
 * browser whose traffic goes through a recording proxy, in a network namespace where every address is
 * the recorder itself. Each time something is let out, and written down, on purpose: a recorder or a
 * search that sees nothing at all would be no proof.
 */
const isolated = canIsolate();
if (!isolated) {
  console.log('no network namespace here (unshare -n, ip route): only what uses the proxy is seen');
}

describe.each(presentBrowsers())('privacy in %s', (name) => {
  test('a whole job asks no server, and leaves nothing of the page on the disk', async () => {
    const seen = await runJob(name, isolated);

    // The job was done.
    expect(seen.highlights).toBeGreaterThan(0);
    expect(seen.exported).toHaveLength(3);
    expect(seen.errors).toEqual([]);

    // Nobody was asked; the extension's own policy refuses even the try.
    expect(byOthers(seen.attempts)).toEqual([]);
    expect(seen.refused).toBe('TypeError');
    // What is let out on purpose is seen.
    const planted = seen.planted.map(({ by, to }) => `${by} ${to}`);
    expect(planted).toContain('proxy GET http://planted-by-a-page.example/');
    if (isolated) {
      expect(planted).toContain('tcp 203.0.113.9:443');
      expect(planted).toContain('dns planted-name.example');
    }

    // What was saved on purpose is found where it belongs, so the search can find what was not.
    const { found } = seen;
    expect(found.saved).toHaveLength(1);
    expect(found.saved[0]).toMatch(/indexeddb|moz-extension/);
    expect(found.trusted).toHaveLength(1);
    expect(found.trusted[0]).toMatch(/Local Extension Settings|moz-extension/);
    expect({ page: found.page, import: found.import, pasted: found.pasted }).toEqual({
      page: [],
      import: [],
      pasted: [],
    });
  });
});
