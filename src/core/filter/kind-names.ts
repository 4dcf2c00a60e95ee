import { kinds } from '../kinds/index.ts'
import { kubernetesKinds } from '../kinds/kubernetes.ts'

/** Every kind that the editor knows by name. */
export const kindNames: readonly string[] = [
  ...new Set([...kinds.map(it => it.kind), ...kubernetesKinds.map(it => it.kind)]),
]

/** The short names that kubectl takes, of the kinds that have one. */
const shortNames: Readonly<Record<string, string>> = {
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

/** What a value of `kind:` may mean: itself, the kind of a short name, or the kind of a plural. */
export function kindsMeant(value: string): readonly string[] {
  const name = value.toLowerCase()
  const short = Object.hasOwn(shortNames, name) ? shortNames[name] : undefined
  if (short) return [short]
  const plural = kindNames.find(it => pluralsOf(it.toLowerCase()).includes(name))
  return plural ? [plural] : [value]
}

function pluralsOf(kind: string): readonly string[] {
  return [`${kind}s`, /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}es`]
}
