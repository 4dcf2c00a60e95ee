import { field, has, integerAt, type JsonMap, mapAt, optionalMapAt, textAt } from '../model/read-value.ts'
import type { Rule } from '../model/virtual-services.ts'
import { isMap } from '../yaml/is-map.ts'
import { shorten } from './match-words.ts'

/** What a rule does instead of sending a request on: `301 → https`, `200 direct`, `delegate to ns/name`; undefined when it sends it on. */
export function actionWords(rule: Rule): string | undefined {
  if (rule.redirect) return redirectWords(rule.redirect)
  if (rule.directResponse) return `${integerAt(rule.directResponse, 'status') ?? '?'} direct`
  if (!rule.delegate) return undefined
  const { namespace, name } = rule.delegate
  return shorten(`delegate to ${namespace ? `${namespace}/` : ''}${name}`)
}

/** What else a rule does to a request, a few words each: `timeout 5s`, `retries 3`, `rewrite /v2`. */
export function chipWords(rule: Rule): readonly string[] {
  const { value } = rule
  const chips: string[] = []
  const rewrite = optionalMapAt(value, 'rewrite')
  if (rewrite) chips.push(rewriteWords(rewrite))
  const timeout = textAt(value, 'timeout')
  if (timeout !== undefined) chips.push(shorten(`timeout ${timeout}`))
  const retries = optionalMapAt(value, 'retries')
  if (retries) chips.push(retryWords(retries))
  chips.push(...faultWords(mapAt(value, 'fault')))
  if (rule.mirrors.length > 0) chips.push('mirror')
  if (has(value, 'corsPolicy')) chips.push('cors')
  if (changesHeaders(rule)) chips.push('headers')
  return chips
}

function redirectWords(redirect: JsonMap): string {
  const code = integerAt(redirect, 'redirectCode') || 301
  const scheme = textAt(redirect, 'scheme')
  const authority = textAt(redirect, 'authority') ?? ''
  const port = integerAt(redirect, 'port')
  const uri = textAt(redirect, 'uri') ?? ''
  const place = `${authority}${port === undefined ? '' : `:${port}`}${uri}`
  const target = scheme && place ? `${scheme}://${place}` : (scheme ?? place)
  return shorten(`${code} → ${target || 'the same place'}`)
}

function rewriteWords(rewrite: JsonMap): string {
  const uri = textAt(rewrite, 'uri')
  const regex = optionalMapAt(rewrite, 'uriRegexRewrite')
  const authority = textAt(rewrite, 'authority')
  const parts = [uri, regex && (textAt(regex, 'rewrite') ?? ''), authority && `host ${authority}`]
  return shorten(`rewrite ${parts.filter(Boolean).join(' ')}`.trimEnd())
}

function retryWords(retries: JsonMap): string {
  const attempts = integerAt(retries, 'attempts')
  return attempts === 0 ? 'no retries' : attempts === undefined ? 'retries' : `retries ${attempts}`
}

function faultWords(fault: JsonMap): string[] {
  const delay = optionalMapAt(fault, 'delay')
  const abort = optionalMapAt(fault, 'abort')
  const words: string[] = []
  if (delay) words.push(shorten(`delay ${textAt(delay, 'fixedDelay') ?? ''}${percentWords(delay)}`.trimEnd()))
  if (abort) {
    const code =
      integerAt(abort, 'httpStatus') ?? textAt(abort, 'grpcStatus') ?? textAt(abort, 'http2Error') ?? ''
    words.push(shorten(`abort ${code}${percentWords(abort)}`.trimEnd()))
  }
  return words
}

function percentWords(fault: JsonMap): string {
  const percentage = field(fault, 'percentage')
  if (!isMap(percentage)) return ''
  const value = field(percentage, 'value')
  return ` ${typeof value === 'number' ? value : 0} %`
}

function changesHeaders({ value, destinations }: Rule): boolean {
  if (has(value, 'headers')) return true
  const routes = field(value, 'route')
  return (
    destinations.length > 0 && Array.isArray(routes) && routes.some(it => isMap(it) && has(it, 'headers'))
  )
}
