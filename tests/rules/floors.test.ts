import { expect, it } from 'vitest';
import { DISGUISED_PUSH } from '../../src/engine/context';
import { UNHEARD } from '../../src/engine/voice';
import { rules } from '../support/engine';

/** A calm tone that cannot be heard lets sharp rules speak, and no broad one, disguised or not (rules/pack.yaml). */
it('what cannot be heard is loud enough for sharp rules alone', () => {
  const [sharp, ...broad] = rules.pack.tone;
  expect(sharp.push).toBeLessThanOrEqual(UNHEARD);
  for (const { push } of broad) expect(push).toBeGreaterThan(UNHEARD + DISGUISED_PUSH);
});
