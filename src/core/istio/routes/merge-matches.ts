import { resolveGatewayName } from '../../model/gateway-references.ts'
import { booleanAt, field, integerAt, type JsonMap, mapAt, textAt, textsAt } from '../../model/read-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { EffectiveMatch, EffectiveRule } from './effective-rule.ts'

/**
 * The matches of a delegate's rule within those of the rule that leads to it, or undefined when one of them fits none:
 * then the whole rule is dropped (model/virtualservice.go, mergeHTTPMatchRequests).
 */
export function mergeMatches(
  root: EffectiveRule,
  leaf: EffectiveRule,
): readonly EffectiveMatch[] | undefined {
  if (root.matches.length === 0) return leaf.matches
  if (leaf.matches.length === 0) return root.matches
  const merged: EffectiveMatch[] = []
  for (const inner of leaf.matches) {
    const partners = root.matches.filter(
      outer => !conflict(outer.value, inner.value, root.namespace, leaf.namespace),
    )
    if (partners.length === 0) return undefined
    merged.push(...partners.map(outer => ({ place: inner.place, value: merge(outer.value, inner.value) })))
  }
  return merged
}

const texts = ['uri', 'scheme', 'method', 'authority'] as const
const maps = ['headers', 'withoutHeaders', 'queryParams'] as const

function conflict(root: JsonMap, leaf: JsonMap, rootNamespace: string, leafNamespace: string): boolean {
  if (texts.some(it => textConflict(field(root, it), field(leaf, it)))) return true
  if (maps.some(it => mapConflict(mapAt(root, it), mapAt(leaf, it)))) return true
  if (booleanAt(root, 'ignoreUriCase') !== booleanAt(leaf, 'ignoreUriCase')) return true
  const rootPort = integerAt(root, 'port') ?? 0
  const leafPort = integerAt(leaf, 'port') ?? 0
  if (rootPort > 0 && leafPort > 0 && rootPort !== leafPort) return true
  const namespace = textAt(root, 'sourceNamespace')
  if (namespace && namespace !== textAt(leaf, 'sourceNamespace')) return true
  const labels = mapAt(root, 'sourceLabels')
  if (
    Object.entries(mapAt(leaf, 'sourceLabels')).some(
      ([key, it]) => Object.hasOwn(labels, key) && labels[key] !== it,
    )
  )
    return true
  return gatewayConflict(textsAt(root, 'gateways'), rootNamespace, textsAt(leaf, 'gateways'), leafNamespace)
}

/** Two conditions on one text agree only where the inner plainly refines the outer; regexes never do. */
function textConflict(root: JsonMap[string] | undefined, leaf: JsonMap[string] | undefined): boolean {
  if (!isMap(root) || !isMap(leaf)) return false
  if (textAt(root, 'regex') || textAt(leaf, 'regex')) return true
  const exact = textAt(root, 'exact')
  if (exact) return Boolean(textAt(leaf, 'prefix')) || textAt(leaf, 'exact') !== exact
  const prefix = textAt(root, 'prefix')
  const inner = textAt(leaf, 'prefix') || textAt(leaf, 'exact')
  return !(prefix && inner?.startsWith(prefix))
}

function mapConflict(root: JsonMap, leaf: JsonMap): boolean {
  return Object.keys(leaf).some(key => Object.hasOwn(root, key) && textConflict(root[key], leaf[key]))
}

function gatewayConflict(
  root: readonly string[],
  rootNamespace: string,
  leaf: readonly string[],
  leafNamespace: string,
) {
  if (root.length === 0 || leaf.length === 0) return false
  const allowed = new Set(root.map(it => fullName(it, rootNamespace)))
  return leaf.some(it => !allowed.has(fullName(it, leafNamespace)))
}

function fullName(text: string, namespace: string): string {
  const name = resolveGatewayName(text, namespace)
  return name ? `${name.namespace}/${name.name}` : text
}

function merge(root: JsonMap, leaf: JsonMap): JsonMap {
  const merged: Record<string, JsonMap[string]> = Object.create(null)
  for (const name of [...texts, 'port', 'gateways', 'sourceNamespace', 'ignoreUriCase', 'statPrefix']) {
    const value = present(field(leaf, name)) ?? field(root, name)
    if (value !== undefined) merged[name] = value
  }
  for (const name of [...maps, 'sourceLabels']) {
    const united = { ...mapAt(root, name), ...mapAt(leaf, name) }
    if (Object.keys(united).length > 0) merged[name] = Object.assign(Object.create(null), united)
  }
  const name = [textAt(root, 'name'), textAt(leaf, 'name')].filter(Boolean).join('-')
  if (name) merged.name = name
  return merged
}

/** Istio sees no difference between an empty value and none. */
function present(value: JsonMap[string] | undefined): JsonMap[string] | undefined {
  if (value === '' || value === 0 || (Array.isArray(value) && value.length === 0)) return undefined
  return value
}
