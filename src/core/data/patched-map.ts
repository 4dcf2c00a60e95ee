/** A table by keys in which little changes from one to the next: the next is the same table beside what is otherwise. */
export class PatchedMap<V> {
  private constructor(
    private readonly base: ReadonlyMap<string, V>,
    /** What is under a key now; undefined for one that is gone. */
    private readonly changes: ReadonlyMap<string, V | undefined>,
  ) {}

  static of<V>(entries: ReadonlyMap<string, V>): PatchedMap<V> {
    return new PatchedMap(entries, new Map())
  }

  get(key: string): V | undefined {
    return this.changes.has(key) ? this.changes.get(key) : this.base.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  *[Symbol.iterator](): Iterator<[string, V]> {
    for (const [key, value] of this.base) if (!this.changes.has(key)) yield [key, value]
    for (const [key, value] of this.changes) if (value !== undefined) yield [key, value]
  }

  /** The table with some keys otherwise, in their order; what is undefined is taken away. */
  with(entries: Iterable<readonly [string, V | undefined]>): PatchedMap<V> {
    const changes = new Map(this.changes)
    for (const [key, value] of entries) changes.set(key, value)
    if (changes.size <= mostChanges) return new PatchedMap(this.base, changes)
    return PatchedMap.of(new Map(new PatchedMap(this.base, changes)))
  }
}

/** Above this the table is written anew, as seldom as a look at both costs little. */
const mostChanges = 100
