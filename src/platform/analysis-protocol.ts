import { withItemsAt } from '../core/data/differences.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { Files, SourceFile } from '../core/text/file-change.ts'
import { applyEdits, type TextEdit } from '../core/text/text-edit.ts'
import type { DraftProgress } from '../workspace/workspace.ts'
import type { Delta } from './delta.ts'
import type { AskRequest, ForgetRequest, QuestionAnswer } from './question-protocol.ts'

/** What the page tells the worker: only what differs from the request before. The first request to a worker is whole. */
export interface AnalysisRequest {
  readonly type: 'analyze'
  readonly id: number
  /** All names in order; left out while they stay the same. */
  readonly names?: readonly string[]
  readonly changed: readonly FileUpdate[]
  readonly settings?: AnalysisSettings
  readonly requests?: readonly SavedRequest[]
}

export type FileUpdate =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly edit: TextEdit }

/**
 * What the worker answers: the delta from its answer before, which the page puts together again. Before the answer about much text come
 * drawings of what was read so far.
 */
export type AnalysisAnswer =
  | {
      readonly type: 'analysis'
      readonly id: number
      readonly ok: true
      readonly delta: Delta
      readonly draft?: DraftProgress
    }
  | {
      readonly type: 'analysis'
      readonly id: number
      readonly ok: false
      readonly message: string
      /** Places in the code, nothing of the files. */
      readonly stack?: string | undefined
    }

/** There is nothing to draw yet: the worker may load all of itself and run it once, for what comes to be faster. */
export interface PrepareRequest {
  readonly type: 'prepare'
}

/** Everything the page tells the worker. */
export type ToWorker = AnalysisRequest | AskRequest | ForgetRequest | PrepareRequest

/** Everything the worker tells the page. */
export type FromWorker = AnalysisAnswer | QuestionAnswer

export interface Sent {
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly requests: readonly SavedRequest[]
}

/** Below this a whole text costs less than finding what changed in it. */
const smallText = 2_000

/** The request that leads a worker from what it was sent before to these files. */
export function writeRequest(id: number, before: Sent | undefined, now: Sent): AnalysisRequest {
  const { settings, requests } = now
  if (!before) return whole(id, now)

  const sameNames =
    before.files.length === now.files.length && before.files.every((it, i) => it.name === now.files[i]?.name)
  const old = sameNames ? undefined : new Map(before.files.map(it => [it.name, it.text]))
  const changed: FileUpdate[] = []
  for (const [i, { name, text }] of now.files.entries()) {
    const last = old ? old.get(name) : before.files[i]!.text
    if (last === text) continue
    if (last === undefined || text.length < smallText) changed.push({ name, text })
    else changed.push({ name, edit: singleEdit(last, text) })
  }
  return {
    type: 'analyze',
    id,
    ...(sameNames ? {} : { names: now.files.map(it => it.name) }),
    changed,
    ...(before.settings === settings ? {} : { settings }),
    ...(before.requests === requests ? {} : { requests }),
  }
}

function whole(id: number, { files, settings, requests }: Sent): AnalysisRequest {
  return { type: 'analyze', id, names: files.map(it => it.name), changed: files, settings, requests }
}

/** The files a request speaks of. Files that did not change are the same objects as before. */
export function readRequest(before: Sent | undefined, request: AnalysisRequest): Sent {
  const settings = request.settings ?? before?.settings
  if (!settings) throw new Error('The first request names no settings')
  const requests = request.requests ?? before?.requests ?? []
  const files =
    before && !request.names ? patched(before.files, request.changed) : filesOf(before?.files ?? [], request)
  return { files, settings, requests }
}

/** Files whose names stay. What differs is told, so that the others are not looked at. */
function patched(before: Files, changed: readonly FileUpdate[]): Files {
  if (changed.length === 0) return before
  const updates = new Map(changed.map(it => [it.name, it]))
  const places =
    changed.length === 1
      ? [before.findIndex(it => it.name === changed[0]!.name)].filter(it => it >= 0)
      : before.flatMap((it, i) => (updates.has(it.name) ? [i] : []))
  return withItemsAt(
    before,
    places,
    places.map(it => updated(before[it], updates.get(before[it]!.name)!)),
  )
}

function filesOf(before: Files, { names = [], changed }: AnalysisRequest): Files {
  const files = new Map(before.map(it => [it.name, it]))
  for (const it of changed) files.set(it.name, updated(files.get(it.name), it))
  return names.flatMap(name => files.get(name) ?? [])
}

function updated(before: SourceFile | undefined, update: FileUpdate): SourceFile {
  const text = 'text' in update ? update.text : applyEdits(before?.text ?? '', [update.edit])
  return { name: update.name, text }
}

function singleEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let tail = 0
  while (
    tail < shorter - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
