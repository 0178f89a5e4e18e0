import { fileURLToPath } from 'node:url';

/** The built-in rules, for what runs in Node. Apart from node-engine.ts, which loads the segmenter. */
export const RULES_DIR = fileURLToPath(new URL('../../rules', import.meta.url));
