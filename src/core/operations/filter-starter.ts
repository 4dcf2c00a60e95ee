import type { Kind } from '../kinds/field.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { filterMembers } from './filter-members.ts'
import { starterOf } from './starter-of.ts'

/** What the member of a filter begins with in a rule of a route (`rule`, of the object `whole`): valid, and meant to be changed. */
export function filterStarter(kind: Kind, type: string, rule: unknown, whole: Json): Json {
  switch (type) {
    case 'RequestHeaderModifier':
    case 'ResponseHeaderModifier':
      return { set: [{ name: 'x-team', value: 'shop' }] }
    case 'RequestMirror':
      return { backendRef: starterOf(kind, ['spec', 'rules', 0, 'backendRefs'], [], whole) }
    case 'RequestRedirect':
      return { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } }
    case 'URLRewrite':
      return { path: newPath(rule) }
    case 'CORS':
      return { allowOrigins: [originIn(whole)] }
    default:
      return starterOf(
        kind,
        ['spec', 'rules', 0, 'filters', 0, filterMembers[type]?.member ?? type],
        [],
        whole,
      )
  }
}

/** A prefix can be replaced only where the rule has one match, and that for a prefix. */
function newPath(rule: unknown): Json {
  const matches = valueAt(rule, ['matches'])
  const path = Array.isArray(matches) && matches.length === 1 ? valueAt(matches[0], ['path']) : undefined
  const isPrefix =
    valueAt(path, ['value']) !== undefined && (valueAt(path, ['type']) ?? 'PathPrefix') === 'PathPrefix'
  return isPrefix
    ? { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' }
    : { type: 'ReplaceFullPath', replaceFullPath: '/' }
}

function originIn(whole: Json): string {
  const hostnames = valueAt(whole, ['spec', 'hostnames'])
  const first = Array.isArray(hostnames) ? hostnames.find(it => /^[a-z0-9.-]+$/.test(String(it))) : undefined
  return `https://${first ?? 'www.example.com'}`
}
