import type { Kind } from '../../core/kinds/field.ts'
import { gatewayApiGroup } from '../../core/kinds/gateway-api/channel.ts'
import { type Path, valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { detailOfApi, summaryOfApi } from './gateway-api/summary.ts'

/** A list item in a few words, for its card; empty where there is nothing to say. */
export function summaryOf(kind: Kind, path: Path, value: Json): string {
  const list = path.at(-2)
  const ofApi = kind.group === gatewayApiGroup ? summaryOfApi(path, value) : undefined
  if (ofApi !== undefined) return ofApi
  const text = (...at: Path) => textOf(valueAt(value, at))
  if (kind.kind === 'Gateway' && list === 'servers') {
    const hosts = valueAt(value, ['hosts'])
    return joined(
      text('port', 'number'),
      text('port', 'protocol'),
      Array.isArray(hosts) ? hosts.join(', ') : '',
    )
  }
  if (list === 'route' || list === 'mirrors') {
    const subset = text('destination', 'subset')
    const port = text('destination', 'port', 'number')
    return `${text('destination', 'host')}${subset && ` ${subset}`}${port && `:${port}`}`
  }
  if (list === 'http' || list === 'tls' || list === 'tcp')
    return text('name') || conditionOf(valueAt(value, ['match']))
  if (list === 'match') return conditionOf([value])
  return text('name') || text('host') || text('address') || text('from')
}

/** What a server, rule or subset does, as a second line; empty where the first says it all. */
export function detailOf(kind: Kind, path: Path, value: Json): string {
  const list = path.at(-2)
  const ofApi = kind.group === gatewayApiGroup ? detailOfApi(path, value) : undefined
  if (ofApi !== undefined) return ofApi
  const text = (...at: Path) => textOf(valueAt(value, at))
  if (kind.kind === 'Gateway' && list === 'servers') {
    const mode = text('tls', 'mode')
    if (valueAt(value, ['tls', 'httpsRedirect']) === true) return 'redirects to HTTPS'
    return mode && joined(`TLS ${mode}`, text('tls', 'credentialName'))
  }
  if (kind.kind === 'VirtualService')
    return joined(text('name') && conditionOf(valueAt(value, ['match'])), actionWords(value))
  if (list === 'subsets') {
    const labels = valueAt(value, ['labels'])
    return typeof labels === 'object' && labels !== null
      ? Object.entries(labels)
          .map(([key, it]) => `${key}=${textOf(it)}`)
          .join(', ')
      : ''
  }
  if (list === 'ports') return joined(text('number'), text('protocol'))
  return ''
}

function actionWords(rule: Json): string {
  const route = valueAt(rule, ['route'])
  if (Array.isArray(route) && route.length > 0) {
    const names = route.map(it => {
      const host = textOf(valueAt(it, ['destination', 'host'])).split('.')[0] ?? ''
      const weight = textOf(valueAt(it, ['weight']))
      return [host, textOf(valueAt(it, ['destination', 'subset'])), route.length > 1 && weight]
        .filter(Boolean)
        .join(' ')
    })
    return `→ ${names.join(', ')}`
  }
  if (valueAt(rule, ['redirect']) != null) return 'redirect'
  const status = textOf(valueAt(rule, ['directResponse', 'status']))
  if (status) return `answers ${status}`
  const delegate = textOf(valueAt(rule, ['delegate', 'name']))
  return delegate && `delegates to ${delegate}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** `Hosts` → `Host`: what one item of a list is called. */
export function singular(label: string): string {
  if (label.endsWith('ies')) return `${label.slice(0, -3)}y`
  if (label.endsWith('addresses') || label === 'Addresses') return label.slice(0, -2)
  return label.endsWith('s') && !label.endsWith('ss') && label !== 'TLS'
    ? label.slice(0, -1)
    : `${label} entry`
}

function conditionOf(match: unknown): string {
  if (!Array.isArray(match) || match.length === 0) return 'everything'
  return match.map(alternativeOf).filter(Boolean).join(' or ') || 'everything'
}

/** The conditions of one alternative: the path, the method, and the others by name. */
function alternativeOf(match: unknown): string {
  if (typeof match !== 'object' || match === null) return ''
  const words = Object.entries(match).flatMap(([key, value]) => {
    switch (key) {
      case 'uri':
      case 'method':
        return comparedTo(value)
      case 'headers':
      case 'queryParams':
        return typeof value === 'object' && value !== null
          ? Object.entries(value).map(([name, it]) => `${name} ${comparedTo(it) || 'present'}`)
          : []
      case 'port':
        return `port ${textOf(value)}`
      case 'sniHosts':
        return Array.isArray(value) ? value.map(textOf).join(', ') : []
      case 'name':
      case 'statPrefix':
        return []
      default:
        return key
    }
  })
  return joined(...words)
}

function comparedTo(condition: unknown): string {
  if (typeof condition !== 'object' || condition === null) return ''
  const [operator, text] = Object.entries(condition)[0] ?? []
  if (operator === undefined) return ''
  return operator === 'prefix'
    ? `${textOf(text)}*`
    : operator === 'regex'
      ? `~ ${textOf(text)}`
      : textOf(text)
}

function joined(...words: string[]): string {
  return words.filter(Boolean).join(' · ')
}
