import type { Place, Resource } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { valueAt } from '../yaml/path.ts'
import { findTarget } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { hostOf, hostPlaces, writtenLike } from './referenced-hosts.ts'
import { setWithReferences, type Written } from './set-with-references.ts'
import { nameOf } from './words.ts'

/**
 * Writes another host at a place, and wherever else the same one is named, each written the way it was: `shop/host`, a
 * short name, a full one. `*` means no host of its own; only the place changes then.
 */
export function renameHost(place: Place, text: string): Operation {
  return {
    title: `Rename host to ${text} in ${nameOf(place.resource)} everywhere`,
    run(files, settings = defaultSettings) {
      const target = findTarget(files, settings, place.resource)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      const old = valueAt(resource.value, place.path)
      if (text === '') return { ok: false, reason: 'A host needs a name.' }
      if (old === text) return { ok: true, changes: [] }
      const before = typeof old === 'string' ? hostOf(old, resource) : ''
      const after = hostOf(text, resource)
      const isOne = before !== '' && before !== '*' && before !== after
      const following = (from: Resource): Written[] =>
        isOne
          ? hostPlaces(from)
              .filter(it => it.host === before)
              .map(it => ({ path: it.path, value: writtenLike(it, from, after) }))
          : []
      // The place itself comes last: it says what was asked for, word for word.
      const others = (from: Resource) =>
        following(from).filter(it => from.id !== resource.id || String(it.path) !== String(place.path))
      return setWithReferences(files, settings, target, { path: place.path, value: text }, others)
    },
  }
}
