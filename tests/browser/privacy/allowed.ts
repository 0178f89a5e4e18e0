import type { Place } from './bundle-scan';

/** All that may be left in the packages; each with the reason why nothing leaves through it. */
export const ALLOWED: readonly (Omit<Place, 'code'> & {
  readonly code: RegExp;
  readonly why: string;
})[] = [
  {
    file: 'background.js',
    name: 'fetch',
    code: /instanceof URL\)&&\(\w+=fetch\(\w+\)\);const\{instance:/,
    why: 'jieba-wasm, shipped unmodified, loads its own file of the package (start-jieba.ts)',
  },
  {
    file: 'assets/worker.js',
    name: 'fetch',
    code: /instanceof URL\)&&\(\w+=fetch\(\w+\)\);const\{instance:/,
    why: "the same in the review page's worker",
  },
  {
    file: 'chunks/shared.js',
    name: 'fetch',
    code: /fetch\(new URL\(`\/\$\{[\w$]+\(\w+\)\}`,location\.href\),\{integrity:/,
    why: 'the rules, files of the package (rules/load-rule-file.ts)',
  },
  {
    file: 'assets/worker.js',
    name: 'fetch',
    code: /fetch\(new URL\(`\/\$\{[\w$]+\(\w+\)\}`,location\.href\),\{integrity:/,
    why: "the same in the review page's worker",
  },
  {
    file: 'chunks/review.js',
    name: 'Worker',
    code: /new Worker\("\/assets\/worker-[\w-]+\.js",\{type:"module"/,
    why: "the review page's own worker, a file of the package",
  },
  {
    file: 'assets/worker.js',
    name: 'innerHTML',
    code: /super\.innerHTML\|\|""/,
    why: "linkedom reads a property of its own tree; a worker has no browser's document",
  },
];

/** Names of standards, which nobody asks for; `https://` begins addresses that people type. */
export const STANDARDS = [
  'http://[',
  'https://',
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2020-12/schema',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
];
