import type { Fields, Kind } from '../../core/kinds/field.ts'
import { actionOf } from '../../core/operations/set-rule-action.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { commonTlsFields, isLine, patternOf, sectionsOf, serverTlsFields } from './field-layout.ts'

export interface ShownFields {
  /** With an editor each, in the order of the kind. */
  readonly visible: readonly string[]
  /** Common, not there, and too big for an empty line: each is a button that adds it. */
  readonly absent: readonly string[]
  /** The rest that can be added. */
  readonly offered: readonly string[]
}

/** Which fields of an object a form shows, for what is set (`object`) and what the user asked to see (`opened`). */
export function shownFields(
  kind: Kind,
  path: Path,
  fields: Fields,
  object: { readonly [key: string]: Json },
  opened: readonly string[],
): ShownFields {
  const names = Object.keys(fields)
  const pattern = patternOf(kind, path)
  const taken = takenFields(pattern, object) ?? names
  const common = commonFields(kind, path, pattern, fields, object)
  const isSet = (name: string) => Object.hasOwn(object, name) || opened.includes(name)
  const mayBeAdded = (name: string) =>
    !isSet(name) && taken.includes(name) && !fields[name]?.hidden && !fields[name]?.deprecated
  const isOpen = (name: string) => {
    const field = fields[name]
    return field !== undefined && (field.required || isLine(field) || alwaysOpen.has(`${pattern}.${name}`))
  }
  const addable = names.filter(mayBeAdded)
  const visible = names.filter(it => isSet(it) || (addable.includes(it) && common.includes(it) && isOpen(it)))
  const absent = addable.filter(it => common.includes(it) && !visible.includes(it))
  return { visible, absent, offered: addable.filter(it => !common.includes(it)) }
}

/** Lists that say something while they are empty. */
const alwaysOpen = new Set(['VirtualService:spec.gateways'])

/** The fields that make sense beside what is set; undefined for all. */
function takenFields(
  pattern: string,
  object: { readonly [key: string]: Json },
): readonly string[] | undefined {
  if (pattern === 'Gateway:spec.servers.*.tls')
    return serverTlsFields(typeof object.mode === 'string' ? object.mode : undefined)
  if (pattern !== 'VirtualService:spec.http.*') return undefined
  const action = actionOf(object)
  const shaping = ['name', 'match', 'headers', 'corsPolicy']
  if (action === 'redirect' || action === 'directResponse') return shaping
  const mirror = Object.hasOwn(object, 'mirror')
    ? ['mirrorPercentage']
    : Object.hasOwn(object, 'mirrors')
      ? []
      : ['mirror', 'mirrors']
  return [...shaping, 'rewrite', 'timeout', 'retries', 'fault', ...mirror]
}

function commonFields(
  kind: Kind,
  path: Path,
  pattern: string,
  fields: Fields,
  object: { readonly [key: string]: Json },
): readonly string[] {
  if (pattern === 'Gateway:spec.servers.*.tls')
    return commonTlsFields(typeof object.mode === 'string' ? object.mode : undefined)
  const sections = sectionsOf(kind, path)
  if (sections) return sections.flatMap(it => it.fields)
  const names = Object.keys(fields).filter(it => !fields[it]?.hidden)
  return names.length <= 7 ? names : names.filter(it => fields[it]?.required)
}
