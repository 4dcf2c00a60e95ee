import type { FieldType, StringFormat } from '../kinds/field.ts'
import { fieldAt, kindOf } from '../kinds/index.ts'
import type { LineRange } from '../text/positions/position.ts'
import { isMap } from '../yaml/is-map.ts'
import { keyName } from '../yaml/key-name.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { treeOf } from '../yaml/read-document.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import type { ScalarNode, TreeNode } from '../yaml/tree.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf } from './reading/document-at.ts'

/** What tokens are called, by their numbers: the legend of the protocol. */
export const semanticTokenTypes = ['kind', 'host', 'reference', 'duration', 'regexp'] as const

type TokenType = (typeof semanticTokenTypes)[number]

interface Token {
  /** In the document. */
  readonly from: number
  readonly to: number
  readonly type: TokenType
}

/** What the protocol calls semantic tokens: five numbers for each, the place counted from the one before. */
export interface SemanticTokens {
  readonly data: readonly number[]
}

/** What values are where that is more than a string: kinds, hosts, names of other resources, durations and regular expressions. With a range, those of the documents in it. */
export function semanticTokens(
  analysed: Analysed,
  at: InFile & { readonly range?: LineRange },
): SemanticTokens {
  const data: number[] = []
  let line = 0
  let character = 0
  for (const open of documentsOf(analysed, at)) {
    for (const { from, to, type } of tokensOf(open.document)) {
      const start = open.positions.positionAt(from + open.from)
      const isSameLine = start.line === line
      const gap = isSameLine ? start.character - character : start.character
      data.push(start.line - line, gap, to - from, semanticTokenTypes.indexOf(type), 0)
      line = start.line
      character = start.character
    }
  }
  return { data }
}

const kept = new WeakMap<SourceDocument, readonly Token[]>()

function tokensOf(document: SourceDocument): readonly Token[] {
  const known = kept.get(document)
  if (known) return known
  const made = document.readable ? readTokens(document) : []
  kept.set(document, made)
  return made
}

function readTokens(document: SourceDocument): Token[] {
  const { root } = treeOf(document)
  const { value } = document
  if (!root || !isMap(value)) return []
  const isList = value.kind === 'List' && Array.isArray(value.items)
  const tokens: Token[] = []
  for (const { node, path } of scalarsOf(root, [])) {
    const base = isList && path[0] === 'items' ? path.slice(0, 2) : []
    const type = typeOf(valueAt(value, base), path.slice(base.length))
    const token = type && tokenOf(document.text, node, type)
    if (token) tokens.push(token)
  }
  return tokens
}

interface PlacedScalar {
  readonly node: ScalarNode
  readonly path: Path
}

function* scalarsOf(node: TreeNode, path: Path): Generator<PlacedScalar> {
  if (node.kind === 'scalar') yield { node, path }
  if (node.kind === 'list')
    for (const [i, item] of node.items.entries()) yield* scalarsOf(item.value, [...path, i])
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries) {
    const name = keyName(key)
    if (name !== undefined) yield* scalarsOf(value, [...path, name])
  }
}

function typeOf(object: unknown, path: Path): TokenType | undefined {
  if (!isObject(object)) return undefined
  if (path.length === 1 && path[0] === 'kind') return 'kind'
  const { apiVersion, kind } = object
  if (path[0] !== 'spec' || typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
  const known = kindOf(apiVersion, kind, 'experimental')
  const is = known && fieldAt(known, path)?.is
  return is && typeOfField(is)
}

function isObject(value: unknown): value is { readonly apiVersion?: unknown; readonly kind?: unknown } {
  return typeof value === 'object' && value !== null
}

function typeOfField(is: FieldType): TokenType | undefined {
  return is.type === 'string' && is.format ? byFormat[is.format] : undefined
}

const byFormat: { readonly [Format in StringFormat]?: TokenType } = {
  host: 'host',
  serverHost: 'host',
  serviceHost: 'reference',
  gatewayRef: 'reference',
  subset: 'reference',
  secret: 'reference',
  duration: 'duration',
  regex: 'regexp',
}

/** The text of a scalar without its quotes; none where it stands in several lines. */
function tokenOf(text: string, node: ScalarNode, type: TokenType): Token | undefined {
  const isQuoted = node.style === 'single' || node.style === 'double'
  if (!isQuoted && node.style !== 'plain') return undefined
  const [from, to] = isQuoted ? [node.contentFrom + 1, node.to - 1] : [node.contentFrom, node.to]
  return to > from && !/[\r\n\u0085\u2028\u2029]/.test(text.slice(from, to)) ? { from, to, type } : undefined
}
