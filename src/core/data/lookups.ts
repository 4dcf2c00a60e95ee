/**
 * What was looked up while something was computed, so that it is computed again only where one of these lookups would find something
 * else. A lookup of one key is one object, shared by all who made it.
 */
export interface Lookup {
  readonly in: Lookups
  /** The comparison that last found something else under the key. */
  changed: number
  /** The recording that last noted it. */
  noted: number
}

/** The lookups made in tables of one sort: what is looked at has one table at a time. */
export class Lookups {
  /** The comparison that `isChanged` tells of. */
  comparison = none
  private byKey = new Map<string, Lookup>()
  private compared: { readonly before: object; readonly now: object; readonly number: number } | undefined
  private readonly tableOf: (of: unknown) => object
  private readonly changedKeys: (before: object, now: object) => Iterable<string>

  constructor(
    tableOf: (of: unknown) => object,
    changedKeys: (before: object, now: object) => Iterable<string>,
  ) {
    this.tableOf = tableOf
    this.changedKeys = changedKeys
  }

  /** Tells whoever records that a key is looked up in a table. */
  note(key: string, table: object): void {
    if (!recorder) return
    let lookup = this.byKey.get(key)
    if (!lookup) {
      // What was typed once is not kept for ever.
      if (this.byKey.size >= mostKeys) this.forgetAll()
      lookup = { in: this, changed: none, noted: none }
      this.byKey.set(key, lookup)
    }
    if (lookup.noted === recorder.number) return
    lookup.noted = recorder.number
    if (recorder.lookups) recorder.lookups.push(lookup)
    else recorder.lookups = [lookup]
    recorder.tables.set(this, table)
  }

  /** The table that something has now. */
  tableNow(of: object): object {
    return withoutRecording(() => this.tableOf(of))
  }

  /** The same; from here on `isChanged` tells what differs in it from one before. */
  compare(before: object, of: object): object {
    const now = this.tableNow(of)
    if (before === now) {
      this.comparison = none
      return now
    }
    if (this.compared?.before !== before || this.compared.now !== now) {
      this.compared = { before, now, number: ++comparisons }
      for (const key of this.changedKeys(before, now)) {
        const lookup = this.byKey.get(key)
        if (lookup) lookup.changed = comparisons
      }
    }
    this.comparison = this.compared.number
    return now
  }

  private forgetAll(): void {
    for (const it of this.byKey.values()) it.changed = always
    this.byKey = new Map()
  }
}

/** `changedKeys`: at least those keys under which two tables differ. */
export function lookupsIn<Of, Table extends object>(
  tableOf: (of: Of) => Table,
  changedKeys: (before: Table, now: Table) => Iterable<string>,
): Lookups {
  return new Lookups(
    tableOf as (of: unknown) => object,
    changedKeys as (before: object, now: object) => Iterable<string>,
  )
}

const none = 0
const always = Number.POSITIVE_INFINITY
let comparisons = none
const mostKeys = 50_000

/** The tables that something has now, beside those before: from here on `isChanged` tells what differs in each. */
export function compareTables(before: Tables, of: object): Tables {
  // Whoever makes a table may compare as well: all are made before the first comparison.
  for (const it of before.keys()) it.tableNow(of)
  return new Map([...before].map(([lookups, table]) => [lookups, lookups.compare(table, of)]))
}

/** Whether a lookup finds something else in the second table of the last comparison. */
export function isChanged({ in: lookups, changed }: Lookup): boolean {
  return changed !== none && (changed === lookups.comparison || changed === always)
}

/** Where something was looked up, with the table of each. */
export type Tables = Map<Lookups, object>

let recorder: { lookups: Lookup[] | undefined; readonly number: number; readonly tables: Tables } | undefined
let recordings = none

export function isRecording(): boolean {
  return recorder !== undefined
}

/** Computes something, and tells what it looked up, in its order; the tables are added to those given. A lookup may be told twice. */
export function recordLookups<T>(
  tables: Tables,
  compute: () => T,
): { readonly result: T; readonly lookups: readonly Lookup[] } {
  if (isOnce) return { result: withoutRecording(compute), lookups: unknown }
  const outer = recorder
  const own: typeof recorder = { lookups: undefined, number: ++recordings, tables }
  recorder = own
  try {
    const result = compute()
    return { result, lookups: own.lookups ?? nothing }
  } finally {
    recorder = outer
  }
}

const nothing: readonly Lookup[] = []

let isOnce = false

/**
 * Computes what is asked for once, of files that nobody changes then: what is looked up is not written down, and
 * what is made meanwhile counts as looking up what has changed.
 */
export function onlyOnce<T>(compute: () => T): T {
  const outer = isOnce
  isOnce = true
  try {
    return compute()
  } finally {
    isOnce = outer
  }
}

const unknown: readonly Lookup[] = [
  {
    in: new Lookups(
      it => it as object,
      () => [],
    ),
    changed: always,
    noted: none,
  },
]

/** Computes what is kept for all who ask: they say themselves what that depends on. */
export function withoutRecording<T>(compute: () => T): T {
  if (!recorder) return compute()
  const outer = recorder
  recorder = undefined
  try {
    return compute()
  } finally {
    recorder = outer
  }
}
