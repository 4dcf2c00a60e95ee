import { type Baseline, readBaseline } from '../workspace/baseline.ts'
import type { Entry } from '../workspace/history.ts'
import { newestOf, readHistory } from '../workspace/kept-history.ts'
import type { KeptWorkspace } from '../workspace/storage.ts'
import type { DrawerChange, PartRecord, Stored, StoredWorkspace } from './drawer.ts'

/** What lies beside the work, as far as this tab has read or written it. */
export interface Written {
  readonly baseline?: Baseline | undefined
  /** By id; absent where it is not known what lies there. */
  readonly history?: ReadonlyMap<number, Entry>
  /** The id of the last entry that there was no room for. */
  readonly behind: number
}

export const unknown: Written = { behind: 0 }

export interface PartsToWrite {
  readonly work: Pick<StoredWorkspace, 'content' | 'history'>
  readonly beside: Pick<DrawerChange, 'put' | 'drop'>
  /** What lies there once it is written. */
  readonly written: Written
}

/** UTF-16 units of the history that is kept; the page itself remembers more. */
const historySize = 2_000_000

/** The work, and what beside it has to be written: of the history only entries that are new, or other ones than before. */
export function partsToWrite(kept: KeptWorkspace, written: Written): PartsToWrite {
  const { baseline, history = { entries: [], position: 0, isCut: false }, ...content } = kept
  const { entries, position, isCut } = newestOf(history, historySize, written.behind)
  const now = new Map(entries.map(it => [it.id, it]))
  const put: PartRecord[] = entries
    .filter(it => written.history?.get(it.id) !== it)
    .map(it => ({ part: 'history', key: it.id, value: it }))
  if (baseline && baseline !== written.baseline) put.push({ part: 'baseline', key: 0, value: baseline })
  const gone = [...(written.history?.keys() ?? [])].filter(it => !now.has(it))
  return {
    work: { content, history: { position, isCut } },
    beside: {
      put,
      drop: written.history ? gone.map(key => ({ part: 'history', key })) : [{ part: 'history' }],
    },
    written: { baseline: baseline ?? written.baseline, history: now, behind: written.behind },
  }
}

/** The same without a history, for which there is no room: of it only what comes behind the present entries is kept from now on. */
export function partsWithoutHistory(kept: KeptWorkspace, written: Written): PartsToWrite {
  const { history, ...rest } = kept
  const behind = history?.entries.at(-1)?.id ?? written.behind
  return partsToWrite(
    { ...rest, history: { entries: [], position: 0, isCut: true } },
    { baseline: written.baseline, behind },
  )
}

/** A workspace as it was kept, and what is known of where it lies. */
export function readKept({ work, beside }: Stored): {
  readonly kept: KeptWorkspace
  readonly written: Written
} {
  const ofPart = (part: PartRecord['part']) => beside.filter(it => it.part === part).map(it => it.value)
  const baseline = readBaseline(ofPart('baseline')[0])
  const history = readHistory(work.history, ofPart('history'))
  const isSome = history && (history.entries.length > 0 || history.isCut)
  return {
    kept: { ...work.content, ...(baseline && { baseline }), ...(isSome && { history }) },
    written: {
      baseline,
      ...(history && { history: new Map(history.entries.map(it => [it.id, it])) }),
      behind: 0,
    },
  }
}
