import { AhoCorasick } from '@monyone/aho-corasick';
import FastScanner from 'fastscan';
import { cut } from 'jieba-wasm';
import MintFilter from 'mint-filter';
import TextMatcher from 'modern-ahocorasick/text';
import SensitiveWordTool from 'sensitive-word-tool';
import type { Contestant } from './measure';

export const WALK = 'bare charCodeAt walk';
export const JIEBA = 'jieba-wasm cut';
export const MODERN = 'modern-ahocorasick/text';

export interface Peer extends Contestant {
  /** Milliseconds to set it up with the terms. */
  readonly startMs: number;
}

/** What has no terms: the speed of light, and what the words of a text cost. */
function plain(): Peer[] {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  return [
    {
      name: WALK,
      startMs: 0,
      run(text) {
        let sum = 0;
        for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
        return sum;
      },
    },
    { name: JIEBA, startMs: 0, run: (text) => cut(text, false).length },
    {
      name: 'Intl.Segmenter',
      startMs: 0,
      run(text) {
        let count = 0;
        for (const _ of words.segment(text)) count++;
        return count;
      },
    },
  ];
}

type Make = (terms: readonly string[]) => Contestant['run'];

/** Packages without types of their own, or with others than what they export. */
function exported<T>(module: unknown): T {
  const outer = module as { default?: unknown };
  return (outer.default ?? module) as T;
}

const MATCHERS: Readonly<Record<string, Make>> = {
  [MODERN](terms) {
    const matcher = new TextMatcher([...terms], { normalization: 'NFKC', caseFold: true });
    return (text) => matcher.search(text).length;
  },
  '@monyone/aho-corasick'(terms) {
    const matcher = new AhoCorasick([...terms]);
    return (text) => matcher.matchInText(text).length;
  },
  fastscan(terms) {
    type Scanner = new (words: string[]) => { search(text: string): unknown[] };
    const matcher = new (exported<Scanner>(FastScanner))([...terms]);
    return (text) => matcher.search(text).length;
  },
  'mint-filter'(terms) {
    type Filter = new (
      words: string[],
    ) => { filter(text: string, options: { replace: boolean }): { words: unknown[] } };
    const matcher = new (exported<Filter>(MintFilter))([...terms]);
    return (text) => matcher.filter(text, { replace: false }).words.length;
  },
  'sensitive-word-tool'(terms) {
    type Tool = new (options: {
      wordList: string[];
      useDefaultWords: boolean;
    }) => { match(text: string): string[] };
    const matcher = new (exported<Tool>(SensitiveWordTool))({
      wordList: [...terms],
      useDefaultWords: false,
    });
    return (text) => matcher.match(text).length;
  },
  'RegExp alternation'(terms) {
    const sorted = [...terms].sort((a, b) => b.length - a.length);
    const escaped = sorted.map((term) => term.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const matcher = new RegExp(escaped.join('|'), 'g');
    return (text) => {
      let count = 0;
      for (const _ of text.matchAll(matcher)) count++;
      return count;
    };
  },
};

/** All peers with the same terms. One that cannot run is named in `missing`, with the reason. */
export function createPeers(terms: readonly string[]): { peers: Peer[]; missing: string[] } {
  const peers = plain();
  const missing: string[] = [];
  for (const [name, make] of Object.entries(MATCHERS)) {
    try {
      const from = performance.now();
      const run = make(terms);
      const startMs = performance.now() - from;
      run('加微信，日赚300元');
      peers.push({ name, startMs, run });
    } catch (error) {
      missing.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { peers, missing };
}
