/**
 * A table with other values under some of its keys. The table itself stays as it is and is not copied: this costs what is replaced, and
 * every look-up a little more. Keys that it does not have are left out.
 */
export function replacedTable<K, V>(
  table: ReadonlyMap<K, V>,
  values: Iterable<readonly [K, V]>,
): ReadonlyMap<K, V> {
  const { below, own } =
    table instanceof ReplacedTable ? (table as ReplacedTable<K, V>) : { below: table, own: undefined }
  const now = new Map(own)
  for (const [key, value] of values) if (below.has(key)) now.set(key, value)
  if (now.size === 0) return table
  // What has come to be much is looked up in one table again.
  if (now.size > mostReplaced) return new Map(new ReplacedTable(below, now))
  return new ReplacedTable(below, now)
}

const mostReplaced = 64

class ReplacedTable<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>
  /** Only keys of the table below. */
  readonly own: ReadonlyMap<K, V>

  constructor(below: ReadonlyMap<K, V>, own: ReadonlyMap<K, V>) {
    this.below = below
    this.own = own
  }

  get size(): number {
    return this.below.size
  }

  has(key: K): boolean {
    return this.below.has(key)
  }

  get(key: K): V | undefined {
    return this.own.has(key) ? this.own.get(key) : this.below.get(key)
  }

  forEach(visit: (value: V, key: K, table: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }

  *[Symbol.iterator](): MapIterator<[K, V]> {
    for (const [key, value] of this.below) yield [key, this.own.has(key) ? this.own.get(key)! : value]
  }

  entries(): MapIterator<[K, V]> {
    return this[Symbol.iterator]()
  }

  keys(): MapIterator<K> {
    return this.below.keys()
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value
  }
}
