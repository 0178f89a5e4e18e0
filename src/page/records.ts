import type { Verdict } from '../engine/types';
import type { FoundPost } from './find-posts';
import { real } from './real';
import { parentOf } from './tree';

/** What is remembered of one post while it stands in the page. Not its text. */
export interface PostRecord {
  readonly id: string;
  readonly post: FoundPost;
  /** Key of the text that was judged last; empty before, and while the site has not filled it. */
  key: string;
  truncated: boolean;
  /** It was judged because it stood near the screen: its mark need not wait for another look. */
  near: boolean;
  verdict: Verdict | undefined;
}

/** The posts that stand in the page now, found by any element inside them. */
export class Records {
  readonly #byElement = new Map<Element, PostRecord>();
  readonly #all = new Set<PostRecord>();
  #count = 0;

  get all(): ReadonlySet<PostRecord> {
    return this.#all;
  }

  byId(id: string): PostRecord | undefined {
    for (const record of this.#all) if (record.id === id) return record;
    return undefined;
  }

  /** The post that an element holds. */
  at(element: Element): PostRecord | undefined {
    return this.#byElement.get(element);
  }

  /** The element must hold no other post: forget that one first. */
  add(post: FoundPost): PostRecord {
    this.#count += 1;
    const id = `p${this.#count}`;
    const record: PostRecord = {
      id,
      post,
      key: '',
      truncated: false,
      near: false,
      verdict: undefined,
    };
    this.#all.add(record);
    for (const element of post.run ?? []) this.#byElement.set(element, record);
    this.#byElement.set(post.element, record);
    return record;
  }

  delete(record: PostRecord): void {
    this.#all.delete(record);
    for (const element of [record.post.element, ...(record.post.run ?? [])]) {
      if (this.#byElement.get(element) === record) this.#byElement.delete(element);
    }
  }

  /** The posts that hold an element: a repost lies inside another post. */
  around(element: Element): PostRecord[] {
    const found: PostRecord[] = [];
    for (let one: Element | null = element; one !== null; one = parentOf(one)) {
      const record = this.#byElement.get(one);
      if (record !== undefined) found.push(record);
    }
    return found;
  }

  /** Posts whose element the page has thrown away. */
  gone(): PostRecord[] {
    return [...this.#all].filter((record) => !real(record.post.element).isConnected);
  }
}

/** Whether a post that was found again is read in the same way. */
export function isSamePost(a: FoundPost, b: FoundPost): boolean {
  const [one, other] = [a.run ?? [], b.run ?? []];
  return (
    a.shape === b.shape &&
    a.kind === b.kind &&
    one.length === other.length &&
    one.every((element, index) => element === other[index])
  );
}
