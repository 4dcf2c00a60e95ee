import type { Files } from '../../text/file-change.ts'
import { insertItem, removeValue, setValue } from '../../yaml/edit/edit.ts'
import type { JsonChange } from '../../yaml/edit/json-changes.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { isInOrBelow } from '../files/folder-path.ts'
import { pointerTo } from '../patches/json-patch.ts'
import type { ResolvedResource } from '../resolve.ts'
import { type Origin, type TracedList, tracedAt, type WrittenAt } from '../traced/traced.ts'
import { type EditedFiles, editAt } from './edit-at.ts'
import { addOperation } from './overlay-patch.ts'

/** Where edits go: to the files that values come from, or into patches of an overlay. */
export type Landing = { readonly to: 'source' } | { readonly to: 'overlay'; readonly folder: string }

/** The files with one part of a resolved resource changed, in each way that may do; whoever asks resolves again to see which does. */
export function landValue(
  files: Files,
  resource: ResolvedResource,
  change: JsonChange,
  landing: Landing,
): EditedFiles[] {
  const atSource = () => landAtSource(files, resource, change)
  if (landing.to === 'source') return atSource()
  const origin = originOf(resource, change)
  const isOwn = origin.type === 'written' && isInOrBelow(origin.at.file, landing.folder)
  const patched = () => addOperation(files, landing.folder, resource, operationOf(resource, change))
  return isOwn ? [...atSource(), patched()] : [patched()]
}

function originOf({ value }: ResolvedResource, change: JsonChange): Origin {
  for (let length = change.path.length; length >= 0; length--) {
    const found = tracedAt(value, change.path.slice(0, length))
    if (found) return found.origin
  }
  return value.origin
}

function operationOf({ value }: ResolvedResource, change: JsonChange): { readonly [key: string]: Json } {
  switch (change.type) {
    case 'set': {
      const op = tracedAt(value, change.path) ? 'replace' : 'add'
      return { op, path: pointerTo(change.path), value: change.value }
    }
    case 'remove':
      return { op: 'remove', path: pointerTo(change.path) }
    case 'insert':
      return { op: 'add', path: pointerTo([...change.path, change.index]), value: change.value }
  }
}

function landAtSource(files: Files, { value }: ResolvedResource, change: JsonChange): EditedFiles[] {
  switch (change.type) {
    case 'set': {
      const known = tracedAt(value, change.path)
      if (known) return [written(known.origin, at => set(files, at, [], change.value))]
      const parent = tracedAt(value, change.path.slice(0, -1))
      if (!parent) return []
      return [written(parent.origin, at => set(files, at, change.path.slice(-1), change.value, change.order))]
    }
    case 'remove': {
      const known = tracedAt(value, change.path)
      if (!known) return []
      return [
        written(known.origin, at => remove(files, at)),
        // What a merge patch only overrides goes where the patch says null.
        written(known.origin, at => set(files, at, [], null)),
      ]
    }
    case 'insert': {
      const list = tracedAt(value, change.path)
      if (list?.kind !== 'list') return []
      return [
        written(list.origin, at =>
          editAt(files, at, (document, path) =>
            insertItem(document, path, indexInSource(list, change.index), change.value),
          ),
        ),
      ]
    }
  }
}

function written(origin: Origin, edit: (at: WrittenAt) => EditedFiles): EditedFiles {
  return origin.type === 'written' ? edit(origin.at) : { ok: false, reason: madeReason(origin) }
}

/** Why a value that is made of others cannot be edited. */
export function madeReason(origin: Origin & { readonly type: 'made' }): string {
  return `This cannot be edited here. ${origin.why}`
}

function set(files: Files, at: WrittenAt, below: Path, value: Json, order?: readonly string[]): EditedFiles {
  return editAt(files, at, (document, path) => setValue(document, [...path, ...below], value, order))
}

/** A value that an operation of a JSON patch sets goes with the operation. */
function remove(files: Files, at: WrittenAt): EditedFiles {
  return editAt(files, at, (document, path) => {
    const isOperation = Array.isArray(document.value) && path.length === 2 && path[1] === 'value'
    return removeValue(document, isOperation ? path.slice(0, 1) : path)
  })
}

/** The index of an item in the list as it is written: that of the one before it and one more, or of the one behind it. */
function indexInSource(list: TracedList, index: number): number {
  const own = list.origin.type === 'written' ? pathOf(list.origin.at) : []
  const indexOf = (item: number): number | undefined => {
    const origin = list.items[item]?.origin
    const path = origin?.type === 'written' ? pathOf(origin.at) : undefined
    return path?.length === own.length + 1 ? Number(path.at(-1)) : undefined
  }
  const before = indexOf(index - 1)
  if (before !== undefined) return before + 1
  return indexOf(index) ?? index
}

function pathOf(at: WrittenAt): Path {
  return at.inside?.path ?? at.path
}
