import { field, type JsonMap, mapAt, textAt, textsAt } from '../model/read-value.ts'
import type { Rule, RuleMatch } from '../model/virtual-services.ts'
import { isMap } from '../yaml/is-map.ts'

/** What a rule takes, a line an alternative; a rule that takes all requests says `everything`. Compact: `GET /reviews/*  cookie = user=dev-123`. */
export function matchLines(rule: Rule): readonly string[] {
  if (rule.matches.length === 0) return [everything]
  return rule.matches.map(match => {
    const words = rule.protocol === 'http' ? httpWords(match) : networkWords(match)
    return shorten(words.join('  ')) || everything
  })
}

/** Long values end in an ellipsis: a line of the drawing is no place for them. */
export function shorten(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ')
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

const everything = 'everything'
const longest = 160

function httpWords(match: RuleMatch): string[] {
  const { value } = match
  return [
    requestLine(value),
    ...condition('host', field(value, 'authority')),
    ...condition('scheme', field(value, 'scheme')),
    ...queryWords(mapAt(value, 'queryParams')),
    ...headerWords(mapAt(value, 'headers')),
    ...missingHeaderWords(mapAt(value, 'withoutHeaders')),
    ...placeWords(match),
  ].filter(it => it !== '')
}

function networkWords(match: RuleMatch): string[] {
  const { value, sniHosts } = match
  const subnets = textsAt(value, 'destinationSubnets')
  return [
    sniHosts.length > 0 ? `SNI ${sniHosts.map(it => it.text).join(', ')}` : '',
    subnets.length > 0 ? `to ${subnets.join(', ')}` : '',
    ...placeWords(match),
  ].filter(it => it !== '')
}

/** `GET /reviews/*`: the method and path as a request line has them, as far as they are plain. */
function requestLine(value: JsonMap): string {
  const method = stringMatch(field(value, 'method'))
  const uri = stringMatch(field(value, 'uri'))
  const words: string[] = []
  if (method) words.push(method.type === 'regex' ? `method ~ ${method.text}` : starred(method))
  if (uri) words.push(uri.type === 'regex' ? `path ~ ${uri.text}` : starred(uri))
  if (uri && field(value, 'ignoreUriCase') === true) words.push('(any case)')
  return words.join(' ')
}

function headerWords(headers: JsonMap): string[] {
  return Object.keys(headers).flatMap(name => {
    const value = field(headers, name)
    return stringMatch(value) ? condition(name, value) : [`${name} present`]
  })
}

function missingHeaderWords(headers: JsonMap): string[] {
  return Object.keys(headers).flatMap(name => {
    const value = field(headers, name)
    return stringMatch(value) ? condition(name, value).map(it => `not ${it}`) : [`${name} absent`]
  })
}

function queryWords(parameters: JsonMap): string[] {
  return Object.keys(parameters).map(name => {
    const match = stringMatch(field(parameters, name))
    if (!match) return `?${name}`
    return match.type === 'regex' ? `?${name} ~ ${match.text}` : `?${name}=${starred(match)}`
  })
}

function placeWords({ port, gateways, sourceLabels, sourceNamespace }: RuleMatch): string[] {
  return [
    port === undefined ? '' : `port ${port}`,
    gateways.length > 0 ? `via ${gateways.map(it => it.text).join(', ')}` : '',
    sourceLabels?.size ? `from ${[...sourceLabels].map(([key, label]) => `${key}=${label}`).join(',')}` : '',
    sourceNamespace === undefined ? '' : `from namespace ${sourceNamespace}`,
  ]
}

interface StringMatch {
  readonly type: 'exact' | 'prefix' | 'segmentPrefix' | 'regex'
  readonly text: string
}

function stringMatch(value: ReturnType<typeof field>): StringMatch | undefined {
  if (!isMap(value)) return undefined
  for (const type of ['exact', 'prefix', 'segmentPrefix', 'regex'] as const) {
    const text = textAt(value, type)
    if (text !== undefined) return { type, text: shorten(text) }
  }
  return undefined
}

function condition(name: string, value: ReturnType<typeof field>): string[] {
  const match = stringMatch(value)
  if (!match) return []
  return [match.type === 'regex' ? `${name} ~ ${match.text}` : `${name} = ${starred(match)}`]
}

/** A prefix of whole segments is `/cart/…`: it takes `/cart` and what lies below it, not `/cartoon`. */
function starred({ type, text }: StringMatch): string {
  if (type === 'segmentPrefix') return `${text}/…`
  return type === 'prefix' ? `${text}*` : text
}
