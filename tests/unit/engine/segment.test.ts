import { describe, expect, it } from 'vitest';
import { normalise, prepareRewrites, read } from '../../../src/engine/normalise';
import { WordGuard } from '../../../src/engine/segment';
import { matchOf } from '../../support/dense';

/** Cuts at the bars that the words are given with: "现代|理念". Out: what it was asked, too. */
function segmenterOf(words: string) {
  const asked: string[] = [];
  const known = words.split('|').filter((word) => word !== '');
  const boundaries = (text: string) => {
    asked.push(text);
    const bounds = [0];
    for (let at = 0; at < text.length; ) {
      at += known.find((word) => text.startsWith(word, at))?.length ?? 1;
      bounds.push(at);
    }
    return Int32Array.from(bounds);
  };
  return { boundaries, asked };
}

/** Whether a dictionary of `words` says that `hit` cuts a word of the text, and what it was asked. */
function guard(text: string, hit: string, words: string) {
  const normalised = normalise(text);
  const segmenter = segmenterOf(words);
  const cuts = new WordGuard(normalised, segmenter).cutsWord(matchOf(normalised, hit));
  return { cuts, asked: segmenter.asked };
}

describe('WordGuard', () => {
  it('drops what begins or ends inside a word', () => {
    expect(guard('现代理念', '代理', '现代|理念').cuts).toBe(true);
    expect(guard('大代理念', '代理', '理念').cuts).toBe(true);
    expect(guard('现代理人', '代理', '现代').cuts).toBe(true);
  });

  it('keeps whole words, longer forms of them, and words inside', () => {
    expect(guard('招代理吧', '代理', '代理').cuts).toBe(false);
    expect(guard('诚招代理商吧', '代理', '代理商').cuts).toBe(false);
    expect(guard('总代理吧', '代理', '总代理').cuts).toBe(false);
    expect(guard('大总代理商吧', '代理', '总代理商').cuts).toBe(false);
    expect(guard('来招代理商吧', '招代理', '招|代理商').cuts).toBe(true);
    expect(guard('来加微信吧', '加微信', '加|微信').cuts).toBe(false);
  });

  it('asks nobody where no character stands on either side', () => {
    for (const [text, hit] of [
      ['代理', '代理'],
      ['，代理，', '代理'],
      ['5代理k', '代理'],
      ['大vx大', 'vx'],
      ['大x代理x大', 'x代理x'],
    ] as const) {
      expect(guard(text, hit, '')).toEqual({ cuts: false, asked: [] });
    }
  });

  it('asks where a character stands on one side only', () => {
    expect(guard('现代理', '代理', '现代').cuts).toBe(true);
    expect(guard('，代理念', '代理', '理念').cuts).toBe(true);
    expect(guard('现代理，', '代理', '现代').cuts).toBe(true);
  });

  it('asks about what stands between two marks, once', () => {
    const { asked } = guard('早上，诚招代理商，晚上', '代理', '代理商');
    expect(asked).toEqual(['诚招代理商']);
    const normalised = normalise('代理商，代理念。一代理');
    const segmenter = segmenterOf('代理商|理念');
    const twice = new WordGuard(normalised, segmenter);
    const [first, second] = [matchOf(normalised, '代理'), matchOf(normalised, '代理', 2)];
    expect([first, second, first, second].map((match) => twice.cutsWord(match))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(segmenter.asked).toEqual(['代理商', '代理念']);
  });

  it('looks at every piece of a match with gaps', () => {
    const normalised = normalise('加来大大微信号');
    const runs = [[0, 2] as const, [4, 6] as const];
    const match = { start: 0, end: 6, runs, evaded: false };
    const cuts = (words: string) => new WordGuard(normalised, segmenterOf(words)).cutsWord(match);
    expect(['来大', '大微', '信号', '加来大', '大微信号', '大大'].map(cuts)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('looks at both edges of a piece that goes over a mark', () => {
    expect(guard('现代，理念', '代,理', '现代').cuts).toBe(true);
    expect(guard('现代，理念', '代,理', '理念').cuts).toBe(true);
    expect(guard('大代，理念', '代,理', '代').cuts).toBe(false);
  });

  it('shows the segmenter a window of a sentence without end, and whole shorter ones', () => {
    const before = '大'.repeat(150);
    expect(guard(`${before}代理${'小'.repeat(148)}`, '代理', '').asked[0]).toHaveLength(300);
    expect(guard(`${before}代理${'小'.repeat(149)}`, '代理', '').asked[0]).toBe(
      `${'大'.repeat(32)}代理${'小'.repeat(32)}`,
    );
    expect(guard(`${before.repeat(3)}代理小。`, '代理', '').asked).toEqual([
      `${'大'.repeat(32)}代理小`,
    ]);
    expect(guard(`大代理${'小'.repeat(900)}`, '代理', '').asked).toEqual([
      `大代理${'小'.repeat(32)}`,
    ]);
  });

  it('counts from the beginning of what it asked about', () => {
    expect(guard('早上，现代理。', '代理', '现代').cuts).toBe(true);
    expect(guard('早上，加微信吧', '加微信', '加|微信').cuts).toBe(false);
    expect(guard('早上，总代理吧', '代理', '总代理').cuts).toBe(false);
  });

  it('sees nothing of the text before', () => {
    const rewrites = prepareRewrites({});
    const behindLong = (text: string) => {
      read('大'.repeat(500), rewrites);
      const normalised = read(text, rewrites);
      const segmenter = segmenterOf('');
      new WordGuard(normalised, segmenter).cutsWord(matchOf(normalised, '代理'));
      return segmenter.asked;
    };
    expect(behindLong('，代理')).toEqual([]);
    const text = `${'大'.repeat(40)}代理小`;
    expect(behindLong(text)).toEqual([text]);
  });

  it('keeps to its sentence', () => {
    const before = `${'大'.repeat(40)}代理小`;
    expect(guard(`${'一'.repeat(299)}。${before}。二`, '代理', '').asked).toEqual([before]);
    const behind = `大代理${'小'.repeat(40)}`;
    expect(guard(`${behind}。${'二'.repeat(299)}`, '代理', '').asked).toEqual([behind]);
    expect(guard(`${'一'.repeat(299)}。大代理小。二`, '代理', '').asked).toEqual(['大代理小']);
  });
});
