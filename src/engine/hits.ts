/** Hits of terms and slots, by rising end: columns of integers, without an object per hit. */
export class Hits {
  terms = new Int32Array(1024);
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  /**
   * Adds a hit in its place. Hits that come later begin later, so only the few that reach further
   * have to make room. Of equal ends the one that was added first stands first.
   */
  add(term: number, start: number, end: number): void {
    if (this.size === this.ends.length) this.#grow();
    const { terms, starts, ends } = this;
    let row = this.size++;
    for (; row > 0 && (ends[row - 1] as number) > end; row--) {
      terms[row] = terms[row - 1] as number;
      starts[row] = starts[row - 1] as number;
      ends[row] = ends[row - 1] as number;
    }
    terms[row] = term;
    starts[row] = start;
    ends[row] = end;
  }

  #grow(): void {
    const twice = (old: Int32Array) => {
      const fresh = new Int32Array(old.length * 2);
      fresh.set(old);
      return fresh;
    };
    this.terms = twice(this.terms);
    this.starts = twice(this.starts);
    this.ends = twice(this.ends);
  }
}
