import { type JsonMap, textAt } from '../../model/read-value.ts'
import { literalPattern } from '../../syntax/literal-pattern.ts'
import type { Path } from '../../yaml/path.ts'
import type { Tell } from '../conversion/carried.ts'

/** The ways in which an HTTPRoute can ask for the paths that a match of a VirtualService takes. One of them is there. */
export interface PathForms {
  /** As a person would write it; undefined where a regular expression alone says the same. */
  readonly plain: { readonly type: 'Exact' | 'PathPrefix'; readonly value: string } | undefined
  /** A regular expression for the same paths; undefined where there may be none. */
  readonly regex: string | undefined
}

export const everyPath: PathForms = { plain: { type: 'PathPrefix', value: '/' }, regex: '/.*' }

/** How prefixes are written: as regular expressions, or by whole segments, and so in any case where the prefix is replaced. */
export type Prefixes = 'exact' | 'segments' | 'replaced'

/** The condition on the path of a match. A match for a path and all below it is given as `segmentPrefix`. */
export function pathForms(
  match: JsonMap,
  uri: JsonMap,
  path: Path,
  prefixes: Prefixes,
  tell: Tell,
): PathForms {
  if (match.ignoreUriCase === true) return ofAnyCase(uri, path, tell)
  const segments = textAt(uri, 'segmentPrefix')
  if (segments !== undefined) {
    tell('carried', path, `PathPrefix ${segments}, with the match for all below it`)
    return { plain: { type: 'PathPrefix', value: segments }, regex: `${literalPattern(segments)}(/.*)?` }
  }
  const exact = textAt(uri, 'exact')
  if (exact !== undefined) return told(exactForms(exact), path, tell)
  const regex = textAt(uri, 'regex')
  if (regex !== undefined) return told({ plain: undefined, regex }, path, tell)
  const prefix = textAt(uri, 'prefix') ?? '/'
  return prefix === '/' ? told(everyPath, path, tell) : prefixForms(prefix, path, prefixes, tell)
}

function exactForms(exact: string): PathForms {
  const isPlain = isPathValue(exact)
  return { plain: isPlain ? { type: 'Exact', value: exact } : undefined, regex: literalPattern(exact) }
}

function prefixForms(prefix: string, path: Path, prefixes: Prefixes, tell: Tell): PathForms {
  const isPlain = isPathValue(prefix)
  if (prefixes === 'exact' || (prefixes === 'segments' && !isPlain))
    return told({ plain: undefined, regex: `${literalPattern(prefix)}.*` }, path, tell)
  if (!isPlain) tell('cannot', path, `${prefix} cannot stand as a path of an HTTPRoute.`)
  const whole = prefix.replace(/\/$/, '')
  tell(
    'approximated',
    path,
    prefix.endsWith('/')
      ? `PathPrefix ${prefix} takes ${whole} too.`
      : `PathPrefix ${whole} takes whole segments: ${whole} and ${whole}/…, but not ${whole}x.`,
  )
  const regex = prefixes === 'replaced' ? undefined : `${literalPattern(whole)}(/.*)?`
  return { plain: { type: 'PathPrefix', value: prefix }, regex }
}

/** Istio compares a path without regard to letter case where it is exact or a prefix; a regular expression it takes as it is. */
function ofAnyCase(uri: JsonMap, path: Path, tell: Tell): PathForms {
  const exact = textAt(uri, 'exact')
  const prefix = textAt(uri, 'prefix')
  if (exact !== undefined)
    return told({ plain: undefined, regex: `(?i)${literalPattern(exact)}` }, path, tell)
  if (prefix !== undefined)
    return told({ plain: undefined, regex: `(?i)${literalPattern(prefix)}.*` }, path, tell)
  return told({ plain: undefined, regex: textAt(uri, 'regex') ?? '.*' }, path, tell)
}

function told(forms: PathForms, path: Path, tell: Tell): PathForms {
  const { plain, regex } = forms
  if (!plain && (regex === undefined || regex === '' || regex.length > longestRegex))
    tell('cannot', path, `A regular expression of an HTTPRoute has 1 to ${longestRegex} characters.`)
  else tell('carried', path, plain ? `${plain.type} ${plain.value}` : `RegularExpression ${regex}`)
  return forms
}

export const longestRegex = 1024

/** Whether the API server takes a text as an exact path or a prefix of an HTTPRoute. */
function isPathValue(text: string): boolean {
  return (
    text.length <= 1024 &&
    /^\/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/.test(text) &&
    !/\/\/|\/\.\.?(?:\/|$)|%2f/i.test(text)
  )
}
