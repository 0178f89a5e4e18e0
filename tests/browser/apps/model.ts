/** What the feed of a test shows, and the thousand ways in which it changes. Same seed, same run. */
export interface Row {
  /** Rows keep their key when they move, and when they are given another post (recycling). */
  readonly key: number;
  post: PostData;
}

export interface PostData {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly risky: boolean;
}

/** What an app puts on `window` for the test. */
export interface Feed {
  readonly rows: readonly Row[];
  /** One change, on the page when it returns. */
  step(): void;
}

const RISKY = [
  '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊',
  '手机兼职刷单，每单佣金8到20元，日入300元当天结算，先垫付后返还，加微信 jz66888',
  '祖传减肥茶，7天瘦15斤，纯中药零副作用，包瘦不反弹，代理价68元，微信 ly2233',
  '原单高仿包包，1:1复刻专柜品质，一件代发，加微信 bb5566 看货',
];
const CLEAN = [
  '周末去了趟植物园，银杏刚开始黄，人不多，走了两个小时。',
  '警方提醒：凡是要求先垫付的刷单兼职都是诈骗，请提高警惕。',
  '把《乡土中国》又读了一遍，这次注意到作者讲规矩是怎么长出来的。',
  '说明一下，本人不做微商，不招代理，也不会让任何人加微信。',
  '猫今天第一次自己进了航空箱，奖励了一根冻干。',
];
const START_ROWS = 24;
const MOST_ROWS = 40;
const FEWEST_ROWS = 8;

/** Small, seeded, good enough for shuffling (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export class FeedModel {
  rows: Row[] = [];
  readonly #random = createRandom(20_260_301);
  #keys = 0;
  #posts = 0;

  constructor() {
    // Every text once, so that the test learns what is marked in each; then at random.
    for (let index = 0; index < START_ROWS; index++) this.rows.push(this.#row(index));
  }

  /** Adds, removes, moves, recycles or edits. */
  change(): void {
    const at = this.#random(this.rows.length);
    const row = this.rows[at];
    const kind = this.#random(10);
    if (row === undefined || this.rows.length < FEWEST_ROWS) this.rows.push(this.#row());
    else if (kind === 0 && this.rows.length < MOST_ROWS) this.rows.unshift(this.#row());
    else if (kind === 1 && this.rows.length < MOST_ROWS) this.rows.splice(at, 0, this.#row());
    else if (kind <= 3) this.rows.splice(at, 1);
    else if (kind === 4) this.rows.reverse();
    else if (kind === 5)
      this.rows.sort((a, b) => ((a.post.id * 7919) % 101) - ((b.post.id * 7919) % 101));
    else if (kind === 6) this.#scroll();
    else row.post = this.#post();
  }

  /** A recycler's scroll: every row shows the post of the next one. */
  #scroll(): void {
    const posts = this.rows.map(({ post }) => post);
    this.rows.forEach((row, index) => {
      row.post = posts[index + 1] ?? this.#post();
    });
  }

  #row(nth?: number): Row {
    this.#keys += 1;
    return { key: this.#keys, post: this.#post(nth) };
  }

  #post(nth?: number): PostData {
    this.#posts += 1;
    const id = this.#posts;
    const all = [...RISKY, ...CLEAN];
    const text = all[nth === undefined ? this.#random(all.length) : nth % all.length] ?? '';
    return { id, author: `用户${id}`, text, risky: RISKY.includes(text) };
  }
}
