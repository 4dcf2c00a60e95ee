import { listWords, shorten } from '../explain/explain-words.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'

/** What a rule does to a request on its way, by the name and the text that `behaviourOf` gives it, in words. */
export function handlingWords(name: string, text: string): string {
  const value = read(text)
  if (value === undefined) return shorten(text)
  const own = Object.hasOwn(words, name) ? words[name]?.(value) : undefined
  return shorten(own || plainWords(value))
}

/** Large integers are no JSON. */
function read(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

type Words = (value: Json) => string | undefined

const words: Readonly<Record<string, Words>> = {
  timeout: value => (typeof value === 'string' ? value.replace(/^"|"$/g, '') : undefined),
  retries: retryWords,
  fault: faultWords,
  rewrite: rewriteWords,
  headers: headerWords,
  'headers of destinations': value =>
    Array.isArray(value)
      ? value
          .map((it, i) => (it === null ? '' : `${headerWords(it) || plainWords(it)} (${ordinal(i)})`))
          .filter(Boolean)
          .join('; ')
      : undefined,
  'CORS policy': corsWords,
  mirrors: mirrorWords,
}

/** A request is held back or answered by a fault: `a delay of 5s for 10 % and an answer 503 for 1 %`. */
function faultWords(value: Json): string | undefined {
  const [delay, abort] = [at(value, 'delay'), at(value, 'abort')]
  const status = textOf(at(abort, 'httpStatus')) || textOf(at(abort, 'grpcStatus'))
  return listWords([
    ...(isMap(delay) ? [`a delay of ${textOf(at(delay, 'fixedDelay'))}${shareWords(delay)}`] : []),
    ...(isMap(abort) ? [`an answer ${status}${shareWords(abort)}`] : []),
  ])
}

function shareWords(fault: Json): string {
  const percent = at(at(fault, 'percentage'), 'value') ?? at(fault, 'percent')
  return typeof percent === 'number' ? ` for ${percent} % of the requests` : ' for none of the requests'
}

function retryWords(value: Json): string | undefined {
  const attempts = at(value, 'attempts')
  if (attempts === 0) return 'none'
  const perTry = textOf(at(value, 'perTryTimeout'))
  const on = textOf(at(value, 'retryOn'))
  const rest = without(value, ['attempts', 'perTryTimeout', 'retryOn'])
  return [
    typeof attempts === 'number' ? `${attempts} ${attempts === 1 ? 'time' : 'times'}` : '',
    perTry && `${perTry} for each try`,
    on &&
      `on ${on
        .split(',')
        .map(it => it.trim())
        .join(', ')}`,
    plainWords(rest),
  ]
    .filter(Boolean)
    .join(', ')
}

function rewriteWords(value: Json): string | undefined {
  const [whole, prefix, by, host] = ['whole', 'prefix', 'by', 'authority'].map(it => at(value, it))
  const path =
    typeof whole === 'string'
      ? `the path to ${whole}`
      : typeof prefix === 'string'
        ? `${prefix} to ${textOf(by) || 'nothing'}`
        : ''
  return [
    path,
    typeof host === 'string' && `the host to ${host}`,
    plainWords(without(value, ['whole', 'prefix', 'by', 'authority'])),
  ]
    .filter(Boolean)
    .join(', ')
}

function headerWords(value: Json): string {
  return ['request', 'response']
    .flatMap(side => {
      const own = at(value, side)
      if (!isMap(own)) return []
      const parts = [
        ...pairs(at(own, 'set')).map(([name, it]) => `${name} set to ${it}`),
        ...pairs(at(own, 'add')).map(([name, it]) => `${it} added to ${name}`),
        ...texts(at(own, 'remove')).map(it => `${it} removed`),
      ]
      return parts.length > 0 ? [`${parts.join(', ')} in the ${side}`] : []
    })
    .join('; ')
}

function corsWords(value: Json): string | undefined {
  const origins = at(value, 'allowOrigins')
  const names = (Array.isArray(origins) ? origins : []).map(it =>
    isMap(it)
      ? Object.entries(it)
          .map(([how, text]) => (how === 'exact' ? String(text) : `${how} ${String(text)}`))
          .join(' ')
      : '',
  )
  return [names.length > 0 && `for ${listWords(names, 3)}`, plainWords(without(value, ['allowOrigins']))]
    .filter(Boolean)
    .join(', ')
}

function mirrorWords(value: Json): string | undefined {
  if (!Array.isArray(value)) return undefined
  return listWords(
    value.map(it => {
      const [cluster, percent] = Array.isArray(it) ? it : []
      const [, port, subset, host] = textOf(cluster).split('|')
      const name = host
        ? `${host.replace(/\.svc\.cluster\.local$/, '')}:${port}${subset && ` ${subset}`}`
        : textOf(cluster)
      return typeof percent === 'number' ? `${percent} % to ${name}` : name
    }),
    4,
  )
}

/** Anything else, name by name: `allow methods GET and POST, max age 24h`. */
function plainWords(value: Json): string {
  if (Array.isArray(value)) return listWords(value.map(plainWords), 4)
  if (!isMap(value)) return textOf(value)
  return Object.entries(value)
    .map(([name, it]) => {
      const label = name.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
      return it === true ? label : `${label} ${plainWords(it as Json)}`
    })
    .join(', ')
}

function at(value: Json | undefined, name: string): Json | undefined {
  return isMap(value) && Object.hasOwn(value, name) ? (value[name] as Json) : undefined
}

function without(value: Json, names: readonly string[]): Json {
  if (!isMap(value)) return {}
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as Json
}

function pairs(value: Json | undefined): [string, string][] {
  return isMap(value) ? Object.entries(value).map(([name, it]) => [name, textOf(it as Json)]) : []
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(textOf) : []
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

function ordinal(index: number): string {
  return `destination ${index + 1}`
}
