/**
 * `npm run --silent evasions -- [--clean N] [--errors]`: how many of the rules' examples are still
 * found in each disguise, and how many clean texts (every Nth; 1 = all) are newly flagged.
 */
import { parseArgs } from 'node:util';
import {
  cleanTexts,
  flagExamples,
  isFlaggedText,
  newlyFlagged,
  type Ratio,
  stillFound,
} from '../tests/support/evasion-ratios';
import { EVASIONS } from '../tests/support/evasions';

const { values } = parseArgs({
  options: { clean: { type: 'string', default: '1' }, errors: { type: 'boolean', default: false } },
});
const nth = Math.max(1, Number(values.clean) || 1);
const clean = cleanTexts().filter((text, i) => i % nth === 0 && !isFlaggedText(text));
const percent = ({ found, texts }: Ratio, digits: number) =>
  texts === 0 ? '-' : `${((100 * found) / texts).toFixed(digits)}%`;

console.log('still found'.padEnd(24), 'newly flagged'.padEnd(24), 'written with');
for (const evasion of EVASIONS) {
  const found = stillFound(evasion, flagExamples);
  const flagged = newlyFlagged(evasion, clean);
  const cells = [
    `${percent(found, 1)}  ${found.found} / ${found.texts}`.padEnd(24),
    `${percent(flagged, 2)}  ${flagged.found} / ${flagged.texts}`.padEnd(24),
    evasion.name,
  ];
  console.log(cells.join(' '));
  if (values.errors) {
    for (const text of found.others) console.log('   missed', text.replace(/\n/g, '⏎'));
    for (const text of flagged.others) console.log('   flagged', text.replace(/\n/g, '⏎'));
  }
}
