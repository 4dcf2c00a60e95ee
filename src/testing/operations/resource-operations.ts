import { kindKey, kindWords } from '../../core/kinds/kind-key.ts'
import { destinationRulesFor } from '../../core/model/destination-rules.ts'
import { linkModel } from '../../core/model/model.ts'
import type { AnalysedDocument, Resource } from '../../core/model/resource.ts'
import { addKind } from '../../core/operations/add-kind.ts'
import { addResource } from '../../core/operations/add-resource.ts'
import { allowReference } from '../../core/operations/allow-reference.ts'
import { copyResources } from '../../core/operations/copy-resources.ts'
import { createFile } from '../../core/operations/create-file.ts'
import { deleteFile } from '../../core/operations/delete-file.ts'
import { deletePlace } from '../../core/operations/delete-place.ts'
import { deleteResources } from '../../core/operations/delete-resources.ts'
import { duplicateResource } from '../../core/operations/duplicate-resource.ts'
import { extractDestinationRule } from '../../core/operations/extract-destination-rule.ts'
import { joinFiles } from '../../core/operations/join-files.ts'
import { pasteResources } from '../../core/operations/paste-resources.ts'
import { removeServerFields, serverFields } from '../../core/operations/remove-server-fields.ts'
import { renameFile } from '../../core/operations/rename-file.ts'
import { renameResource } from '../../core/operations/rename-resource.ts'
import { setNamespace } from '../../core/operations/set-namespace.ts'
import { splitFile } from '../../core/operations/split-file.ts'
import { splitToVersion } from '../../core/operations/split-to-version.ts'
import { defaultSettings } from '../../core/settings.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { changedBy, sortOf } from './field-operations.ts'
import { moving } from './moving.ts'
import { get, InTheWay, insert, isMap, remove, set } from './plain-values.ts'
import {
  type Candidate,
  type ChangedDocument,
  documentOf,
  type Expected,
  type Outcome,
  type World,
} from './possible-operation.ts'
import { isMeantAlone, meantAfter, referencesMeant } from './references-meant.ts'

const templates = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Service',
  'Gateway.gateway.networking.k8s.io',
  'HTTPRoute',
  'ReferenceGrant',
]

/** Every operation on a resource as a whole, and those on rules that write into other resources too. */
export function resourceOperations(
  world: World,
  resource: Resource,
  pick: (count: number) => number,
): Candidate[] {
  const { id, file } = resource
  const others = world.resources.filter(it => it.id !== id)
  const candidate = (operation: string, make: Candidate['make'], path: Path = []): Candidate => ({
    operation,
    sort: sortOf(resource, path),
    make,
  })
  const found = [
    candidate('deleteResources', () => ({
      about: `delete ${id}`,
      operation: deleteResources([id]),
      outcome: deletion(world, [resource]),
    })),
    candidate('deletePlace', () => ({
      about: `delete the place ${id}`,
      operation: deletePlace({ resource: id, path: [] }),
      outcome: deletion(world, [resource]),
    })),
    candidate('duplicateResource', () => ({
      about: `duplicate ${id}`,
      operation: duplicateResource(id),
      outcome: unlessInTheWay(() => duplicate(world, resource)),
    })),
    candidate('renameResource', () => ({
      about: `rename ${id}`,
      operation: renameResource(id, 'renamed'),
      outcome: unlessInTheWay(() => renaming(world, resource, 'renamed')),
    })),
    ...['elsewhere', 'default', ''].map(namespace =>
      candidate('setNamespace', () => ({
        about: `move ${id} to ${namespace || 'no namespace'}`,
        operation: setNamespace(id, namespace),
        outcome: unlessInTheWay(() => moving(world, resource, namespace)),
      })),
    ),
    candidate('pasteResources', () => ({
      about: `copy ${id} and paste it into its file`,
      operation: pasteResources(copyResources(world.files, [id]), file),
      outcome: { added: [{ file, value: underFreeName(world, resource) }] },
    })),
    candidate('pasteResources', () => ({
      about: `copy ${id} and paste it into a new file`,
      operation: pasteResources(copyResources(world.files, [id]), 'new.yaml'),
      outcome: { added: [{ file: 'new.yaml', value: underFreeName(world, resource) }] },
    })),
  ]
  if (resource.kind === 'HTTPRoute' || resource.kind === 'GRPCRoute')
    found.push(
      candidate('allowReference', () => {
        const from = { kind: resource.kind, namespace: resource.namespace }
        const first = world.resources.find(it => it.kind === from.kind && it.namespace === from.namespace)
        return {
          about: `let ${id} refer to a Service elsewhere`,
          operation: allowReference({ from, to: { kind: 'Service', namespace: 'elsewhere', name: 'cart' } }),
          outcome: { added: [{ file: (first ?? resource).file, value: ofKind('ReferenceGrant') }] },
        }
      }),
    )
  if (others.length > 0)
    found.push(
      candidate('deleteResources', () => {
        const other = others[pick(others.length)]!
        return {
          about: `delete ${id} and ${other.id}`,
          operation: deleteResources([id, other.id]),
          outcome: deletion(world, [resource, other]),
        }
      }),
    )
  if (resource.kind === 'VirtualService')
    for (const rule of rulesOf(resource))
      found.push(
        candidate('splitToVersion', () => split(world, resource, rule), rule),
        candidate('extractDestinationRule', () => extraction(world, resource, rule), rule),
      )
  return found
}

