import { expect, it, vi } from 'vitest';
import type { FoundPost } from '../../../src/page/find-posts';
import type { FinderEvents } from '../../../src/page/finder';
import { type SessionOptions, startSession } from '../../../src/page/page-session';
import type { PostRecord } from '../../../src/page/records';
import { createPageFilter } from '../../../src/page/settings-filter';
import { wordsIn } from '../../../src/page/words';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { siteForUrl } from '../../../src/sites';
import { page } from './dom';

const marks = vi.hoisted(() => ({
  flagged: 0,
  has: () => false,
  holds: () => false,
  visible: () => ({ level: 'none', findings: [] }),
  show: vi.fn<(record: PostRecord) => void>(),
  filter: vi.fn(),
}));

// Only the session itself is tried: what it works with needs a browser.
vi.mock('../../../src/page/post-marks', () => ({ createPostMarks: () => marks }));
vi.mock('../../../src/page/marker', () => ({ createMarker: () => ({}) }));
vi.mock('../../../src/page/badges', () => ({ createBadges: () => ({}) }));
vi.mock('../../../src/page/near-screen', () => ({ watchNearScreen: () => ({}) }));
vi.mock('../../../src/page/page-moves', () => ({ watchMoves: () => undefined }));
vi.mock('../../../src/page/watch', () => ({ watchPage: () => ({}) }));
vi.mock('../../../src/page/arrivals', () => ({
  watchArrivals: () => ({ watch: () => undefined }),
}));
vi.mock('../../../src/page/settling', () => ({
  createSettling: () => ({ begin: () => undefined }),
}));
vi.mock('../../../src/page/judge-queue', () => ({
  createJudgeQueue: () => ({
    add(record: PostRecord) {
      record.verdict = { id: '', level: 'none', categories: {}, findings: [], role: 'ordinary' };
    },
  }),
}));
vi.mock('../../../src/page/finder', () => ({
  createFinder: (
    document: Document,
    site: SessionOptions['site'],
    _: unknown,
    events: FinderEvents,
  ) => ({
    isFull: false,
    search() {
      const [shape] = site.shapes;
      if (shape === undefined) throw new Error('a site without posts');
      const posts = [...document.querySelectorAll('article')];
      events.found(posts.map((element): FoundPost => ({ element, shape, kind: 'post' })));
    },
  }),
}));

it('other settings reach every post, also after one that cannot be shown', () => {
  const document = page('<article>1</article><article>2</article><article>3</article>');
  Object.assign(document, { location: new URL('https://weibo.com/') });
  const nobody = () => Promise.reject(new Error('nobody is asked'));
  const filter = createPageFilter(DEFAULT_SETTINGS, 'weibo.com');
  const session = startSession({
    document,
    site: siteForUrl('https://weibo.com/'),
    judge: nobody,
    texts: nobody,
    language: 'en',
    filter,
    onCount: () => undefined,
    signal: new AbortController().signal,
  });
  marks.show.mockImplementationOnce(() => {
    throw new Error('NotAllowedError');
  });
  session.filter(filter);
  expect(marks.show).toHaveBeenCalledTimes(3);
  expect(session.report({ limit: 0 }).errors).toEqual([wordsIn('en').unread]);
});
