import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import { reliantsOn } from './users-of.ts'

/** What of the rest relies on resources that go, in a sentence; undefined where nothing does, or a twin of the name stays. */
export function leftBehind(gone: readonly Resource[], all: readonly Resource[]): string | undefined {
  const ids = new Set(gone.map(it => it.id))
  const rest = all.filter(it => !ids.has(it.id))
  const users = gone
    .filter(it => !rest.some(other => isTwin(it, other)))
    .flatMap(it => reliantsOn(it, rest))
    .map(it => it.from)
  const names = [...new Set(users)].map(it => `${it.kind} ${it.name}`)
  if (names.length === 0) return undefined
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  const words = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0]
  const isOne = names.length === 1
  return gone.every(it => kindKey(it) === 'ReferenceGrant')
    ? `${words} ${isOne ? 'needs' : 'need'} a ReferenceGrant to refer to another namespace.`
    : `${words} still ${isOne ? 'refers' : 'refer'} to what was deleted.`
}

function isTwin(a: Resource, b: Resource): boolean {
  return a.name === b.name && a.namespace === b.namespace && kindKey(a) === kindKey(b)
}
