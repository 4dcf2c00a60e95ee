import { equalJson } from '../../yaml/edit/json.ts'
import { KustomizeFault } from '../traced/problem.ts'
import {
  plain,
  type Traced,
  type TracedList,
  type TracedMap,
  unshared,
  withEntry,
  withoutEntry,
} from '../traced/traced.ts'

/** A value with the operations of a JSON patch (RFC 6902) made on it, one after the other, as evanphx/json-patch makes them. */
export function applyJsonPatch(value: Traced, operations: TracedList): Traced {
  return unshared(operations.items.reduce(applyOperation, value))
}

/** Whether a value is a list of operations. */
export function isJsonPatch(patch: Traced): patch is TracedList {
  return patch.kind === 'list'
}

function applyOperation(root: Traced, operation: Traced): Traced {
  if (operation.kind !== 'map') throw fault(operation, 'Expected an operation: `op`, `path` and `value`.')
  const op = textOf(operation, 'op')
  const path = pointerOf(operation, 'path')
  const value = operation.entries.get('value')
  switch (op) {
    case 'add':
      return added(root, path, demanded(operation, value), operation)
    case 'replace':
      return replaced(root, path, demanded(operation, value), operation)
    case 'remove':
      return removed(root, path, operation)
    case 'test':
      return tested(root, path, value, operation)
    case 'move': {
      const from = pointerOf(operation, 'from')
      const found = find(root, from)
      if (found === undefined) throw missing(operation, from)
      return added(removed(root, from, operation), path, found, operation)
    }
    case 'copy': {
      const from = pointerOf(operation, 'from')
      const found = find(root, from)
      if (found === undefined) throw missing(operation, from)
      if (sizeOf(root) + sizeOf(found) > mostParts)
        throw fault(operation, 'The copies of this patch are too large to be made here.')
      return added(root, path, found, operation)
    }
    default:
      throw fault(operation, `\`op\` must be add, remove, replace, move, copy or test, not "${op}".`)
  }
}

/** Each copy may double what there is. */
const mostParts = 500_000
const sizes = new WeakMap<Traced, number>()

function sizeOf(value: Traced): number {
  const known = sizes.get(value)
  if (known !== undefined) return known
  const parts =
    value.kind === 'scalar' ? [] : value.kind === 'list' ? value.items : [...value.entries.values()]
  const size = parts.reduce((sum, it) => sum + sizeOf(it), 1)
  sizes.set(value, size)
  return size
}

function tested(root: Traced, path: string[], value: Traced | undefined, operation: Traced): Traced {
  const found = find(root, path)
  const isSame =
    found === undefined
      ? value === undefined || (value.kind === 'scalar' && value.value === null)
      : value !== undefined && equalJson(plain(found), plain(value))
  if (isSame) return root
  throw fault(operation, `The patch tests \`${written(path)}\`, and the resource has another value there.`)
}

function demanded(operation: Traced, value: Traced | undefined): Traced {
  if (!value) throw fault(operation, 'The operation has no `value`.')
  return value
}

function find(root: Traced, path: readonly string[]): Traced | undefined {
  let current: Traced | undefined = root
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(step)
    else if (current?.kind === 'list') current = current.items[indexIn(current.items.length, step) ?? -1]
    else return undefined
  }
  return current
}

/** Counts from the end where it is negative. */
function indexIn(length: number, step: string): number | undefined {
  if (!/^-?\d+$/.test(step)) return undefined
  const index = Number(step) < 0 ? Number(step) + length : Number(step)
  return index >= 0 && index <= length ? index : undefined
}

function added(root: Traced, path: readonly string[], value: Traced, operation: Traced): Traced {
  if (path.length === 0) return value
  return atParent(root, path, operation, (parent, step) => {
    if (parent.kind === 'map') return withEntry(parent, step, value)
    const length = parent.items.length
    const index = step === '-' ? length : indexIn(Number(step) < 0 ? length + 1 : length, step)
    if (index === undefined || index > length) throw missing(operation, path)
    return { ...parent, items: parent.items.toSpliced(index, 0, value) }
  })
}

function replaced(root: Traced, path: readonly string[], value: Traced, operation: Traced): Traced {
  if (path.length === 0) return value
  return atParent(root, path, operation, (parent, step) => {
    // A field that is not there is made; only its parent has to be there.
    if (parent.kind === 'map') return withEntry(parent, step, value)
    const index = indexIn(parent.items.length, step)
    if (index === undefined || index >= parent.items.length) throw missing(operation, path)
    return { ...parent, items: parent.items.with(index, value) }
  })
}

function removed(root: Traced, path: readonly string[], operation: Traced): Traced {
  if (path.length === 0 || find(root, path) === undefined) throw missing(operation, path)
  return atParent(root, path, operation, (parent, step) => {
    if (parent.kind === 'map') return withoutEntry(parent, step)
    return { ...parent, items: parent.items.toSpliced(indexIn(parent.items.length, step)!, 1) }
  })
}

function atParent(
  root: Traced,
  path: readonly string[],
  operation: Traced,
  change: (parent: TracedMap | TracedList, step: string) => Traced,
): Traced {
  const [step, ...rest] = path
  if (root.kind === 'scalar' || step === undefined) throw missing(operation, path)
  if (rest.length === 0) return change(root, step)
  const below = find(root, [step])
  if (below === undefined) throw missing(operation, path)
  const next = atParent(below, rest, operation, change)
  if (root.kind === 'map') return withEntry(root, step, next)
  return { ...root, items: root.items.with(indexIn(root.items.length, step)!, next) }
}

function textOf(operation: TracedMap, key: string): string {
  const found = operation.entries.get(key)
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : ''
}

function pointerOf(operation: TracedMap, key: string): string[] {
  const found = operation.entries.get(key)
  const text = found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined
  if (text === undefined) throw fault(operation, `The operation has no \`${key}\`.`)
  if (text === '') return []
  return text.split('/').slice(1).map(unescapeStep)
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** A path as RFC 6901 writes it: `/spec/http/1`. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map(it => `/${String(it).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function written(path: readonly string[]): string {
  return pointerTo(path) || '/'
}

function missing(operation: Traced, path: readonly string[]): KustomizeFault {
  return fault(operation, `The patch changes \`${written(path)}\`, which the resource does not have.`)
}

function fault(operation: Traced, message: string): KustomizeFault {
  return new KustomizeFault(message, operation.origin.at)
}
