import { changeField, type FieldSpec } from '../fields/field-spec.ts'
import { fieldOf, isTrue, itemsOf, type Kustomization, pairsOf, scalarText } from '../files/kustomization.ts'
import { type Accumulated, type Customized, foundBy, keysOf, remembered } from '../resources/accumulator.ts'
import { keptBy, stepOf } from '../resources/kept-steps.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { describeKey, isClusterScoped, isSelected, keyOf, keyText } from '../traced/resource-id.ts'
import {
  made,
  type Origin,
  replacedScalars,
  type Traced,
  type TracedMap,
  textAt,
  type WrittenAt,
  withEntry,
  withTextAt,
} from '../traced/traced.ts'

type Transform = (accumulated: Accumulated, kustomization: Kustomization) => Accumulated

/** What kustomize does to all resources of a kustomization after its patches, in its order. */
export const transforms: readonly Transform[] = [
  setNamespace,
  addPrefix,
  addSuffix,
  addLabels,
  addCommonLabels,
  addCommonAnnotations,
]

/** `how` depends on the part of the kustomization, the fields and the resource alone. */
function each(
  accumulated: Accumulated,
  part: Traced,
  name: string,
  how: (resource: Customized) => Customized,
): Accumulated {
  const step = stepOf(part, name, accumulated.fields)
  return { ...accumulated, resources: accumulated.resources.map(it => keptBy(step, it, how)) }
}

function setNamespace(accumulated: Accumulated, kustomization: Kustomization): Accumulated {
  const field = fieldOf(kustomization.root, 'namespace')
  const namespace = scalarText(field)
  if (!field || !namespace) return accumulated
  const value = made(
    namespace,
    `\`namespace\` of ${kustomization.file} sets it for all its resources.`,
    field.origin.at,
  )
  const counts = new Map<string, number>()
  const count = (key: string, more: number) => counts.set(key, (counts.get(key) ?? 0) + more)
  for (const it of accumulated.resources) count(keyText(keyOf(it.value)), 1)
  const step = stepOf(kustomization.root, 'namespace', accumulated.fields)
  const resources = accumulated.resources.map(it => {
    const changed = keptBy(step, it, () => ({
      ...remembered(it),
      value: inNamespace(it.value, value, accumulated.fields.namespace),
    }))
    const key = keyOf(changed.value)
    count(keyText(keyOf(it.value)), -1)
    count(keyText(key), 1)
    if (counts.get(keyText(key))! > 1)
      throw new KustomizeFault(
        `With the namespace ${namespace} there are two of ${describeKey(key)}.`,
        field.origin.at,
      )
    return changed
  })
  return { ...accumulated, resources }
}

function inNamespace(resource: TracedMap, namespace: Traced, fields: readonly FieldSpec[]): TracedMap {
  const key = keyOf(resource)
  let result = isClusterScoped(key) ? resource : withTextAt(resource, ['metadata', 'namespace'], namespace)
  if (key.kind === 'RoleBinding' || key.kind === 'ClusterRoleBinding')
    result = changeField(result, { path: 'subjects' }, namespace.origin, it => withSubjects(it!, namespace))
  for (const spec of fields) {
    if (spec.path === 'metadata/namespace' || (spec.path === 'metadata/name' && key.group !== '')) continue
    result = changeField(result, spec, namespace.origin, () => namespace)
  }
  return result
}

/** Subjects named `default` alone. */
function withSubjects(subjects: Traced, namespace: Traced): Traced {
  if (subjects.kind !== 'list') return subjects
  const items = subjects.items.map(it =>
    it.kind === 'map' && textAt(it, 'name') === 'default' ? withEntry(it, 'namespace', namespace) : it,
  )
  return { ...subjects, items }
}

function addPrefix(accumulated: Accumulated, kustomization: Kustomization): Accumulated {
  return affix(accumulated, kustomization, 'namePrefix')
}

function addSuffix(accumulated: Accumulated, kustomization: Kustomization): Accumulated {
  return affix(accumulated, kustomization, 'nameSuffix')
}

function affix(
  accumulated: Accumulated,
  { root, file }: Kustomization,
  name: 'namePrefix' | 'nameSuffix',
): Accumulated {
  const field = fieldOf(root, name)
  const text = scalarText(field)
  if (!field || !text) return accumulated
  const why = `The name is made with \`${name}\` of ${file}.`
  const isPrefix = name === 'namePrefix'
  return each(accumulated, root, name, resource => {
    const first = keysOf(resource)[0]!
    if (keepsName(first)) return resource
    const specs = accumulated.fields[name].filter(it => isSelected(first, it))
    return specs.reduce((it, spec) => {
      const known = spec.path === 'metadata/name' ? remembered(withAffix(it, name, text)) : it
      const value = changeField(it.value, spec, { type: 'made', why, at: field.origin.at }, old => {
        const before = old?.kind === 'scalar' ? String(old.value) : ''
        return made(isPrefix ? text + before : before + text, why, field.origin.at)
      })
      return Object.assign({}, known, { value })
    }, resource)
  })
}

function withAffix(resource: Customized, name: 'namePrefix' | 'nameSuffix', text: string): Customized {
  if (name === 'namePrefix') return { ...resource, prefixes: [...resource.prefixes, text] }
  return { ...resource, suffixes: [...resource.suffixes, text] }
}

