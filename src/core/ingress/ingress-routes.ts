import { literalPattern } from '../syntax/literal-pattern.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { TellOfIngress } from './ingress-field.ts'
import { matchesOf, plainRewrites, rewriteOf } from './ingress-matches.ts'
import { annotationPath, type Ingress, type IngressBackend, type IngressPath, nginx } from './read-ingress.ts'

/** A path of an Ingress, and the canary of the same path if there is one. */
export interface PathWithCanary {
  readonly ingress: Ingress
  readonly path: IngressPath
  readonly canary:
    | { readonly ingress: Ingress; readonly path: IngressPath; readonly backend: IngressBackend }
    | undefined
}

/** A rule of a VirtualService, and where in an Ingress it comes from. */
export interface RuleOfIngress {
  readonly rule: Route
  readonly ingress: Ingress
  readonly path: Path
}

type Route = { [key: string]: Json }

/** The destination of a backend that is written at a path; the port is left out where its number is not known. */
export type DestinationOf = (backend: IngressBackend, ingress: Ingress, path: Path) => Json

/**
 * The rules of a VirtualService that do with a path what ingress-nginx does, the one that takes precedence first. `isPlain` asks for
 * rewrites without regular expressions.
 */
export function routesOf(
  { ingress, path, canary }: PathWithCanary,
  destinationOf: DestinationOf,
  isPlain: boolean,
  tell: TellOfIngress,
): RuleOfIngress[] {
  const from = { ingress, path: path.at }
  const redirect = redirectOf(ingress)
  if (redirect) {
    const matches = matchesOf(ingress, path)
    return [{ ...from, rule: { ...(matches && { match: matches }), redirect } }]
  }
  if (!path.backend) return []

  const main = { destination: destinationOf(path.backend, ingress, [...path.at, 'backend']) }
  const plain = isPlain ? plainRewrites(ingress, path) : undefined
  if (plain)
    tell(ingress, 'approximated', path.at, 'The path is taken in its own case alone; nginx takes it in any.')
  const taken = plain ?? [{ matches: matchesOf(ingress, path), rewrite: rewriteOf(ingress, path) }]
  return taken.flatMap(({ matches, rewrite }): RuleOfIngress[] => {
    const settings = settingsOf(ingress, rewrite)
    const rule = (headers: Json | undefined, route: Json[]): RuleOfIngress => {
      const match =
        headers === undefined ? matches : (matches ?? [{}]).map(it => ({ ...(it as Route), headers }))
      return { ...from, rule: { ...(match && { match }), ...settings, route } }
    }
    if (!canary) return [rule(undefined, [main])]

    const other = {
      destination: destinationOf(canary.backend, canary.ingress, [...canary.path.at, 'backend']),
    }
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
  })
}

/** `app-root` leads requests for the root to another path. */
export function appRootsOf(ingress: Ingress): RuleOfIngress[] {
  const uri = nginx(ingress, 'app-root')
  if (!uri) return []
  const rule = { match: [{ uri: { exact: '/' } }], redirect: { uri, redirectCode: 302 } }
  return [{ rule, ingress, path: annotationPath('app-root') }]
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

function settingsOf(ingress: Ingress, rewrite: Route | undefined): Route {
  const seconds = /^(\d+)s?$/.exec(nginx(ingress, 'proxy-read-timeout') ?? '')?.[1]
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