/** Every operation on files, and the kinds of resource that can be added to them. */
export function fileOperations(world: World): Candidate[] {
  return world.files.flatMap(({ name }) => {
    const candidate = (operation: string, sort: string, make: Candidate['make']): Candidate => ({
      operation,
      sort,
      make,
    })
    return [
      ...templates.map(kind =>
        candidate('addResource', kind, () => ({
          about: `add a ${kind} to ${name}`,
          operation: addResource({ kind, file: name }),
          outcome: { added: [{ file: name, value: ofKind(kind) }] },
        })),
      ),
      ...templates.map(kind =>
        candidate('addKind', kind, () => ({
          about: `add a ${kind} that suits the rest to ${name}`,
          operation: addKind({ kind, file: name }),
          outcome: { added: [{ file: name, value: ofKind(kind) }] },
        })),
      ),
      candidate('removeServerFields', 'files', () => ({
        about: 'take out what the cluster wrote',
        operation: removeServerFields(),
        outcome: { changed: world.documents.flatMap(withoutServerFields) },
      })),
      candidate('addResource', 'new file', () => ({
        about: 'add a Gateway to a new file',
        operation: addResource({ kind: 'Gateway', file: 'new.yaml' }),
        outcome: { added: [{ file: 'new.yaml', value: ofKind('Gateway') }] },
      })),
      candidate('createFile', 'file', () => ({
        about: 'create new.yaml',
        operation: createFile('new.yaml', 'kind: New\n'),
        outcome: { added: [{ file: 'new.yaml', value: { kind: 'New' } }] },
      })),
      candidate('deleteFile', 'file', () => ({
        about: `delete ${name}`,
        operation: deleteFile(name),
        outcome: { removedFile: name },
      })),
      candidate('splitFile', 'file', () => ({
        about: `split ${name} by resource`,
        operation: splitFile(name),
        outcome: splitting(world, name),
      })),
      ...world.files
        .filter(it => it.name !== name)
        .slice(0, 1)
        .map(other =>
          candidate('joinFiles', 'file', () => ({
            about: `join ${other.name} into ${name}`,
            operation: joinFiles(name, [other.name]),
            outcome: joining(world, name, other.name),
          })),
        ),
      candidate('renameFile', 'file', () => ({
        about: `rename ${name}`,
        operation: renameFile(name, 'renamed.yaml'),
        outcome: { renamedFile: { from: name, to: 'renamed.yaml' } },
      })),
    ]
  })
}

