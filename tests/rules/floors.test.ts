import { expect, it } from 'vitest';
import { UNHEARD } from '../../src/engine/voice';
import { rules } from '../support/engine';

/** A calm tone that cannot be heard lets sharp rules speak, and no broad one (rules/pack.yaml). */
it('what cannot be heard is loud enough for sharp rules alone', () => {
  const [sharp, ...broad] = rules.pack.tone;
  expect(sharp.push).toBeLessThanOrEqual(UNHEARD);
  for (const { push } of broad) expect(push).toBeGreaterThan(UNHEARD);
});
