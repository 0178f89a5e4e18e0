import { CATEGORIES } from './types';

/**
 * What a text is that warns of nothing: trade that keeps the rules; everyday life and talk; reports and
 * teaching; what customers tell of goods, sellers and damage; questions; messages of shops and offices.
 */
export const HARMLESS = ['trade', 'life', 'report', 'customer', 'question', 'message'] as const;
export type Harmless = (typeof HARMLESS)[number];

/** What a text can be (engine/voice.ts); the risky sorts first. */
export const SORTS = [...CATEGORIES, ...HARMLESS] as const;
