import { filterMembers } from '../../../core/operations/filter-members.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { labelOf } from '../fields/label-of.ts'

/** A filter's type in words: those of the field that says how. */
export function filterWords(type: string): string {
  if (Object.hasOwn(words, type)) return words[type]!
  return Object.hasOwn(filterMembers, type) ? labelOf(filterMembers[type]!.member) : type
}

const words: Readonly<Record<string, string>> = {
  ExtensionRef: 'Extension',
  ExternalAuth: 'External authorization',
}

/** What a filter does, for its card. */
export function filterSummary(filter: unknown): string {
  const type = valueAt(filter, ['type'])
  if (typeof type !== 'string') return ''
  const detail = detailOf(type, filter)
  return detail ? `${filterWords(type)}: ${detail}` : filterWords(type)
}

function detailOf(type: string, filter: unknown): string {
  const text = (...at: (string | number)[]) => {
    const found = valueAt(filter, at)
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  }
  const names = (at: string, list: string) => {
    const found = valueAt(filter, [at, list])
    if (!Array.isArray(found)) return ''
    const all = found.map(it => (typeof it === 'string' ? it : String(valueAt(it, ['name']) ?? '')))
    return all.length > 0 ? `${list} ${all.join(', ')}` : ''
  }
  const headers = (at: string) => [names(at, 'set'), names(at, 'add'), names(at, 'remove')]
  const changed = (at: string) => [
    text(at, 'hostname'),
    text(at, 'path', 'replaceFullPath') || text(at, 'path', 'replacePrefixMatch'),
  ]
  const parts: Readonly<Record<string, () => readonly string[]>> = {
    RequestHeaderModifier: () => headers('requestHeaderModifier'),
    ResponseHeaderModifier: () => headers('responseHeaderModifier'),
    RequestMirror: () => [text('requestMirror', 'backendRef', 'name')],
    RequestRedirect: () => changed('requestRedirect'),
    URLRewrite: () => changed('urlRewrite'),
    ExtensionRef: () => [text('extensionRef', 'name')],
  }
  return Object.hasOwn(parts, type) ? parts[type]!().filter(Boolean).join(' · ') : ''
}
