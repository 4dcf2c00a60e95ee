import { serviceOfHost } from '../../model/hosts.ts'
import type { MeshService } from './mesh-services.ts'

/**
 * The names that a workload of a namespace may call a service by; ports are not compared. Those of a Kubernetes service
 * leave off what caller and service have in common: beside it the bare name, from elsewhere name and namespace.
 */
export function serviceDomains(
  { host, domain, headless, aliases }: MeshService,
  callerNamespace: string,
): { readonly own: readonly string[]; readonly alternative: readonly string[] } {
  const all = [host, ...aliases].map(it => ({ host: it, short: shortForms(it, callerNamespace, domain) }))
  // Istio gives each name its absolute form as well (PILOT_ENABLE_ABSOLUTE_FQDN_VHOST_DOMAIN).
  const own = all.flatMap(it => [it.host, `${it.host}.`])
  const alternative = all.flatMap(it => it.short)
  // Pods of a headless service have names of their own below it.
  const below = headless ? [...own, ...alternative].map(it => `*.${it}`) : []
  return { own, alternative: [...alternative, ...below] }
}

/** The names without the domain that a service is called by from a namespace. */
export function shortForms(host: string, callerNamespace: string, domain: string): string[] {
  const named = serviceOfHost(host, domain)
  if (!named || named.name.includes('.')) return []
  const { name, namespace } = named
  const forms = [`${name}.${namespace}.svc`, `${name}.${namespace}`]
  return namespace === callerNamespace ? [name, ...forms] : forms
}

/** The addresses under which a service is called without a name; a range is one to the letter. */
export function addressDomains({ addresses, range }: MeshService): string[] {
  return [...addresses, ...(range === undefined ? [] : [range])].map(it =>
    it.includes(':') && !it.includes('/') ? `[${it}]` : it,
  )
}
