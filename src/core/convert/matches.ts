import { field, type JsonMap, mapAt, optionalMapAt, textAt } from '../model/read-value.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { type Tell, tellOthers } from './carried.ts'

const instead = {
  withoutHeaders: 'An HTTPRoute cannot ask that a header is absent. Keep the VirtualService.',
  ignoreUriCase: 'Paths of an HTTPRoute differ in letter case. Write a regular expression such as (?i)/shop.',
  authority: 'An HTTPRoute asks for a host by its hostnames alone. Make a VirtualService for the host.',
  scheme: 'A route asks for no scheme. Attach it to the listener of that protocol.',
  sourceLabels: 'A route asks for no caller. Keep the VirtualService.',
  sourceNamespace: 'A route asks for no caller. Keep the VirtualService.',
  gateways: 'A match names no Gateway. Make a VirtualService for each Gateway.',
  statPrefix: 'A route has no name for statistics.',
}

/** A match of a VirtualService's HTTP rule as one of an HTTPRoute. The port is looked at where the listeners are known. */
export function convertMatch(match: JsonMap, path: Path, tell: Tell): Json {
  tellOthers(match, ['name', 'uri', 'method', 'headers', 'queryParams', 'port'], path, tell, instead)
  if (field(match, 'name') !== undefined)
    tell('approximated', [...path, 'name'], 'A match has no name: logs and metrics name the rule alone.')
  const uri = optionalMapAt(match, 'uri')
  const method = optionalMapAt(match, 'method')
  const headers = conditionsOf(mapAt(match, 'headers'), [...path, 'headers'], tell)
  const queryParams = conditionsOf(mapAt(match, 'queryParams'), [...path, 'queryParams'], tell)
  const methodName = method && convertMethod(method, [...path, 'method'], tell)
  return {
    path: uri ? convertPath(uri, [...path, 'uri'], tell) : { type: 'PathPrefix', value: '/' },
    ...(methodName !== undefined && { method: methodName }),
    ...(headers.length > 0 && { headers }),
    ...(queryParams.length > 0 && { queryParams }),
  }
}

function convertPath(uri: JsonMap, path: Path, tell: Tell): Json {
  const exact = textAt(uri, 'exact')
  if (exact !== undefined) return told({ type: 'Exact', value: exact }, path, tell)
  const regex = textAt(uri, 'regex')
  if (regex !== undefined) return told({ type: 'RegularExpression', value: regex }, path, tell)
  const prefix = textAt(uri, 'prefix') ?? '/'
  if (prefix !== '/') {
    const whole = prefix.replace(/\/$/, '')
    const differs = prefix.endsWith('/')
      ? `PathPrefix ${prefix} takes ${whole} too.`
      : `PathPrefix ${whole} takes whole segments: ${whole} and ${whole}/…, but not ${whole}x.`
    tell('approximated', path, differs)
  } else tell('carried', path, 'PathPrefix /')
  return { type: 'PathPrefix', value: prefix }
}

function told<T extends { readonly type: string; readonly value: string }>(
  made: T,
  path: Path,
  tell: Tell,
): T {
  tell('carried', path, `${made.type} ${made.value}`)
  return made
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']

function convertMethod(method: JsonMap, path: Path, tell: Tell): string | undefined {
  const exact = textAt(method, 'exact')
  if (exact !== undefined && methods.includes(exact)) {
    tell('carried', path, exact)
    return exact
  }
  tell('cannot', path, 'An HTTPRoute takes one of the nine methods by name. Write a match for each.')
  return undefined
}

/** Conditions on headers or parameters; a condition on the beginning and one for whatever value become regular expressions. */
function conditionsOf(conditions: JsonMap, path: Path, tell: Tell): Json[] {
  return Object.keys(conditions).flatMap((name): Json[] => {
    const at = [...path, name]
    const condition = mapAt(conditions, name)
    const exact = textAt(condition, 'exact')
    if (exact !== undefined && exact !== '') {
      tell('carried', at, `Exact ${exact}`)
      return [{ name, value: exact }]
    }
    const regex = regexOf(condition)
    if (regex !== undefined && !name.startsWith(':')) {
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
  if (prefix) return `${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}.*`
  return Object.keys(condition).length === 0 ? '.*' : undefined
}
