import { isPattern, matchesWhole } from '../../language/match-text.ts'
import { fieldOf, scalarText } from '../files/kustomization.ts'
import { type Customized, keysOf } from '../resources/accumulator.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { keyOf, namespaceOf } from '../traced/resource-id.ts'
import { type TracedMap, tracedAt } from '../traced/traced.ts'
import { matchesLabels } from './label-selector.ts'

/**
 * The resources that a `target` selects: group, version, kind, name and namespace as whole RE2 patterns, the latter two held against
 * what the resource was called first and is called now. Follows sigs.k8s.io/kustomize/api/resmap: Select.
 */
export function selectTargets(resources: readonly Customized[], target: TracedMap): Customized[] {
  const wanted = (name: string) => {
    const found = fieldOf(target, name)
    const text = scalarText(found) ?? ''
    return { text, at: (found ?? target).origin.at }
  }
  const matcher = (name: string) => {
    const { text, at } = wanted(name)
    if (text !== '' && !isPattern(text))
      throw new KustomizeFault(`\`${name}\` is not a regular expression that RE2 can read.`, at)
    return (value: string) => text === '' || matchesWhole(text, value)
  }
  const labels = (name: string, field: string) => {
    const { text, at } = wanted(name)
    return (value: TracedMap) => {
      const met = matchesLabels(text, textsAt(value, field))
      if (met === undefined) throw new KustomizeFault(`\`${name}\` cannot be read as a selector.`, at)
      return met
    }
  }
  const [group, version, kind] = [matcher('group'), matcher('version'), matcher('kind')]
  const [name, namespace] = [matcher('name'), matcher('namespace')]
  const [byLabels, byAnnotations] = [
    labels('labelSelector', 'labels'),
    labels('annotationSelector', 'annotations'),
  ]
  return resources.filter(resource => {
    const now = keyOf(resource.value)
    const first = keysOf(resource)[0]!
    return (
      (namespace(namespaceOf(first)) || namespace(namespaceOf(now))) &&
      (name(first.name) || name(now.name)) &&
      group(now.group) &&
      version(now.version) &&
      kind(now.kind) &&
      byLabels(resource.value) &&
      byAnnotations(resource.value)
    )
  })
}

/** Labels or annotations as texts. */
export function textsAt(value: TracedMap, field: string): Map<string, string> {
  const found = tracedAt(value, ['metadata', field])
  if (found?.kind !== 'map') return new Map()
  return new Map(
    [...found.entries].flatMap(([key, it]) =>
      it.kind === 'scalar' ? [[key, String(it.value)] as const] : [],
    ),
  )
}
