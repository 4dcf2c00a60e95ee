import type { Files } from '../core/text/file-change.ts'
import { isFiles } from './baseline.ts'

/** The files as they were at a moment. */
export interface Snapshot {
  readonly id: number
  /** Given by the user; the others were taken by themselves. */
  readonly name?: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly files: Files
}

/** UTF-16 units that all snapshots of a workspace may hold together. */
export const snapshotRoom = 2_000_000

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Whether another unnamed snapshot is due. */
export function isDue(snapshots: readonly Snapshot[], now: number): boolean {
  return snapshots.every(it => it.name !== undefined || Math.abs(now - it.at) >= minute)
}

/**
 * What is kept of the snapshots: all that have a name; of the others the last of each minute for an hour, of each hour for a day,
 * and of each day, as many of the newest as there is room for.
 */
export function thinned(snapshots: readonly Snapshot[], now: number, room = snapshotRoom): Snapshot[] {
  let left = room
  for (const it of snapshots) if (it.name !== undefined) left -= snapshotSize(it)
  const taken = new Set<string>()
  const kept = snapshots.toReversed().filter(it => {
    if (it.name !== undefined) return true
    const span = now - it.at < hour ? minute : now - it.at < day ? hour : day
    const slot = `${span} ${Math.floor(it.at / span)}`
    if (taken.has(slot)) return false
    taken.add(slot)
    left -= snapshotSize(it)
    return left >= 0
  })
  return kept.reverse()
}

/** Whether one more with a name has room beside those that have one. */
export function hasRoom(snapshots: readonly Snapshot[], files: Files, room = snapshotRoom): boolean {
  const named = snapshots.filter(it => it.name !== undefined)
  return [...named, { files }].reduce((sum, it) => sum + snapshotSize(it), 0) <= room
}

/** A snapshot that was kept, whoever wrote it down; undefined where it is none. */
export function readSnapshot(written: unknown): Snapshot | undefined {
  const { id, name, at, files } = (written ?? {}) as Partial<Snapshot>
  if (typeof id !== 'number' || typeof at !== 'number' || !isFiles(files)) return undefined
  return { id, at, files, ...(typeof name === 'string' && { name }) }
}

function snapshotSize({ files }: Pick<Snapshot, 'files'>): number {
  return files.reduce((sum, it) => sum + it.text.length, 0)
}
