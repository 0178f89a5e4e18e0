import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine';
import { makeEngine } from '../../support/make-engine';

const about = 'a';
/** A paragraph long enough to be heard alone, with some word in front. */
const paragraph = (word: string) => `${word}${'天'.repeat(600)}\n`;

/** 甲 is looked for in ordinary talk alone, 乙 needs 丙 anywhere in the text; 闻 makes a report. */
function engineOfTalk() {
  return makeEngine({
    rules: {
      talk: { any: ['甲'], roles: ['ordinary'] },
      far: { any: ['乙'], with: [{ within: 'text', any: ['丙'] }] },
    },
    contexts: {
      cues: { news: { about, any: ['闻'] } },
      roles: { press: { bias: -1, cues: { news: 2 } } },
    },
  });
}

/** What `match` finds, and where `judge` shows it. */
function heard(text: string) {
  const engine = engineOfTalk();
  const matched = engine.match({ id: 'x', kind: 'listing', text });
  const { findings } = engine.judge(matched, null);
  return {
    whole: matched.found !== undefined,
    parts: matched.parts.map(({ offset }) => offset),
    needsSegmenter: matched.needsSegmenter,
    places: findings.map(({ start }) => start),
  };
}

describe('a long post', () => {
  it('is heard by its paragraphs where the whole says nothing', () => {
    const report = paragraph('闻');
    expect(heard(`${report}${paragraph('甲')}`)).toEqual({
      whole: false,
      parts: [report.length],
      needsSegmenter: true,
      places: [report.length],
    });
  });

  it('is heard as a whole where no paragraph says anything alone', () => {
    const text = `${paragraph('乙')}${paragraph('丙')}`;
    expect(heard(text)).toEqual({ whole: true, parts: [], needsSegmenter: true, places: [0] });
  });

  it('is let go where neither says anything', () => {
    const text = `${paragraph('乙')}${paragraph('天')}`;
    expect(heard(text)).toEqual({ whole: false, parts: [], needsSegmenter: false, places: [] });
  });

  it('keeps what it came with', () => {
    const text = `${paragraph('甲')}${paragraph('天')}`;
    const matched = engineOfTalk().match({ id: 'x', kind: 'listing', text });
    expect(matched).toMatchObject({ id: 'x', kind: 'listing', text });
  });
});

describe('a short post', () => {
  it('has no parts, however many paragraphs it has', () => {
    const engine = engineOfTalk();
    const text = '闻\n甲\n'.repeat(300).slice(0, 1199);
    expect(engine.match({ id: 'x', text }).parts).toEqual([]);
  });
});

describe('a post that nothing is found in', () => {
  it('has an empty verdict', () => {
    expect(analyse(engineOfTalk(), { id: 'x', text: '天' }, null)).toEqual({
      id: 'x',
      level: 'none',
      categories: {},
      findings: [],
      role: 'ordinary',
    });
  });
});