/** A file for each document of several with resources. */
function splitting(world: World, file: string): Outcome | 'refused' {
  const own = world.documents.filter(it => it.file === file)
  if (own.some(it => !it.document.readable || it.skipped)) return 'refused'
  if (own.filter(it => it.resources.length > 0).length < 2) return 'refused'
  const taken = new Set(world.files.map(it => it.name))
  const added = own
    .filter(it => it.document.value !== undefined)
    .map(({ document, resources: [first] }) => {
      const words = [first?.kind, first?.name].filter(Boolean).join('-').toLowerCase()
      const plain = words.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^[.-]+/, '') || 'document'
      // A name that a disk would refuse is cut.
      const stem = file.slice(0, file.lastIndexOf('/') + 1) + plain.slice(0, 100)
      let name = `${stem}.yaml`
      for (let count = 2; taken.has(name); count++) name = `${stem}-${count}.yaml`
      taken.add(name)
      return { file: name, value: document.value! }
    })
  return { removedFile: file, added }
}

/** The documents of one file behind those of another. */
function joining(world: World, into: string, other: string): Outcome | 'refused' {
  const both = world.documents.filter(it => it.file === into || it.file === other)
  if (both.some(it => !it.document.readable || it.skipped)) return 'refused'
  const values = both.filter(it => it.file === other && it.document.value !== undefined)
  return { removedFile: other, added: values.map(it => ({ file: into, value: it.document.value! })) }
}

/** Nothing is left of what the cluster wrote, nor of annotations that held nothing else. */
function withoutServerFields(document: AnalysedDocument): ChangedDocument[] {
  if (!document.document.readable) return []
  const within = document.resources.flatMap(({ base, value }) =>
    serverFields
      .filter(path => get(value, path) !== undefined)
      .map(path => {
        const holder = path.length === 3 ? get(value, path.slice(0, -1)) : undefined
        const isAlone = isMap(holder) && Object.keys(holder).length === 1
        return [...base, ...(isAlone ? path.slice(0, -1) : path)]
      }),
  )
  if (within.length === 0) return []
  return [{ document, within, removes: true, value: (_, before) => within.reduce(remove, before) }]
}

function unlessInTheWay(make: () => Outcome | 'refused'): Outcome | 'refused' {
  try {
    return make()
  } catch (error) {
    if (error instanceof InTheWay) return 'refused'
    throw error
  }
}

/** A document goes when all its resources go; else the items go out of its list. */
function deletion(world: World, gone: readonly Resource[]): Outcome {
  const removed = world.documents.filter(
    it => it.resources.length > 0 && it.resources.every(own => gone.some(other => other.id === own.id)),
  )
  const items = [...gone].sort((a, b) => Number(b.base.at(-1) ?? 0) - Number(a.base.at(-1) ?? 0))
  const changed = items.flatMap(({ base, ...resource }): ChangedDocument[] => {
    const document = documentOf(world, { base, ...resource })
    if (removed.includes(document)) return []
    return [{ document, value: (_, before) => remove(before, base), within: [base], removes: true }]
  })
  return { removed, changed }
}

function duplicate(world: World, resource: Resource): Outcome {
  const { base } = resource
  const document = documentOf(world, resource)
  const value = resource.value as Json
  if (base.length === 0) {
    set(value, ['metadata', 'name'], '')
    return { added: [{ file: resource.file, behind: document, value: underNewName(world, resource) }] }
  }
  // The copy of an item gets metadata where what stands there is none.
  const list = base.slice(0, -1)
  const index = Number(base.at(-1)) + 1
  const bare = isMap(get(value, ['metadata'])) ? value : set(remove(value, ['metadata']), ['metadata'], {})
  return {
    changed: [
      {
        document,
        within: [list],
        adds: true,
        value: (found, before) => {
          const name = freshName(world, resource, get(found, [...list, index]))
          return insert(before, list, index, set(bare, ['metadata', 'name'], name))
        },
      },
    ],
  }
}

function underNewName(world: World, resource: Resource): Expected {
  return found => set(resource.value as Json, ['metadata', 'name'], freshName(world, resource, found))
}

/** The name of a copy: one that no resource of the kind and namespace has. */
function freshName(world: World, { kind, namespace }: Resource, copy: Json | undefined): string {
  const name = get(copy, ['metadata', 'name'])
  const isTaken = world.resources.some(
    it => it.kind === kind && it.namespace === namespace && it.name === name,
  )
  if (typeof name !== 'string' || name === '' || isTaken)
    throw new Error(`${JSON.stringify(name)} is no free name`)
  return name
}

