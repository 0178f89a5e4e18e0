/** Growable columns of integers: what is found in a text, without an object per find. */
export class IntColumns {
  #columns: Int32Array[];
  size = 0;

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => new Int32Array(1024));
  }

  clear(): void {
    this.size = 0;
  }

  /** Adds a row. Out: its index. The other columns of the row are set through `column`. */
  add(): number {
    const at = this.size++;
    if (at === (this.#columns[0] as Int32Array).length) {
      this.#columns = this.#columns.map((old) => {
        const fresh = new Int32Array(old.length * 2);
        fresh.set(old);
        return fresh;
      });
    }
    return at;
  }

  /** Valid until the next `add`. */
  column(index: number): Int32Array {
    return this.#columns[index] as Int32Array;
  }
}

/** Growable list of integers. */
export class IntList {
  items = new Int32Array(256);
  size = 0;

  push(item: number): void {
    if (this.size === this.items.length) {
      const fresh = new Int32Array(this.items.length * 2);
      fresh.set(this.items);
      this.items = fresh;
    }
    this.items[this.size++] = item;
  }
}
