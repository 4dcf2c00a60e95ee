import { followDelegate } from '../../model/delegates.ts'
import { memoByKinds, memoByValue } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import { field, has, type JsonMap, mapAt } from '../../model/read-value.ts'
import { type Resource, writtenPlace } from '../../model/resource.ts'
import { type Mirror, type Rule, readVirtualService } from '../../model/virtual-services.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { EffectiveRule, WrittenIn } from './effective-rule.ts'
import { mergeMatches } from './merge-matches.ts'

/** The HTTP rules of a VirtualService with hosts, delegates followed (one level). A rule that leads nowhere is left out. */
export function effectiveRules(model: Model, virtualService: Resource): readonly EffectiveRule[] {
  if (!delegates(virtualService)) return ownRules(virtualService)
  const cache = memo(model)
  const known = cache.get(virtualService)
  if (known) return known
  const rules = readVirtualService(virtualService).http.flatMap(rule => expand(model, virtualService, rule))
  cache.set(virtualService, rules)
  return rules
}

/** Whether the rules depend on more than the VirtualService itself. */
export function delegates(virtualService: Resource): boolean {
  return readVirtualService(virtualService).http.some(it => it.delegate)
}

const ownRules = memoByValue(resource => readVirtualService(resource).http.map(it => ownRule(resource, it)))

const memo = memoByKinds(['VirtualService'], () => new Map<Resource, readonly EffectiveRule[]>())

function expand(model: Model, virtualService: Resource, rule: Rule): EffectiveRule[] {
  const own = ownRule(virtualService, rule)
  const target = followDelegate(model, rule, virtualService.namespace)
  if (!target) return [own]
  if (!target.found) return []
  return readVirtualService(target.resource).http.flatMap(leaf => {
    if (leaf.delegate) return []
    const merged = mergeRules(own, ownRule(target.resource, leaf))
    return merged ? [merged] : []
  })
}

function ownRule(resource: Resource, rule: Rule): EffectiveRule {
  const { namespace, domain } = resource
  return {
    place: writtenPlace(resource, rule.path),
    root: undefined,
    name: rule.name ?? '',
    matches: rule.matches.map(it => ({ place: writtenPlace(resource, it.path), value: it.value })),
    destinations: rule.destinations.map(it => ({ ...it, namespace, domain })),
    mirrors: rule.mirrors.map(it => ({ ...it, namespace, domain })),
    redirect: rule.redirect,
    directResponse: rule.directResponse,
    rewrite: has(rule.value, 'rewrite') ? mapAt(rule.value, 'rewrite') : undefined,
    value: rule.value,
    namespace,
  }
}

const inherited = ['timeout', 'retries', 'fault', 'corsPolicy', 'headers'] as const

/** What a delegate's rule lacks comes from the rule that led to it; its matches have to refine that rule's. */
function mergeRules(root: EffectiveRule, leaf: EffectiveRule): EffectiveRule | undefined {
  const matches = mergeMatches(root, leaf)
  if (!matches) return undefined
  const value: Record<string, JsonMap[string]> = Object.assign(Object.create(null), leaf.value)
  for (const name of inherited) {
    const given = has(leaf.value, name) ? undefined : field(root.value, name)
    if (given !== undefined) value[name] = given
  }
  return {
    ...leaf,
    root: root.place,
    name: [root.name, leaf.name].filter(Boolean).join('-'),
    matches,
    mirrors: mergeMirrors(root, leaf),
    directResponse: leaf.directResponse ?? root.directResponse,
    rewrite: leaf.rewrite ?? root.rewrite,
    value,
  }
}

/** `mirror`, `mirrors` and the percentage are inherited each by itself. */
function mergeMirrors(root: EffectiveRule, leaf: EffectiveRule): readonly WrittenIn<Mirror>[] {
  const single = (it: EffectiveRule) => it.mirrors.find(isSingle)
  const several = (it: EffectiveRule) => it.mirrors.filter(mirror => !isSingle(mirror))
  const mirror = single(leaf) ?? single(root)
  const percentage = percentageOf(leaf.value) ?? percentageOf(root.value) ?? 100
  const list = several(leaf).length ? several(leaf) : several(root)
  return [...(mirror ? [{ ...mirror, percentage }] : []), ...list]
}

function isSingle(mirror: Mirror): boolean {
  return mirror.path.at(-1) === 'mirror'
}

function percentageOf(rule: JsonMap): number | undefined {
  const percentage = field(rule, 'mirrorPercentage')
  if (isMap(percentage)) {
    const value = field(percentage, 'value')
    return typeof value === 'number' ? value : 0
  }
  const old = field(rule, 'mirrorPercent')
  return typeof old === 'number' ? old : undefined
}
