import { replaceAll } from '../language/replace-all.ts'
import { normalizeTarget, type Request } from '../request/request.ts'
import { rewrittenPath } from './rewritten-path.ts'
import type { Trace } from './trace.ts'

/** Path, with its query, and Host as the destination sees them. The path is undefined where a regex is beyond what is read here. */
export interface Upstream {
  readonly path: string | undefined
  readonly host: string
}

/** What a destination sees of a request that HTTP routes sent there; undefined for bytes and for what never leaves the proxy. */
export function upstreamOf(trace: Trace, request: Request): Upstream | undefined {
  if (trace.outcome !== 'route' || !trace.virtualHost) return undefined
  const target = normalizeTarget(request.path ?? '/')
  if (!target) return undefined
  const { rewrite, route } = trace
  const path = rewrite?.prefix
    ? rewrittenPath(rewrite.prefix, route?.match, target.path)
    : rewrite?.regex
      ? replaceAll(target.path, rewrite.regex, rewrite.substitution ?? '')
      : target.path
  return {
    path: path === undefined ? undefined : path + target.query,
    host: rewrite?.authority ?? request.host ?? '',
  }
}
