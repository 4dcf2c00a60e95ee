import { keyOf, kinds } from '../kinds/index.ts'
import { kubernetesKinds } from '../kinds/kubernetes.ts'

/** Every kind that the editor knows, as `kindKey` tells it. */
export const kindNames: readonly string[] = [
  ...new Set([...kinds.map(keyOf), ...kubernetesKinds.map(it => it.kind)]),
]

/** The short names that kubectl takes, of the kinds that have one; where two kinds have the same, Istio's has it. */
const shortNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(kinds.flatMap(it => it.shortNames.map(short => [short, keyOf(it)]))),
  gw: 'Gateway',
  vs: 'VirtualService',
  dr: 'DestinationRule',
  se: 'ServiceEntry',
  we: 'WorkloadEntry',
  wg: 'WorkloadGroup',
  ap: 'AuthorizationPolicy',
  pa: 'PeerAuthentication',
  ra: 'RequestAuthentication',
  svc: 'Service',
  deploy: 'Deployment',
  po: 'Pod',
}

/** What a value of `kind:` may mean: itself, the kind of a short name, or that of a plural, with or without its group. */
export function kindsMeant(value: string): readonly string[] {
  const name = value.toLowerCase()
  const short = Object.hasOwn(shortNames, name) ? shortNames[name] : undefined
  if (short) return [short]
  const resource = kinds.find(it => `${it.plural}.${it.group}` === name)
  if (resource) return [keyOf(resource)]
  // Both APIs have a Gateway: the name alone means either.
  const named = kinds.filter(
    it => it.kind.toLowerCase() === name || pluralsOf(it.kind.toLowerCase()).includes(name),
  )
  if (named.length > 0) return named.map(keyOf)
  const plural = kindNames.find(it => pluralsOf(it.toLowerCase()).includes(name))
  return plural ? [plural] : [value]
}

function pluralsOf(kind: string): readonly string[] {
  return [`${kind}s`, /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}es`]
}
