import type { JsonMap } from '../model/read-value.ts'
import type { Path } from '../yaml/path.ts'
import type { TellOfIngress } from './ingress-field.ts'
import { annotationPath, type Ingress, nginx } from './read-ingress.ts'

/** A server, and where in an Ingress it comes from. */
export interface ServerOfIngress {
  readonly value: JsonMap
  readonly ingress: Ingress
  readonly path: Path
}

/** The servers of a Gateway that takes the hosts of Ingresses: plain, redirected to https, and one for each certificate. */
export function serversOf(
  ingresses: readonly Ingress[],
  hosts: readonly string[],
  tell: TellOfIngress,
): readonly ServerOfIngress[] {
  const [first] = ingresses as [Ingress]
  const certificates = new Map<string, { hosts: string[]; ingress: Ingress; path: Path }>()
  const secured = new Set<string>()
  for (const ingress of ingresses)
    ingress.tls.forEach(({ hosts: named, secretName }, i) => {
      const path = ['spec', 'tls', i]
      const own = (named.length > 0 ? named : ingress.hosts).filter(it => !secured.has(it))
      if (secretName === undefined) {
        tell(
          ingress,
          'cannot',
          path,
          `No Secret is named for ${own.join(', ')}: Istio has no certificate to fall back on, so only http is served.`,
        )
        return
      }
      if (own.length === 0) return
      if (!certificates.has(secretName))
        tell(
          ingress,
          'approximated',
          [...path, 'secretName'],
          `The Secret ${secretName} has to be in the namespace of the gateway's pods, often istio-system.`,
        )
      const known = certificates.get(secretName) ?? { hosts: [], ingress, path }
      certificates.set(secretName, { ...known, hosts: [...known.hosts, ...own] })
      for (const it of own) secured.add(it)
    })

  const redirected = hosts.filter(host => ingresses.some(it => isRedirected(it, host) && secured.has(host)))
  for (const it of ingresses) {
    if (it.className !== undefined)
      tell(
        it,
        'approximated',
        ['spec', 'ingressClassName'],
        `The class ${it.className} is not carried: the Gateway picks pods with the label istio=ingressgateway.`,
      )
    if (it.hosts.some(host => isRedirected(it, host) && secured.has(host)))
      tell(
        it,
        'approximated',
        ['spec', 'tls'],
        'Requests for http are redirected with 301; ingress-nginx does it with 308.',
      )
    else if (nginx(it, 'force-ssl-redirect') === 'true')
      tell(
        it,
        'cannot',
        annotationPath('force-ssl-redirect'),
        'The redirect to https is not carried: without a certificate the Gateway serves no https to redirect to.',
      )
  }

  const plain = hosts.filter(it => !redirected.includes(it))
  const byRules = { ingress: first, path: ['spec', 'rules'] }
  return [
    ...(plain.length > 0
      ? [{ ...byRules, value: { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: plain } }]
      : []),
    ...(redirected.length > 0
      ? [
          {
            ...byRules,
            value: {
              port: { number: 80, name: 'http-redirect', protocol: 'HTTP' },
              hosts: redirected,
              tls: { httpsRedirect: true },
            },
          },
        ]
      : []),
    ...[...certificates].map(([credentialName, { hosts: own, ...from }], at) => ({
      ...from,
      value: {
        port: { number: 443, name: at === 0 ? 'https' : `https-${at + 1}`, protocol: 'HTTPS' },
        hosts: own,
        tls: { mode: 'SIMPLE', credentialName },
      },
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
