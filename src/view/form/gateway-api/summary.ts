import { type Path, valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { filterSummary } from './filter-words.ts'

/** A list item of an object of the Gateway API in a few words; undefined where the list is none of its own. */
export function summaryOfApi(path: Path, value: Json): string | undefined {
  const text = textIn(value)
  switch (path.at(-2)) {
    case 'listeners':
      return joined(text('port'), text('protocol'), text('hostname') || text('name'))
    case 'parentRefs':
      return joined(named(value), text('sectionName'), text('port') && `port ${text('port')}`)
    case 'rules':
      return text('name') || matchesOf(value)
    case 'matches':
      return matchWords(value)
    case 'backendRefs':
      return `${named(value)}${text('port') && `:${text('port')}`}`
    case 'filters':
      return filterSummary(value)
    case 'from':
      return text('kind') && `${text('kind')}s of ${text('namespace') || '…'}`
    case 'to':
      return valueAt(value, ['name']) === undefined
        ? text('kind') && `every ${text('kind')}`
        : joinedBy(' ', text('kind'), text('name') || '…')
    case 'targetRefs':
      return joined(joinedBy(' ', text('kind'), text('name') || '…'), text('sectionName'))
    case 'certificateRefs':
    case 'caCertificateRefs':
      return joinedBy(' ', text('kind'), named(value) || '…')
    case 'subjectAltNames':
      return text('hostname') || text('uri')
    case 'headers':
    case 'queryParams':
      return conditionWords(value)
    default:
      return undefined
  }
}

/** What a rule does, or what else a listener has, as a second line. */
export function detailOfApi(path: Path, value: Json): string | undefined {
  const text = textIn(value)
  switch (path.at(-2)) {
    case 'listeners':
      return joined(text('hostname') && text('name'), text('tls', 'mode') && `TLS ${text('tls', 'mode')}`)
    case 'rules':
      return joined(text('name') && matchesOf(value), actionOf(value))
    default:
      return undefined
  }
}

function matchesOf(rule: Json): string {
  const matches = listAt(rule, 'matches')
  return matches.length === 0 ? 'everything' : matches.map(matchWords).join(' or ')
}

/** A prefix is of whole segments: `/cart/…`. */
function matchWords(match: unknown): string {
  const text = textIn(match)
  const conditions = (list: string) => listAt(match, list).map(conditionWords)
  const words = joined(
    text('method') || joined(text('method', 'service'), text('method', 'method')),
    pathWords(text('path', 'type'), text('path', 'value')),
    ...conditions('headers'),
    ...conditions('queryParams'),
  )
  return words || 'everything'
}

function conditionWords(condition: unknown): string {
  const text = textIn(condition)
  return `${text('name')} ${text('type') === 'RegularExpression' ? '~ ' : ''}${text('value')}`
}

function pathWords(type: string, value: string): string {
  if (value === '') return ''
  if (type === 'Exact') return value
  if (type === 'RegularExpression') return `~ ${value}`
  return value === '/' ? '' : `${value.replace(/\/$/, '')}/…`
}

function actionOf(rule: Json): string {
  if (listAt(rule, 'filters').some(it => valueAt(it, ['type']) === 'RequestRedirect')) return 'redirect'
  const refs = listAt(rule, 'backendRefs')
  const names = refs.map(it => joinedBy(' ', textIn(it)('name'), refs.length > 1 ? textIn(it)('weight') : ''))
  return names.length > 0 ? `→ ${names.join(', ')}` : 'answers 500: no backend'
}

function named(ref: unknown): string {
  const text = textIn(ref)
  return joinedBy('/', text('namespace'), text('name'))
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, [key])
  return Array.isArray(found) ? found : []
}

function textIn(value: unknown): (...at: Path) => string {
  return (...at) => {
    const found = valueAt(value, at)
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  }
}

function joined(...words: string[]): string {
  return joinedBy(' · ', ...words)
}

function joinedBy(separator: string, ...words: string[]): string {
  return words.filter(Boolean).join(separator)
}
