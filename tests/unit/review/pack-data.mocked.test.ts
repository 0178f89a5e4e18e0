import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { publishedPacks } from '../../../src/background/load-packs';
import { analyse } from '../../../src/engine';
import { engineDataOf } from '../../../src/review/pack-data';
import { preparePacks } from '../../../src/review/prepare-packs';
import { loadPublished, PUBLISHED_KEY, publish } from '../../../src/review/published-packs';
import { rules } from '../../support/engine';

vi.mock('wxt/browser', async () => {
  const { fakeBrowser: fake } = await import('wxt/testing/fake-browser');
  return {
    browser: { storage: fake.storage, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
  };
});

const YAML = `id: my-team
name: 团队
version: 1
terms:
  groups:
    about: words for groups
    terms: [付费群, 暗号群]
rules:
  group-link:
    category: pyramid
    level: caution
    title: 进群
    match:
      any: ['$groups..6领', '{money}入群']
      unless: [{ any: [不要进] }]
`;
const HIT = '今天的暗号群可以领号牌';
const { stray: _, ...parts } = rules.pack;
const prepared = () =>
  structuredClone(
    preparePacks([{ id: 'my-team', yaml: YAML, on: true, savedAt: '' }], parts, rules.data),
  );
const load = () => publishedPacks(async () => rules.data).load();
function packOf(change: Record<string, unknown> = {}) {
  const [pack] = prepared();
  if (pack === undefined) throw new Error('the pack is not sound');
  return { ...pack, data: { ...pack.data, ...change } };
}

describe('what is published, read back', () => {
  const warn = vi.spyOn(console, 'warn');
  beforeEach(() => {
    fakeBrowser.reset();
    warn.mockImplementation(() => undefined);
  });
  afterEach(() => warn.mockReset());

  it('what the review page wrote comes back whole, and finds what it should', async () => {
    await publish('1', prepared());
    const [pack] = await load();
    if (pack === undefined) throw new Error('not taken');
    expect(warn).not.toHaveBeenCalled();
    const { findings } = analyse(pack.engine, { id: '1', text: HIT }, null);
    expect(findings.map(({ rule }) => rule)).toEqual(['team:my-team/group-link']);
  });

  const rule = () => (packOf().data.rules as Record<string, unknown>[])[0];
  it.each<[string, () => Record<string, unknown>]>([
    ['no rules', () => ({ rules: undefined })],
    ['rules of another kind', () => ({ rules: { length: 1 } })],
    ['a rule that speaks as a built-in one', () => ({ rules: [{ ...rule(), id: 'pyramid/x' }] })],
    ['a rule of another team', () => ({ rules: [{ ...rule(), id: 'team:other/x' }] })],
    ['a rule whose group is nowhere', () => ({ rules: [{ ...rule(), any: 1_000_000 }] })],
    [
      'a context whose group is nowhere',
      () => {
        const unless = [{ within: 'text', group: 1_000_000, shown: false }];
        return { rules: [{ ...rule(), unless }] };
      },
    ],
    ['an atom whose class is nowhere', () => ({ groups: [[[[1_000_000, 0, 0]]]] })],
    ['an atom of half a class', () => ({ groups: [[[[0.5, 0, 0]]]] })],
    ['a pattern of nothing', () => ({ groups: [[[]]] })],
    ['a gap without end', () => ({ groups: [[[[0, 1e9, 0]]]] })],
    ['terms without classes', () => ({ termClasses: [] })],
    ['terms that are no texts', () => ({ terms: [1], termClasses: [[0]] })],
    ['an empty term', () => ({ terms: [''], termClasses: [[0]] })],
    ['other weights of the tone', () => ({ voice: {} })],
    ['other ways to read a text', () => ({ rewrites: { 加微信: '' } })],
    ['what nobody knows', () => ({ other: 1 })],
  ])('%s: the pack is left out and the built-in rules go on', async (_name, change) => {
    const pack = packOf(change());
    expect(() => engineDataOf(pack, rules.data)).toThrow();
    await publish('1', [pack, ...prepared()]);
    expect((await load()).map(({ id }) => id)).toEqual(['my-team']);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('texts for a built-in rule are not taken', async () => {
    const pack = packOf();
    const [text] = Object.values(pack.texts);
    if (text === undefined) throw new Error('no texts');
    await publish('1', [{ ...pack, texts: { 'pyramid/headcount': text } }]);
    expect(await loadPublished()).toBeUndefined();
    expect(await load()).toEqual([]);
  });

  it('anything else under the key is no pack', async () => {
    await fakeBrowser.storage.local.set({ [PUBLISHED_KEY]: { x: 1 } });
    expect(await load()).toEqual([]);
  });
});