function keepsName({ group, kind }: { readonly group: string; readonly kind: string }): boolean {
  return (
    kind === 'CustomResourceDefinition' ||
    kind === 'Namespace' ||
    (kind === 'APIService' && group === 'apiregistration.k8s.io')
  )
}

function addLabels(accumulated: Accumulated, { root, file }: Kustomization): Accumulated {
  return itemsOf(root, 'labels').reduce<Accumulated>((all, entry) => {
    if (entry.kind !== 'map') return all
    const specs = [...ownFields(entry), ...all.fields.labels]
    if (isTrue(entry, 'includeSelectors')) specs.push(...all.fields.commonLabels)
    else {
      if (isTrue(entry, 'includeTemplates')) specs.push(...all.fields.templateLabels)
      specs.push({ path: 'metadata/labels', create: true })
    }
    return addPairs(all, entry, pairsOf(entry, 'pairs'), specs, `\`labels\` of ${file} add it.`)
  }, accumulated)
}

function ownFields(entry: TracedMap): FieldSpec[] {
  return itemsOf(entry, 'fields').flatMap(it => readFieldSpec(it) ?? [])
}

/** A field specification as a person writes it. */
export function readFieldSpec(traced: Traced): FieldSpec | undefined {
  if (traced.kind !== 'map') return undefined
  const path = scalarText(fieldOf(traced, 'path'))
  if (!path) return undefined
  const part = (name: string) => scalarText(fieldOf(traced, name)) ?? ''
  return {
    path,
    create: isTrue(traced, 'create'),
    group: part('group'),
    version: part('version'),
    kind: part('kind'),
  }
}

function addCommonLabels(accumulated: Accumulated, { root, file }: Kustomization): Accumulated {
  const { commonLabels } = accumulated.fields
  return addPairs(
    accumulated,
    fieldOf(root, 'commonLabels'),
    pairsOf(root, 'commonLabels'),
    commonLabels,
    `\`commonLabels\` of ${file} adds it.`,
  )
}

function addCommonAnnotations(accumulated: Accumulated, { root, file }: Kustomization): Accumulated {
  const { commonAnnotations } = accumulated.fields
  return addPairs(
    accumulated,
    fieldOf(root, 'commonAnnotations'),
    pairsOf(root, 'commonAnnotations'),
    commonAnnotations,
    `\`commonAnnotations\` of ${file} adds it.`,
  )
}

function addPairs(
  accumulated: Accumulated,
  part: Traced | undefined,
  pairs: readonly (readonly [string, Traced])[],
  specs: readonly FieldSpec[],
  why: string,
): Accumulated {
  if (!part || pairs.length === 0) return accumulated
  return each(accumulated, part, 'pairs', resource => ({
    ...resource,
    value: pairs.reduce((value, [key, it]) => withPair(value, key, it, specs, why), resource.value),
  }))
}

function withPair(
  value: TracedMap,
  key: string,
  pair: Traced,
  specs: readonly FieldSpec[],
  why: string,
): TracedMap {
  const at: WrittenAt = pair.origin.at
  const origin: Origin = { type: 'made', why, at }
  // One and the same at all its places, and so are those that it replaces: kustomize changes them in place.
  const added = made(pair.kind === 'scalar' ? String(pair.value) : '', why, at)
  return specs.reduce((it, spec) => {
    const replaced = new Map<Traced, Traced>()
    const changed = changeField(it, spec, origin, map => {
      if (map === undefined) return { kind: 'map', entries: new Map([[key, added]]), origin }
      if (map.kind !== 'map')
        throw new KustomizeFault(`Expected a mapping at \`${spec.path}\`.`, map.origin.at)
      const old = map.entries.get(key)
      if (old?.kind !== 'scalar') return withEntry(map, key, added)
      const now = old === added ? added : (replaced.get(old) ?? { ...added })
      replaced.set(old, now)
      return withEntry(map, key, now)
    })
    return replacedScalars(changed, replaced) as TracedMap
  }, value)
}

/** `replicas`: the count stands in the kustomization, and is edited there. */
export function setReplicas(accumulated: Accumulated, { root }: Kustomization): Accumulated {
  return itemsOf(root, 'replicas').reduce<Accumulated>((all, entry) => {
    if (entry.kind !== 'map') return all
    const name = scalarText(fieldOf(entry, 'name')) ?? ''
    const count = fieldOf(entry, 'count') ?? made(0, 'The count is missing.', entry.origin.at)
    const changed = each(all, entry, 'replicas', resource => {
      const specs = all.fields.replicas.filter(spec =>
        keysOf(resource).some(it => it.name === name && isSelected(it, spec)),
      )
      if (specs.length === 0) return resource
      return {
        ...foundBy(resource, entry),
        value: specs.reduce((it, spec) => changeField(it, spec, count.origin, () => count), resource.value),
      }
    })
    if (changed.resources.every((it, i) => it === all.resources[i]))
      throw new KustomizeFault(`\`replicas\` names ${name}, and no workload has that name.`, entry.origin.at)
    return changed
  }, accumulated)
}