/** Pasted beside itself a resource gets another name; without any it stays as it is. */
function underFreeName(world: World, resource: Resource): Expected {
  return resource.name === '' ? (resource.value as Json) : underNewName(world, resource)
}

function ofKind(kind: string): Expected {
  return found => {
    if (get(found, ['kind']) !== kindWords(kind) || !isMap(get(found, ['spec'])))
      throw new Error(`no ${kind}`)
    return found
  }
}

/** Every place that means the resource means it under its new name, and nothing else says anything new. */
function renaming(world: World, resource: Resource, name: string): Outcome | 'refused' {
  const alike = world.resources.filter(
    it => kindKey(it) === kindKey(resource) && it.namespace === resource.namespace && it.id !== resource.id,
  )
  if (alike.some(it => it.name === name)) return 'refused'
  const changed = new Map<number, { document: ChangedDocument['document']; places: Path[] }>()
  const note = (of: Resource, path: Path) => {
    const document = documentOf(world, of)
    const key = world.documents.indexOf(document)
    const known = changed.get(key) ?? { document, places: [] }
    known.places.push([...of.base, ...path])
    changed.set(key, known)
  }
  set(resource.value as Json, ['metadata', 'name'], name)
  note(resource, ['metadata', 'name'])
  for (const from of world.resources)
    for (const { path, target } of referencesMeant(from))
      if (isMeantAlone(target, resource, world.resources)) note(from, path)

  return {
    changed: [...changed.values()].map(({ document, places }) => ({
      document,
      within: places,
      value: (found, before) => {
        const written = places.map(path => get(found, path))
        if (written.some(it => typeof it !== 'string')) throw new Error('A reference is no text any more')
        const expected = places.reduce((it, path, i) => set(it, path, written[i]!), before)
        checkMeaning(world, resource, document, found, name)
        return expected
      },
    })),
  }
}

/** Reads the references of the changed document anew. */
function checkMeaning(
  world: World,
  resource: Resource,
  document: ChangedDocument['document'],
  found: Json,
  name: string,
): void {
  for (const from of world.resources.filter(it => documentOf(world, it) === document)) {
    const before = referencesMeant(from)
    const after = referencesMeant({ ...from, value: get(found, from.base) as Resource['value'] })
    before.forEach((it, i) => {
      const isMeant = isMeantAlone(it.target, resource, world.resources)
      const target = isMeant ? meantAfter(it.target, name) : it.target
      if (after[i]?.target !== target) throw new Error(`${JSON.stringify(it.path)} means ${after[i]?.target}`)
    })
    if (from.id === resource.id && get(found, [...from.base, 'metadata', 'name']) !== name)
      throw new Error('The name is another')
  }
}

function rulesOf({ value }: Resource): Path[] {
  return ['http', 'tls', 'tcp'].flatMap(protocol => {
    const rules = get(value as Json, ['spec', protocol])
    return Array.isArray(rules) ? rules.map((_, i) => ['spec', protocol, i]) : []
  })
}

function split(world: World, resource: Resource, rule: Path) {
  const operation = splitToVersion({ resource: resource.id, path: rule })
  const about = `split ${resource.id} ${JSON.stringify(rule)}`
  const outcome = unlessInTheWay((): Outcome | 'refused' => {
    const value = resource.value as Json
    const route = get(value, [...rule, 'route'])
    const items = Array.isArray(route) ? route : []
    const weights = items.map(it => (items.length === 1 ? 100 : wholeNumber(get(it, ['weight']))))
    const weight = Math.max(...weights)
    const index = weights.indexOf(weight)
    const host = get(items, [index, 'destination', 'host'])
    if (items.length === 0 || typeof host !== 'string' || host === '' || weight < 2) return 'refused'

    const named = get(items, [index, 'destination', 'subset'])
    const current = typeof named === 'string' && named !== '' ? named : 'v1'
    const part = Math.max(1, Math.round(weight / 10))
    const at = [...rule, 'route', index]
    const written = (found: Json): Json => {
      const next = get(found, [...rule, 'route', index + 1, 'destination', 'subset'])
      if (typeof next !== 'string' || !/^v\d+$/.test(next) || next === current)
        throw new Error('No next version')
      const destination = set(get(items, [index, 'destination']), ['subset'], next)
      const shared = set(
        set(value, [...at, 'weight'], weight - part),
        [...at, 'destination', 'subset'],
        current,
      )
      return insert(shared, [...rule, 'route'], index + 1, { destination, weight: part })
    }
    return withSubsets(
      world,
      resource,
      new Map([[host, (found: readonly Json[]) => found.includes(current)]]),
      {
        ...changedBy(world, resource, value, [[...rule, 'route']]),
        adds: false,
        value: (found, before) => set(before, resource.base, written(get(found, resource.base)!)),
      },
    )
  })
  return { about, operation, outcome }
}

