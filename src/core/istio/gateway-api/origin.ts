import type { Place, ResourceId } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'
import type { RouteRuleOfIstio } from './route-rules.ts'

/** Where what Istio makes is written: the place as a whole, and those of its rules in order. Plain data. */
export type Origin = {
  readonly resource: ResourceId
  readonly path: Path
  readonly rules: readonly RuleOrigin[]
}

type RuleOrigin = {
  readonly resource: ResourceId
  readonly path: Path
  readonly match: Path
  readonly route: readonly Path[]
  readonly mirrors: readonly Path[]
}

export function originOfRules(resource: ResourceId, rules: readonly RouteRuleOfIstio[]): Origin {
  return {
    resource,
    path: ['spec'],
    rules: rules.map(({ route, path, match, backends, mirrors }) => ({
      resource: route.resource.id,
      path,
      match: match ?? path,
      route: backends,
      mirrors,
    })),
  }
}

/** Where a path of what is made is written. */
export function placeIn({ resource, path: whole, rules }: Origin, path: Path): Place {
  const [, , index, part, number] = path
  const rule = typeof index === 'number' ? rules[index] : undefined
  if (!rule) return { resource, path: whole }
  const at = typeof number === 'number' ? number : 0
  const parts = part === 'route' || part === 'mirrors' ? rule[part] : []
  return { resource: rule.resource, path: part === 'match' ? rule.match : (parts[at] ?? rule.path) }
}
