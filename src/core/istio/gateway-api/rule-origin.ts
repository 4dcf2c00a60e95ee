import type { Place, Resource } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'
import type { RouteRuleOfIstio } from './route-rules.ts'

/** Where a path of a VirtualService that is made of routes is written in them. */
export function ruleOrigin(from: Resource, rules: readonly RouteRuleOfIstio[]): (path: Path) => Place {
  return ([, , index, part, number]) => {
    const rule = typeof index === 'number' ? rules[index] : undefined
    if (!rule) return { resource: from.id, path: ['spec'] }
    const { path, match, backends, mirrors, route } = rule
    const at = typeof number === 'number' ? number : 0
    const places = { match: match && [match], route: backends, mirrors } as const
    const found = part === 'match' || part === 'route' || part === 'mirrors' ? places[part] : undefined
    return { resource: route.resource.id, path: found?.[part === 'match' ? 0 : at] ?? path }
  }
}