function extraction(world: World, resource: Resource, rule: Path) {
  const operation = extractDestinationRule({ resource: resource.id, path: rule })
  const about = `extract from ${resource.id} ${JSON.stringify(rule)}`
  const route = get(resource.value as Json, [...rule, 'route'])
  const named = new Map<string, Set<string>>()
  for (const item of Array.isArray(route) ? route : []) {
    const [host, subset] = [get(item, ['destination', 'host']), get(item, ['destination', 'subset'])]
    if (typeof host === 'string' && host !== '' && typeof subset === 'string' && subset !== '')
      named.set(host, (named.get(host) ?? new Set()).add(subset))
  }
  const lacking = [...named].filter(([host, subsets]) => {
    const known = namesOf(ruleFor(world, resource, host))
    return [...subsets].some(it => !known.includes(it))
  })
  const outcome = unlessInTheWay(() =>
    lacking.length === 0
      ? 'refused'
      : withSubsets(
          world,
          resource,
          new Map(
            lacking.map(([host, subsets]) => [host, found => [...subsets].every(it => found.includes(it))]),
          ),
        ),
  )
  return { about, operation, outcome }
}

/** Each host's DestinationRule has more subsets at the end of its list, or is a new one at the end of the file. */
function withSubsets(
  world: World,
  resource: Resource,
  wanted: ReadonlyMap<string, (names: readonly Json[]) => boolean>,
  own?: ChangedDocument,
): Outcome | 'refused' {
  const changed: ChangedDocument[] = own ? [own] : []
  const added: { file: string; value: Expected }[] = []
  for (const [host, isRight] of wanted) {
    const rule = ruleFor(world, resource, host)
    if (!rule) {
      const value: Expected = found => {
        if (get(found, ['kind']) !== 'DestinationRule') throw new Error('no DestinationRule')
        if (!isRight(subsetNames(get(found, ['spec', 'subsets'])))) throw new Error('other subsets')
        return found
      }
      added.push({ file: resource.file, value })
      continue
    }
    const path = ['spec', 'subsets']
    const before = get(rule.value as Json, path) ?? []
    if (!Array.isArray(before)) return 'refused'
    insert(rule.value as Json, path, before.length, {})
    changed.push({
      ...changedBy(world, rule, rule.value as Json, [path]),
      adds: true,
      value: (found, whole) => {
        const after = get(found, [...rule.base, ...path]) ?? []
        if (!Array.isArray(after) || !isRight(subsetNames(after))) throw new Error('other subsets')
        const more = after.slice(before.length)
        return more.length === 0 ? whole : set(whole, [...rule.base, ...path], [...before, ...more])
      },
    })
  }
  return { changed, added }
}

function ruleFor(world: World, { namespace }: Resource, host: string): Resource | undefined {
  return destinationRulesFor(linkModel(world.resources, defaultSettings), host, namespace)[0]
}

function namesOf(rule: Resource | undefined): Json[] {
  return subsetNames(rule && get(rule.value as Json, ['spec', 'subsets']))
}

function subsetNames(subsets: Json | undefined): Json[] {
  return Array.isArray(subsets) ? subsets.map(it => get(it, ['name']) ?? null) : []
}

function wholeNumber(value: Json | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0
}
