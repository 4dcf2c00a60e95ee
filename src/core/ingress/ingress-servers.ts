import type { Json } from '../yaml/source-document.ts'
import { type Ingress, nginx } from './read-ingress.ts'

/** The servers of a Gateway that takes the hosts of Ingresses: plain, redirected to https, and one for each certificate. */
export function serversOf(
  ingresses: readonly Ingress[],
  hosts: readonly string[],
  tell: (ingress: Ingress, note: string) => void,
): Json[] {
  const certificates = new Map<string, string[]>()
  const secured = new Set<string>()
  for (const ingress of ingresses)
    for (const { hosts: named, secretName } of ingress.tls) {
      const own = (named.length > 0 ? named : ingress.hosts).filter(it => !secured.has(it))
      if (secretName === undefined) {
        tell(
          ingress,
          `No Secret is named for ${own.join(', ')}: Istio has no certificate to fall back on, so only http is served.`,
        )
        continue
      }
      if (own.length === 0) continue
      if (!certificates.has(secretName))
        tell(
          ingress,
          `The Secret ${secretName} has to be in the namespace of the gateway's pods, often istio-system.`,
        )
      certificates.set(secretName, [...(certificates.get(secretName) ?? []), ...own])
      for (const it of own) secured.add(it)
    }

  const redirected = hosts.filter(host => ingresses.some(it => isRedirected(it, host) && secured.has(host)))
  for (const it of ingresses) {
    if (it.className !== undefined)
      tell(
        it,
        `The class ${it.className} is not carried: the Gateway picks pods with the label istio=ingressgateway.`,
      )
    if (it.hosts.some(host => isRedirected(it, host) && secured.has(host)))
      tell(it, 'Requests for http are redirected with 301; ingress-nginx does it with 308.')
    else if (nginx(it, 'force-ssl-redirect') === 'true')
      tell(
        it,
        'The redirect to https is not carried: without a certificate the Gateway serves no https to redirect to.',
      )
  }

  const plain = hosts.filter(it => !redirected.includes(it))
  return [
    ...(plain.length > 0 ? [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: plain }] : []),
    ...(redirected.length > 0
      ? [
          {
            port: { number: 80, name: 'http-redirect', protocol: 'HTTP' },
            hosts: redirected,
            tls: { httpsRedirect: true },
          },
        ]
      : []),
    ...[...certificates].map(([credentialName, own], at) => ({
      port: { number: 443, name: at === 0 ? 'https' : `https-${at + 1}`, protocol: 'HTTPS' },
      hosts: own,
      tls: { mode: 'SIMPLE', credentialName },
    })),
  ]
}

/** ingress-nginx redirects hosts with a certificate unless it is told not to. */
function isRedirected(ingress: Ingress, host: string): boolean {
  if (!ingress.hosts.includes(host)) return false
  if (nginx(ingress, 'force-ssl-redirect') === 'true') return true
  const hasTls = ingress.tls.some(it => it.hosts.includes(host) || it.hosts.length === 0)
  return hasTls && nginx(ingress, 'ssl-redirect') !== 'false'
}
