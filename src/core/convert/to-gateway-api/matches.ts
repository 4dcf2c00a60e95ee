import { canonical } from '../../data/canonical.ts'
import { field, type JsonMap, mapAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import { literalPattern } from '../../syntax/literal-pattern.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { everyPath, type PathForms, type Prefixes, pathForms } from './path-forms.ts'

/** A match of an HTTPRoute, but for how its path is asked for: that depends on the order in which it is to be tried. */
export interface ConvertedMatch {
  readonly paths: PathForms
  readonly rest: { readonly [key: string]: Json }
  /** The match of the VirtualService; empty for a rule without one. */
  readonly of: JsonMap
  /** Whether the rule has no match at all, and needs none as it stands. */
  readonly isImplied: boolean
}

export interface GivenMatch {
  readonly value: JsonMap
  readonly path: Path
  readonly tell: Tell
}

const instead = {
  withoutHeaders: 'An HTTPRoute cannot ask that a header is absent. Keep the VirtualService.',
  authority: 'An HTTPRoute asks for a host by its hostnames alone. Make a VirtualService for the host.',
  sourceLabels: 'A route asks for no caller. Keep the VirtualService.',
  sourceNamespace: 'A route asks for no caller. Keep the VirtualService.',
  statPrefix: 'A route has no name for statistics.',
}

/** What a rule without a match asks for. */
export function impliedMatch(): ConvertedMatch {
  return { paths: everyPath, rest: {}, of: {}, isImplied: true }
}

/**
 * The matches of a rule as matches of an HTTPRoute. Port, scheme and gateways are not among them: they tell whether a match is in
 * force at a listener. Two for a path and for all below it become one for a prefix.
 */
export function convertMatches(given: readonly GivenMatch[], prefixes: Prefixes): readonly ConvertedMatch[] {
  return joinSegments(given, prefixes).flatMap(it => convertMatch(it, prefixes))
}

function joinSegments(given: readonly GivenMatch[], prefixes: Prefixes): readonly GivenMatch[] {
  if (prefixes === 'replaced') return given
  const uriOf = (it: GivenMatch) => (it.value.ignoreUriCase === true ? {} : mapAt(it.value, 'uri'))
  const restOf = ({ value: { uri: _, name: __, ...rest } }: GivenMatch) => canonical(rest)
  const gone = new Set<GivenMatch>()
  const joined = given.map(it => {
    const exact = textAt(uriOf(it), 'exact')
    if (!exact || exact === '/' || exact.endsWith('/')) return it
    const below = given.find(
      other =>
        !gone.has(other) && textAt(uriOf(other), 'prefix') === `${exact}/` && restOf(other) === restOf(it),
    )
    if (!below) return it
    gone.add(below)
    return { ...it, value: { ...it.value, uri: { segmentPrefix: exact } } }
  })
  return joined.filter((_, i) => !gone.has(given[i]!))
}

const known = [
  'name',
  'uri',
  'method',
  'headers',
  'queryParams',
  'port',
  'gateways',
  'scheme',
  'ignoreUriCase',
]

/** One, or one for each method that it asks for. */
function convertMatch({ value, path, tell }: GivenMatch, prefixes: Prefixes): readonly ConvertedMatch[] {
  tellOthers(value, known, path, tell, instead)
  const scheme = optionalMapAt(value, 'scheme')
  if (scheme && textAt(scheme, 'exact') === undefined)
    tell('cannot', [...path, 'scheme'], 'A scheme is asked for by its whole name alone.')
  if (field(value, 'name') !== undefined)
    tell('approximated', [...path, 'name'], 'A match has no name: logs and metrics name the rule alone.')
  const uri = optionalMapAt(value, 'uri')
  const method = optionalMapAt(value, 'method')
  const headers = conditionsOf(mapAt(value, 'headers'), [...path, 'headers'], tell)
  const queryParams = conditionsOf(mapAt(value, 'queryParams'), [...path, 'queryParams'], tell)
  const methodNames = method ? convertMethod(method, [...path, 'method'], tell) : [undefined]
  const paths = uri ? pathForms(value, uri, [...path, 'uri'], prefixes, tell) : everyPath
  return methodNames.map(name => ({
    paths,
    rest: {
      ...(name !== undefined && { method: name }),
      ...(headers.length > 0 && { headers }),
      ...(queryParams.length > 0 && { queryParams }),
    },
    of: value,
    isImplied: false,
  }))
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']

function convertMethod(method: JsonMap, path: Path, tell: Tell): readonly string[] {
  const exact = textAt(method, 'exact')
  const names =
    exact !== undefined ? [exact] : /^\(?([A-Z|]+)\)?$/.exec(textAt(method, 'regex') ?? '')?.[1]?.split('|')
  if (names?.every(it => methods.includes(it))) {
    tell('carried', path, names.length > 1 ? `A match for each: ${names.join(', ')}` : names.join())
    return names
  }
  tell('cannot', path, 'An HTTPRoute takes one of the nine methods by name. Write a match for each.')
  return []
}

/** Conditions on headers or parameters; a condition on the beginning and one for whatever value become regular expressions. */
function conditionsOf(conditions: JsonMap, path: Path, tell: Tell): Json[] {
  const names = Object.keys(conditions)
  if (names.length > 16) tell('cannot', path, 'A match of an HTTPRoute has at most 16 conditions of a sort.')
  return names.flatMap((name): Json[] => {
    const at = [...path, name]
    const condition = mapAt(conditions, name)
    const exact = textAt(condition, 'exact')
    const isName = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/.test(name)
    if (exact !== undefined && exact !== '' && isName) {
      tell('carried', at, `Exact ${exact}`)
      return [{ name, value: exact }]
    }
    const regex = regexOf(condition)
    if (regex !== undefined && isName) {
      tell('carried', at, `RegularExpression ${regex}`)
      return [{ type: 'RegularExpression', name, value: regex }]
    }
    tell('cannot', at, 'An HTTPRoute has no such condition. Keep the VirtualService.')
    return []
  })
}

function regexOf(condition: JsonMap): string | undefined {
  const regex = textAt(condition, 'regex')
  if (regex) return regex
  const prefix = textAt(condition, 'prefix')
  if (prefix) return `${literalPattern(prefix)}.*`
  return Object.keys(condition).length === 0 ? '.*' : undefined
}
