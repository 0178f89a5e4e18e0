import type { Speaker } from './context';
import type { RuleData } from './data';
import { CATEGORIES, type Role } from './types';

const ANY = Number.NEGATIVE_INFINITY;

/**
 * Tells which rules may have something to say on a text, before any of their words is looked for.
 * Every text that is not left out at once asks it for every rule, so what it needs of them stands in
 * columns of numbers.
 */
export class AskedRules {
  readonly #roles = new Map<Role, number>();
  /** Per rule: a bit for each role that it listens to, and the calmest tone. */
  readonly #roleBits: Int32Array;
  readonly #push: Float64Array;
  /** How far its category may be behind, and the number of its category. */
  readonly #lean: Float64Array;
  readonly #category: Uint8Array;
  /** Bits of which the text must have one. */
  readonly #hints: Int32Array;

  /** In: for the rules that are asked only where their words may be, their bit among the hints. */
  constructor(
    readonly rules: readonly RuleData[],
    hints: ReadonlyMap<RuleData, number>,
  ) {
    const bitOf = (role: Role) => {
      const bit = this.#roles.get(role) ?? 1 << this.#roles.size;
      this.#roles.set(role, bit);
      return bit;
    };
    this.#roleBits = Int32Array.from(rules, ({ roles }) =>
      roles.reduce((bits, role) => bits | bitOf(role), 0),
    );
    this.#push = Float64Array.from(rules, ({ push = ANY, beside }) =>
      Math.min(push, beside?.push ?? push),
    );
    this.#lean = Float64Array.from(rules, ({ lean = ANY, beside }) =>
      Math.min(lean, beside?.lean ?? lean),
    );
    this.#category = Uint8Array.from(rules, ({ category }) => CATEGORIES.indexOf(category));
    this.#hints = Int32Array.from(rules, (rule) => hints.get(rule) ?? -1);
  }

  /**
   * In: who speaks, the hints that the text has. Out: in the order of the rules; as `mayConcern`, with
   * what they ask for beside others.
   */
  by({ role, push, leans }: Speaker, there: number): RuleData[] {
    const asked: RuleData[] = [];
    const roleBit = this.#roles.get(role) ?? 0;
    const lean = CATEGORIES.map((category) => leans[category]);
    for (let i = 0; i < this.rules.length; i++) {
      if (((this.#roleBits[i] as number) & roleBit) === 0 || push < (this.#push[i] as number))
        continue;
      const hint = this.#hints[i] as number;
      if (hint !== -1 && (hint & there) === 0) continue;
      if ((lean[this.#category[i] as number] as number) < (this.#lean[i] as number)) continue;
      asked.push(this.rules[i] as RuleData);
    }
    return asked;
  }
}
