import { describe, expect, it } from 'vitest';
import { createBadgePool } from '../../../src/page/badge-pool';
import { element, page } from './dom';

function poolIn() {
  const document = page('<div id="host"></div>');
  const root = element(document, '#host').attachShadow({ mode: 'open' });
  const pool = createBadgePool(document, root, () => undefined);
  return { pool, made: () => root.querySelectorAll('button').length };
}

describe('the pool of badges', () => {
  it('makes eight at a time, and uses again what is given back', () => {
    const { pool, made } = poolIn();
    const first = pool.take();
    expect(made()).toBe(8);
    pool.give(first);
    for (let count = 0; count < 8; count++) pool.take();
    expect(made()).toBe(8);
    pool.take();
    expect(made()).toBe(16);
  });

  it('throws away at rest what a crowd has left behind, but for some to go on with', () => {
    const { pool, made } = poolIn();
    const crowd = Array.from({ length: 50 }, () => pool.take());
    expect(made()).toBe(56);
    const stays = crowd.splice(0, 3);
    for (const one of crowd) pool.give(one);
    expect(made()).toBe(56);
    pool.trim();
    // 53 were spare.
    expect(made()).toBe(3 + 13);
    pool.trim();
    expect(made()).toBe(3 + 13);
    expect(stays.every((one) => one.isConnected)).toBe(true);
  });
});
