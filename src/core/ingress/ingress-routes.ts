import { literalPattern } from '../syntax/literal-pattern.ts'
import type { Json } from '../yaml/source-document.ts'
import { matchesOf, rewriteOf } from './ingress-matches.ts'
import { type Ingress, type IngressBackend, type IngressPath, nginx } from './read-ingress.ts'

/** A path of an Ingress, and the canary of the same path if there is one. */
export interface PathWithCanary {
  readonly ingress: Ingress
  readonly path: IngressPath
  readonly canary: { readonly ingress: Ingress; readonly backend: IngressBackend } | undefined
}

type Route = { [key: string]: Json }

/** The destination of a backend; the port is left out where its number is not known. */
export type DestinationOf = (backend: IngressBackend, ingress: Ingress) => Json

/** The rules of a VirtualService that do with a path what ingress-nginx does, the one that takes precedence first. */
export function routesOf({ ingress, path, canary }: PathWithCanary, destinationOf: DestinationOf): Route[] {
  const matches = matchesOf(ingress, path)
  const redirect = redirectOf(ingress)
  if (redirect) return [{ ...(matches && { match: matches }), redirect }]
  if (!path.backend) return []

  const settings = settingsOf(ingress, path)
  const main = { destination: destinationOf(path.backend, ingress) }
  const rule = (headers: Json | undefined, route: Json[]): Route => {
    const match =
      headers === undefined ? matches : (matches ?? [{}]).map(it => ({ ...(it as Route), headers }))
    return { ...(match && { match }), ...settings, route }
  }
  if (!canary) return [rule(undefined, [main])]

  const other = { destination: destinationOf(canary.backend, canary.ingress) }
  const { always, never } = canaryHeaders(canary.ingress)
  const share = canaryShare(canary.ingress)
  const split =
    share === 0
      ? [main]
      : share === 100
        ? [other]
        : [
            { ...main, weight: 100 - share },
            { ...other, weight: share },
          ]
  return [
    ...always.map(it => rule(it, [other])),
    ...(share > 0 ? never.map(it => rule(it, [main])) : []),
    rule(undefined, split),
  ]
}

/** `app-root` leads requests for the root to another path. */
export function appRootOf(ingress: Ingress): Route[] {
  const uri = nginx(ingress, 'app-root')
  return uri ? [{ match: [{ uri: { exact: '/' } }], redirect: { uri, redirectCode: 302 } }] : []
}

/** How much of the traffic a canary gets, in percent. */
function canaryShare(canary: Ingress): number {
  const total = Number(nginx(canary, 'canary-weight-total') ?? 100) || 100
  const share = Math.round((Number(nginx(canary, 'canary-weight') ?? 0) * 100) / total)
  return Math.min(100, Math.max(0, Number.isFinite(share) ? share : 0))
}

/** Headers with which a request goes to the canary in any case, and with which it never does. */
function canaryHeaders(canary: Ingress): { readonly always: Json[]; readonly never: Json[] } {
  const header = nginx(canary, 'canary-by-header')?.toLowerCase()
  const value = nginx(canary, 'canary-by-header-value')
  const pattern = nginx(canary, 'canary-by-header-pattern')
  const cookie = nginx(canary, 'canary-by-cookie')
  const always: Json[] = []
  const never: Json[] = []
  if (header && (value || pattern))
    always.push({ [header]: value ? { exact: value } : { regex: `.*(?:${pattern}).*` } })
  else if (header) {
    always.push({ [header]: { exact: 'always' } })
    never.push({ [header]: { exact: 'never' } })
  }
  if (cookie) {
    const inCookie = (it: string) => ({
      cookie: { regex: `(?:.*;\\s*)?${literalPattern(cookie)}=${it}(?:;.*)?` },
    })
    always.push(inCookie('always'))
    never.push(inCookie('never'))
  }
  return { always, never }
}

function redirectOf(ingress: Ingress): Json | undefined {
  const permanent = nginx(ingress, 'permanent-redirect')
  const to = nginx(ingress, 'temporal-redirect') ?? permanent
  if (!to) return undefined
  const [, scheme, authority, uri] = /^(?:(https?):\/\/([^/?#]*))?(.*)$/s.exec(to) ?? []
  const code = Number(nginx(ingress, 'permanent-redirect-code') ?? 301)
  return {
    ...(scheme && { scheme }),
    ...(authority && { authority }),
    uri: uri || '/',
    redirectCode: nginx(ingress, 'temporal-redirect') ? 302 : code,
  }
}

function settingsOf(ingress: Ingress, path: IngressPath): Route {
  const seconds = /^(\d+)s?$/.exec(nginx(ingress, 'proxy-read-timeout') ?? '')?.[1]
  const rewrite = rewriteOf(ingress, path)
  const cors = corsOf(ingress)
  return {
    ...(rewrite && { rewrite }),
    ...(seconds && Number(seconds) > 0 && { timeout: `${Number(seconds)}s` }),
    ...(cors && { corsPolicy: cors }),
  }
}

/** The values that ingress-nginx takes where an annotation is left out stand in its documentation. */
function corsOf(ingress: Ingress): Json | undefined {
  if (nginx(ingress, 'enable-cors') !== 'true') return undefined
  const list = (name: string, otherwise: string) =>
    (nginx(ingress, name) ?? otherwise)
      .split(',')
      .map(it => it.trim())
      .filter(it => it !== '')
  const exposed = list('cors-expose-headers', '')
  return {
    allowOrigins: list('cors-allow-origin', '*').map(originOf),
    allowMethods: list('cors-allow-methods', 'GET, PUT, POST, DELETE, PATCH, OPTIONS'),
    allowHeaders: list(
      'cors-allow-headers',
      'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization',
    ),
    ...(exposed.length > 0 && { exposeHeaders: exposed }),
    allowCredentials: nginx(ingress, 'cors-allow-credentials') !== 'false',
    maxAge: `${Number(nginx(ingress, 'cors-max-age') ?? 1728000) || 0}s`,
  }
}

function originOf(origin: string): Json {
  if (origin === '*') return { regex: '.*' }
  if (!origin.includes('*')) return { exact: origin }
  return { regex: origin.split('*').map(literalPattern).join('[^.]+') }
}
