import { kindKey } from '../kinds/kind-key.ts'
import { type JsonMap, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Reference, Target } from './reference.ts'

/** What a reference by group, kind and name means where it leaves them out. */
export interface Defaults {
  readonly group?: string
  readonly kind?: string
}

/** A map with `group`, `kind`, `name` and `namespace`; without the last it is the namespace of the resource that is meant. */
export function objectReference(from: Resource, path: Path, defaults: Defaults = {}): Reference[] {
  const found = read(from, path, defaults)
  if (!found) return []
  const { ref, target } = found
  const writtenNamespace = textAt(ref, 'namespace')
  return [
    {
      path: [...path, 'name'],
      target: { ...target, namespace: writtenNamespace ?? from.namespace },
      naming: (to, home) => [
        ...(to.name === target.name ? [] : [{ path: [...path, 'name'], value: to.name }]),
        ...(to.namespace === (writtenNamespace ?? home)
          ? []
          : [{ path: [...path, 'namespace'], value: to.namespace }]),
      ],
    },
  ]
}

/** The same without a namespace: the object has to be beside the resource. */
export function localReference(from: Resource, path: Path, defaults: Defaults = {}): Reference[] {
  const found = read(from, path, defaults)
  return found ? nameReference(from, [...path, 'name'], found.target.kind) : []
}

/** A text that is the name of an object of a kind beside the resource. */
export function nameReference(from: Resource, path: Path, kind: string): Reference[] {
  return textReference(from, path, kind, from.namespace)
}

/** A text that is the name of an object of a kind, whatever its namespace. */
export function looseReference(from: Resource, path: Path, kind: string): Reference[] {
  return textReference(from, path, kind, undefined)
}

function textReference(from: Resource, path: Path, kind: string, namespace: string | undefined): Reference[] {
  const name = valueAt(from.value, path)
  if (typeof name !== 'string' || name === '') return []
  return [
    {
      path,
      target: { kind, namespace, name },
      naming: to => (to.name === name ? [] : [{ path, value: to.name }]),
    },
  ]
}

function read(
  from: Resource,
  path: Path,
  defaults: Defaults,
): { readonly ref: JsonMap; readonly target: Omit<Target, 'namespace'> } | undefined {
  const ref = valueAt(from.value, path) as Json | undefined
  if (!isMap(ref)) return undefined
  const name = textAt(ref, 'name')
  const kind = textAt(ref, 'kind') ?? defaults.kind
  const group = textAt(ref, 'group') ?? defaults.group
  if (!name || !kind || group === undefined) return undefined
  return { ref, target: { kind: kindKey({ kind, apiVersion: group ? `${group}/v1` : 'v1' }), name } }
}
