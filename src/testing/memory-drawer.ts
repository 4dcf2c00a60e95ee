import type { Drawer, PartRecord, StoredWorkspace } from '../platform/drawer.ts'

export interface MemoryDrawer extends Drawer {
  readonly works: () => readonly StoredWorkspace[]
  /** UTF-16 units of all texts that fit in; a change that leads beyond them fails as IndexedDB does. */
  room: number
}

/** A drawer in memory. */
export function memoryDrawer({ room = Number.POSITIVE_INFINITY } = {}): MemoryDrawer {
  let works = new Map<string, StoredWorkspace>()
  let records = new Map<string, Map<string, PartRecord>>()
  const drawer: MemoryDrawer = {
    room,
    works: () => [...works.values()],
    get: async id => works.get(id),
    list: async () => drawer.works().toSorted((a, b) => b.savedAt - a.savedAt),
    async beside(id, parts) {
      const own = [...(records.get(id)?.values() ?? [])]
      return own.filter(it => parts.includes(it.part)).sort((a, b) => a.key - b.key)
    },
    async change(id, change) {
      const { work, put = [], drop = [] } = change(works.get(id)) ?? {}
      const own = new Map(records.get(id))
      for (const it of drop) own.delete(keyOf(it))
      for (const it of put) own.set(keyOf(it), structuredClone(it))
      const nextWorks = work ? new Map(works).set(id, structuredClone(work)) : works
      const nextRecords = new Map(records).set(id, own)
      if (sizeOf([...nextWorks.values(), ...[...nextRecords.values()].map(it => [...it])]) > drawer.room)
        throw new DOMException('full', 'QuotaExceededError')
      works = nextWorks
      records = nextRecords
    },
    async remove(id) {
      works.delete(id)
      records.delete(id)
    },
  }
  return drawer
}

function keyOf({ part, key }: Pick<PartRecord, 'part' | 'key'>): string {
  return `${part} ${key}`
}

/** The length of every `text` and `insert` in the data. */
function sizeOf(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0
  return Object.entries(data).reduce((sum, [key, it]) => {
    if (typeof it === 'string') return key === 'text' || key === 'insert' ? sum + it.length : sum
    return sum + sizeOf(it)
  }, 0)
}
