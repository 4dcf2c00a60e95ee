import { clusterShares } from '../explain/explain-action.ts'
import { listWords, shorten } from '../explain/explain-words.ts'
import type { TextCondition } from '../language/text-condition.ts'
import type { Literal } from '../reach/match-literals.ts'
import { plainPattern } from '../syntax/plain-pattern.ts'
import { percentWords } from '../text/percent-words.ts'
import type { Trace } from '../trace/trace.ts'

/** Where a request ends: `goes to cart.shop:80 v2`, and as it was: `went to …`; of several hosts, `go to`. */
export function endWords(trace: Trace, tense: 'now' | 'before', several = false): string {
  const is = tense === 'now' ? (several ? 'are' : 'is') : several ? 'were' : 'was'
  switch (trace.outcome) {
    case 'route':
      return `${tense === 'now' ? (several ? 'go' : 'goes') : 'went'} to ${targetWords(trace)}`
    case 'redirect':
      return `${is} redirected to ${shorten(trace.redirect?.location ?? '')} (${trace.redirect?.code ?? 301})`
    case 'direct_response':
      return `${is} answered with ${trace.directResponse?.status ?? ''} by the ${trace.mesh ? 'sidecar' : 'gateway'}`
    case 'not_found':
    case 'no_virtual_host':
      return `${is} answered with 404`
    case 'invalid_request':
      return `${is} answered with 400`
    case 'no_listener':
      return `${is} refused: nothing listens`
    case 'listener_rejected':
      return `${is} refused: Envoy rejects the listener`
    case 'no_filter_chain':
      return `${is} closed: no server has its name`
    case 'tls_error':
      return `${tense === 'now' ? (several ? 'fail' : 'fails') : 'failed'} in the TLS handshake`
    case 'protocol_error':
      return `${is} closed: the server speaks another protocol`
  }
}

/** The destinations of a trace, with their shares where there are several; what is not in the files is marked only where others are. */
export function targetWords({ clusters }: Trace, marks = false): string {
  if (clusters.length === 0) return 'no destination'
  const shares = clusterShares(clusters)
  return listWords(
    clusters.map((it, i) => {
      const name = it.name === it.host ? it.name : `${shortHost(it.host)}:${it.port}`
      const subset = it.subset ? ` ${it.subset}` : ''
      const share = clusters.length > 1 ? `${percentWords(shares[i] ?? 0)} ` : ''
      return `${share}${name}${subset}${it.exists || !marks ? '' : ' (not in the files)'}`
    }),
    6,
  )
}

function shortHost(host: string): string {
  return host.replace(/\.svc\.cluster\.local$/, '')
}

/** Conditions behind the hosts they hold for: `shop.example.com/cart… with header x-user: dev`. */
export function subjectWords(hosts: readonly string[], literals: readonly Literal[]): string {
  const paths = literals.filter(it => it.variable.of === 'path').map(pathWords)
  const methods = literals.filter(it => it.variable.of === 'method').map(it => `method ${conditionWords(it)}`)
  const rest = [...new Set(literals.flatMap(otherWords))]
  const path = [...new Set(paths.filter(it => it !== ''))]
  const written = path.filter(it => it.startsWith('/'))
  const described = path.filter(it => !it.startsWith('/'))
  const names = hosts.map(it => (it === '*' ? 'any host' : it))
  const host = listWords(names, 3)
  const place = written.length === 1 && names.length === 1 ? `${host}${written[0]}` : host
  const also = written.length === 1 && names.length === 1 ? [] : written.map(it => `at ${it}`)
  return [place, ...also, ...described, ...new Set(methods.map(it => `by ${it}`)), ...rest].join(' ')
}

function pathWords({ condition: given }: Literal): string {
  if (!given) return ''
  const condition = plainly(given)
  const any = condition.ignoreCase ? ' (any letter case)' : ''
  if (condition.operator === 'exact') return shorten(condition.text) + any
  if (condition.operator === 'segmentPrefix') return `${shorten(condition.text)}/…${any}`
  if (condition.operator === 'prefix')
    return condition.text === '/' ? '' : `${shorten(condition.text)}…${any}`
  return `with a path like ${shorten(condition.text)}`
}

function otherWords(literal: Literal): string[] {
  const { variable, negated } = literal
  const preposition = negated ? 'without' : 'with'
  switch (variable.of) {
    case 'header':
      return [`${preposition} header ${variable.name}${valueWords(literal, ': ')}`]
    case 'query':
      return [`with ?${variable.name}${valueWords(literal, '=')}`]
    case 'authority':
    case 'scheme':
    case 'target':
      return [`${preposition} ${variable.of}${valueWords(literal, ' ')}`]
    case 'path':
    case 'method':
      return []
  }
}

function valueWords(literal: Literal, between: string): string {
  if (!literal.condition) return ''
  return plainly(literal.condition).operator === 'exact'
    ? `${between}${conditionWords(literal)}`
    : ` ${conditionWords(literal)}`
}

function conditionWords({ condition: given }: Literal): string {
  if (!given) return ''
  const condition = plainly(given)
  const text = shorten(condition.text)
  if (condition.operator === 'exact') return text
  return condition.operator === 'regex' ? `like ${text}` : `${text}…`
}

/** A regular expression that is no more than a text or a beginning is said as one. */
function plainly(condition: TextCondition): TextCondition {
  const plain = condition.operator === 'regex' ? plainPattern(condition.text) : undefined
  return plain ? { ...condition, ...plain } : condition
}
