import { type Baseline, readBaseline } from '../workspace/baseline.ts'
import type { Entry } from '../workspace/history.ts'
import { type KeptHistory, newestOf, readHistory } from '../workspace/kept-history.ts'
import { readSnapshot, type Snapshot } from '../workspace/snapshots.ts'
import type { KeptWorkspace } from '../workspace/storage.ts'
import type { DrawerChange, PartRecord, Stored, StoredWorkspace } from './drawer.ts'

/** What lies beside the work, as far as this tab has read or written it. */
export interface Written {
  readonly baseline?: Baseline | undefined
  readonly origin?: KeptWorkspace['origin']
  /** By id; absent where it is not known what lies there. */
  readonly history?: ReadonlyMap<number, Entry>
  /** By id; absent where it is not known what lies there. */
  readonly snapshots?: ReadonlyMap<number, Snapshot>
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
  const { baseline, origin, snapshots = [], history = noHistory, ...content } = kept
  const { entries, position, isCut } = newestOf(history, historySize, written.behind)
  const entriesToWrite = recordsToWrite('history', entries, written.history)
  const snapshotsToWrite = recordsToWrite('snapshots', snapshots, written.snapshots)
  const put = [...entriesToWrite.put, ...snapshotsToWrite.put]
  if (baseline && baseline !== written.baseline) put.push({ part: 'baseline', key: 0, value: baseline })
  if (origin && origin !== written.origin) put.push({ part: 'origin', key: 0, value: origin })
  return {
    work: { content, history: { position, isCut } },
    beside: { put, drop: [...entriesToWrite.drop, ...snapshotsToWrite.drop] },
    written: {
      baseline: baseline ?? written.baseline,
      origin: origin ?? written.origin,
      history: entriesToWrite.written,
      snapshots: snapshotsToWrite.written,
      behind: written.behind,
    },
  }
}

const noHistory: KeptHistory = { entries: [], position: 0, isCut: false }

/** The same without a history, for which there is no room: of it only what comes behind the present entries is kept from now on. */
export function partsWithoutHistory(kept: KeptWorkspace, written: Written): PartsToWrite {
  const behind = kept.history?.entries.at(-1)?.id ?? written.behind
  const { history: _, ...others } = written
  return partsWithoutNewSnapshots(
    { ...kept, history: { entries: [], position: 0, isCut: true } },
    { ...others, behind },
  )
}

/** The same without snapshots that there is no room for: those that lie there stay, the others wait. */
export function partsWithoutNewSnapshots(kept: KeptWorkspace, written: Written): PartsToWrite {
  const there = kept.snapshots?.filter(it => written.snapshots?.get(it.id) === it)
  return partsToWrite({ ...kept, ...(there && { snapshots: there }) }, written)
}

/** Of records with an id those that are other objects than the ones that lie there, and the keys that are gone. */
function recordsToWrite<T extends { readonly id: number }>(
  part: PartRecord['part'],
  values: readonly T[],
  there: ReadonlyMap<number, T> | undefined,
) {
  const written: ReadonlyMap<number, T> = new Map(values.map(it => [it.id, it]))
  const put: PartRecord[] = values
    .filter(it => there?.get(it.id) !== it)
    .map(it => ({ part, key: it.id, value: it }))
  const gone = [...(there?.keys() ?? [])].filter(it => !written.has(it))
  const drop: DrawerChange['drop'] = there ? gone.map(key => ({ part, key })) : [{ part }]
  return { put, drop: drop ?? [], written }
}

/** A workspace as it was kept, and what is known of where it lies. */
export function readKept({ work, beside }: Stored): {
  readonly kept: KeptWorkspace
  readonly written: Written
} {
  const ofPart = (part: PartRecord['part']) => beside.filter(it => it.part === part).map(it => it.value)
  const baseline = readBaseline(ofPart('baseline')[0])
  const came = readBaseline(ofPart('origin')[0])
  const origin = came && { files: came.files }
  const history = readHistory(work.history, ofPart('history'))
  const snapshots = ofPart('snapshots').flatMap(it => readSnapshot(it) ?? [])
  const isSome = history && (history.entries.length > 0 || history.isCut)
  return {
    kept: {
      ...work.content,
      ...(baseline && { baseline }),
      ...(origin && { origin }),
      ...(isSome && { history }),
      ...(snapshots.length > 0 && { snapshots }),
    },
    written: {
      baseline,
      origin,
      ...(history && { history: new Map(history.entries.map(it => [it.id, it])) }),
      snapshots: new Map(snapshots.map(it => [it.id, it])),
      behind: 0,
    },
  }
}
