import type { Kind } from '../../core/kinds/field.ts'
import { type Path, valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'

/** A list item in a few words, for its card; empty where there is nothing to say. */
export function summaryOf(kind: Kind, path: Path, value: Json): string {
  const list = path.at(-2)
  const text = (...at: Path) => {
    const found = valueAt(value, at)
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  }
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

/** `Hosts` → `Host`: what one item of a list is called. */
export function singular(label: string): string {
  if (label === 'Match') return 'Condition'
  if (label === 'Route') return 'Destination'
  if (label.endsWith('ies')) return `${label.slice(0, -3)}y`
  if (label.endsWith('addresses') || label === 'Addresses') return label.slice(0, -2)
  return label.endsWith('s') && !label.endsWith('ss') && label !== 'TLS'
    ? label.slice(0, -1)
    : `${label} entry`
}

function conditionOf(match: unknown): string {
  if (!Array.isArray(match) || match.length === 0) return 'everything'
  const words = match.map(it => {
    const uri = valueAt(it, ['uri'])
    const path =
      typeof uri === 'object' && uri !== null
        ? Object.entries(uri)
            .map(([operator, text]) =>
              operator === 'prefix' ? `${text}*` : operator === 'regex' ? `~ ${text}` : text,
            )
            .join('')
        : ''
    const others = typeof it === 'object' && it !== null ? Object.keys(it).filter(key => key !== 'uri') : []
    return joined(path, others.join(', '))
  })
  return words.filter(Boolean).join(' or ') || 'everything'
}

function joined(...words: string[]): string {
  return words.filter(Boolean).join(' · ')
}
