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
    list: async () => drawer.works().toSorted((a, b) => b.savedAt - a.savedAt),
    async read(id, parts) {
      const work = works.get(id)
      const own = [...(records.get(id)?.values() ?? [])]
      const beside = own.filter(it => parts.includes(it.part)).sort((a, b) => a.key - b.key)
      return work && structuredClone({ work, beside })
    },
    async change(id, change) {
      const { work, put = [], drop = [] } = change(works.get(id)) ?? {}
      const own = new Map(records.get(id))
      for (const { part, key } of drop)
        for (const [name, it] of own)
          if (it.part === part && (key === undefined || it.key === key)) own.delete(name)
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
