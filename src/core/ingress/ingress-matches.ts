import type { Json } from '../yaml/source-document.ts'
import { type Ingress, type IngressPath, nginx } from './read-ingress.ts'

/** The `match` entries that take what a path of an Ingress takes; undefined for everything. */
export function matchesOf(ingress: Ingress, { path, type }: IngressPath): Json[] | undefined {
  if (type === 'Exact') return [uri('exact', path)]
  if (isRegex(ingress)) return [uri('regex', `${regexOf(path)}.*`)]
  if (path === '/') return undefined
  if (type === 'ImplementationSpecific') return [uri('prefix', path)]
  // By whole elements: /shop takes /shop and /shop/cart, and not /shopping.
  const bare = path.replace(/\/+$/, '')
  return [uri('exact', bare), uri('prefix', `${bare}/`)]
}

/** What the path becomes on its way to the Service. ingress-nginx replaces all of it, with the groups of the regular expression. */
export function rewriteOf(ingress: Ingress, { path }: IngressPath): { [key: string]: Json } | undefined {
  const target = nginx(ingress, 'rewrite-target')
  const authority = nginx(ingress, 'upstream-vhost')
  if (!target && !authority) return undefined
  const rewrite = target?.replaceAll('\\', '\\\\').replace(/\$(\d)/g, '\\$1')
  return {
    ...(rewrite && { uriRegexRewrite: { match: `^${regexOf(path)}.*$`, rewrite } }),
    ...(authority && { authority }),
  }
}

/**
 * The same without regular expressions, for what is written most: a prefix that is cut off or replaced (`/api(/|$)(.*)` becomes `/$2`), and
 * one fixed path for all. Undefined for everything else.
 */
export function plainRewrites(
  ingress: Ingress,
  { path, type }: IngressPath,
): readonly { readonly matches: Json[]; readonly rewrite: { [key: string]: Json } }[] | undefined {
  const target = nginx(ingress, 'rewrite-target')
  if (!target?.startsWith('/') || target.includes('\\') || type === 'Exact') return undefined
  const host = nginx(ingress, 'upstream-vhost')
  const authority = { ...(host && { authority: host }) }
  const prefix = /^(\/[-\w/.~%]*?)\/?\(\/\|\$\)\(\.\*\)$/.exec(path)?.[1]
  const base = /^(\/[^$]*)\$2$/.exec(target)?.[1]
  if (prefix && prefix !== '/' && base?.endsWith('/') && !/[.]/.test(prefix))
    return [
      { matches: [uri('exact', prefix)], rewrite: { uri: base, ...authority } },
      { matches: [uri('prefix', `${prefix}/`)], rewrite: { uri: base, ...authority } },
    ]
  if (/^\/[-\w/~%]*$/.test(path) && !target.includes('$'))
    return [{ matches: [uri('regex', `${path}.*`)], rewrite: { uri: target, ...authority } }]
  return undefined
}

/** Whether ingress-nginx takes the paths for regular expressions: they match in any case, at the beginning of a path. */
function isRegex(ingress: Ingress): boolean {
  return nginx(ingress, 'use-regex') === 'true' || nginx(ingress, 'rewrite-target') !== undefined
}

function regexOf(path: string): string {
  return `(?i)${path.replace(/^\^/, '').replace(/\$$/, '')}`
}

function uri(type: 'exact' | 'prefix' | 'regex', text: string): Json {
  return { uri: { [type]: text } }
}
