import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { defaultSettings } from '../../core/settings.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { grantsFor, openedFor } from './moved-grants.ts'
import { get, remove, set } from './plain-values.ts'
import { type ChangedDocument, documentOf, type Outcome, type World } from './possible-operation.ts'
import { referencesMeant } from './references-meant.ts'

const key = ['metadata', 'namespace']

/** A resource in another namespace: what leads to it leads to it there, and what it leads to itself stays. */
export function moving(world: World, resource: Resource, text: string): Outcome | 'refused' {
  const namespace = text || defaultSettings.defaultNamespace
  const isMove = namespace !== resource.namespace
  const alike = world.resources.filter(
    it => kindKey(it) === kindKey(resource) && it.name === resource.name && it.id !== resource.id,
  )
  if (isMove && resource.name !== '' && alike.some(it => it.namespace === namespace)) return 'refused'
  const follows = resource.name !== '' && !alike.some(it => it.namespace === resource.namespace)
  const old = nameOf(resource)
  const wanted = (target: string) => (target === old && follows ? nameOf({ ...resource, namespace }) : target)
  const then = (from: Resource) => (from.id === resource.id ? { ...from, namespace } : from)
  const exists = (target: string) => world.resources.some(it => it.name !== '' && nameOf(it) === target)

  const value = resource.value as Json
  const isThere = get(value, key) !== undefined
  if (text) set(value, key, text)
  const parts: { of: Resource; path: Path; put?: (before: Json) => Json }[] = []
  if (text || isThere)
    parts.push({
      of: resource,
      path: key,
      put: before => {
        const at = [...resource.base, ...key]
        return text ? set(before, at, text) : remove(before, at)
      },
    })
  for (const from of isMove ? world.resources : []) {
    const after = referencesMeant(then(from))
    for (const [i, it] of referencesMeant(from).entries())
      if (it.isLink && exists(it.target) && after[i]!.target !== wanted(it.target))
        parts.push({
          of: from,
          path: it.path.at(-1) === 'name' ? [...it.path.slice(0, -1), 'namespace'] : it.path,
        })
  }

  const opened = isMove && resource.kind !== 'ReferenceGrant' ? openedFor(world, then, wanted, exists) : []
  const { added, changed: grown } = grantsFor(world, opened, then)

  const documents = new Set(parts.map(it => documentOf(world, it.of)))
  const changed = [...documents].map((document): ChangedDocument => {
    const own = parts.filter(it => documentOf(world, it.of) === document)
    return {
      document,
      within: own.map(it => [...it.of.base, ...it.path]),
      removes: !text,
      value(found, before) {
        const expected = own.reduce((it, { of, path, put }) => {
          if (put) return put(it)
          const at = [...of.base, ...path]
          const written = get(found, at)
          if (typeof written !== 'string') throw new Error(`${JSON.stringify(path)} is no text`)
          return set(it, at, written)
        }, before)
        for (const from of world.resources.filter(it => documentOf(world, it) === document)) {
          const read = { ...then(from), value: get(found, from.base) as Resource['value'] }
          const after = referencesMeant(read)
          for (const [i, it] of referencesMeant(from).entries())
            if (it.isLink && exists(it.target) && after[i]?.target !== wanted(it.target))
              throw new Error(`${JSON.stringify(it.path)} means ${after[i]?.target}`)
        }
        return expected
      },
    }
  })
  return { changed: [...changed, ...grown], added }
}

function nameOf(resource: Resource): string {
  return `${kindKey(resource)} ${resource.namespace}/${resource.name}`
}
