import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { integerAt, mapAt, textAt } from '../model/read-value.ts'
import type { HttpRequest } from './match-route.ts'

/** A redirect as the client gets it, and what the rule says of it. */
export interface Redirect {
  readonly kind: 'https' | 'route'
  readonly code: number
  readonly location: string
  readonly scheme?: string
  readonly host?: string
  readonly port?: number
  readonly path?: string
}

/** The answer of a virtual host that takes no plain requests: the same address with https, its port unchanged. */
export function httpsRedirect(request: HttpRequest, rawTarget: string): Redirect {
  return { kind: 'https', code: 301, location: `https://${request.authority}${rawTarget}`, scheme: 'https' }
}

/** The redirect of a rule (core/route/route.go, applyRedirect; then Envoy's own composition of the location). */
export function routeRedirect(route: HttpRoute, request: HttpRequest): Redirect {
  const written = route.rule.redirect ?? {}
  const scheme = textAt(written, 'scheme') || undefined
  const host = textAt(written, 'authority') || undefined
  const path = textAt(written, 'uri') || undefined
  const prefixRewrite = textAt(written, 'prefixRewrite') || undefined
  const newScheme = scheme ?? request.scheme
  const port = newPort(route, newScheme)
  return {
    kind: 'route',
    code: integerAt(written, 'redirectCode') || 301,
    location: `${newScheme}://${newHost(request, host, newScheme, port)}${newPath(route, request, path, prefixRewrite)}`,
    ...(scheme && { scheme }),
    ...(host && { host }),
    ...(port && { port }),
    ...(path && { path }),
  }
}

/** The port that is put into the location; the scheme's own counts as none given. */
function newPort({ rule, serverPort }: HttpRoute, newScheme: string): number | undefined {
  const written = rule.redirect ?? {}
  const given =
    textAt(written, 'derivePort') === 'FROM_REQUEST_PORT' ? serverPort : integerAt(written, 'port')
  return given === undefined || given === 0 || given === defaultPorts[newScheme] ? undefined : given
}

const defaultPorts: Readonly<Record<string, number | undefined>> = { http: 80, https: 443 }

function newHost(
  request: HttpRequest,
  host: string | undefined,
  newScheme: string,
  port: number | undefined,
): string {
  const base = host ?? request.authority
  const colon = base.lastIndexOf(':')
  const hasPort = colon >= 0 && base.indexOf(']', colon) < 0
  const written = hasPort ? base.slice(colon + 1) : ''
  const leavesDefault = newScheme !== request.scheme && written === String(defaultPorts[request.scheme])
  const name = hasPort && (port !== undefined || leavesDefault) ? base.slice(0, colon) : base
  return port === undefined ? name : `${name}:${port}`
}

function newPath(route: HttpRoute, { target }: HttpRequest, path?: string, prefixRewrite?: string): string {
  if (path !== undefined) return path.includes('?') ? path : path + target.query
  if (prefixRewrite !== undefined) {
    const prefix = matchedPrefix(route)
    return prefixRewrite + target.path.slice(prefix.length) + target.query
  }
  return target.path + target.query
}

/** The prefix a route's path was matched by; `/` where it has no condition on the path. */
export function matchedPrefix({ match }: HttpRoute): string {
  const uri = mapAt(match ?? {}, 'uri')
  return textAt(uri, 'segmentPrefix') ?? textAt(uri, 'prefix') ?? '/'
}
