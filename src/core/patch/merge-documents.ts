import { cutDocuments } from '../yaml/cut-documents.ts'
import type { Path } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json } from '../yaml/source-document.ts'
import { mergeWithin } from './merge-within.ts'
import { mergedOrder } from './merged-order.ts'

interface DocumentConflict extends Sides {
  /** Absent where the whole text is one. */
  readonly document?: string
  /** Absent where the whole document is one. */
  readonly path?: Path
}

/**
 * Two texts of a file put together, document by document, and within a document place by place (`mergeWithin`). A document is known by its kind, namespace and name, one without
 * them by its place among such. A text in which kubectl does not read everything is taken as a whole.
 */
export function mergeDocuments(
  base: string | undefined,
  mine: string,
  theirs: string,
  choose: (conflict: DocumentConflict) => 'mine' | 'theirs',
): string {
  const [was, ours, other] = [base ?? '', mine, theirs].map(piecesOf)
  if (!was || !ours || !other) return choose({ base, mine, theirs }) === 'mine' ? mine : theirs

  const order = mergedOrder([...was.keys()], [...ours.keys()], [...other.keys()])
  const pieces = order.flatMap(document => {
    const [b, m, t] = [was, ours, other].map(it => it.get(document))
    const sides = { base: b?.body, mine: m?.body, theirs: t?.body }
    if (!isConflict(sides)) return changedSide(sides) === 'mine' ? listOf(m) : listOf(t)
    const { base, mine, theirs } = sides
    const within =
      base === undefined || mine === undefined || theirs === undefined
        ? undefined
        : mergeWithin(base, mine, theirs, it => choose({ document, ...it }))
    if (within !== undefined) return [{ separator: m?.separator ?? '', body: within }]
    return choose({ document, ...sides }) === 'mine' ? listOf(m) : listOf(t)
  })
  return beginningOf([base ?? '', mine, theirs]) + join(pieces)
}

function listOf(piece: Piece | undefined): Piece[] {
  return piece ? [piece] : []
}

interface Sides {
  readonly base: string | undefined
  readonly mine: string | undefined
  readonly theirs: string | undefined
}

function isConflict({ base, mine, theirs }: Sides): boolean {
  return mine !== theirs && mine !== base && theirs !== base
}

function changedSide({ base, mine }: Sides): 'mine' | 'theirs' {
  return mine === base ? 'theirs' : 'mine'
}

/** A byte-order mark and a `---` that parts nothing, as the side has it that changed them. */
function beginningOf(texts: readonly [base: string, mine: string, theirs: string]): string {
  const [base, mine, theirs] = texts.map(it => beginning.exec(it)![0])
  return (mine === base ? theirs : mine) ?? ''
}

const beginning = /^\uFEFF?(?:---\r?\n)?/

interface Piece {
  /** The line of `---` that parts it from the one before. */
  readonly separator: string
  readonly body: string
}

/** The documents by what they are; undefined where the text is more than documents one after the other. */
function piecesOf(text: string): Map<string, Piece> | undefined {
  const cuts = cutDocuments(text)
  if (cuts.some(it => it.skipped || it.marked) || /^(?:%|\.\.\.(?:\s|$))/m.test(text)) return undefined
  const pieces = new Map<string, Piece>()
  let unnamed = 0
  for (const { from, to } of cuts) {
    const document = text.slice(from, to)
    const [separator] = (from === 0 ? beginning : /^(?:---\r?\n)?/).exec(document)!
    const body = document.slice(separator.length)
    if (body === '') continue
    const name = nameOf(readDocument(body).value) ?? `document ${++unnamed}`
    let key = name
    for (let count = 2; pieces.has(key); count++) key = `${name} (${count})`
    pieces.set(key, { separator: from === 0 ? '' : separator, body })
  }
  return pieces
}

function nameOf(value: Json | undefined): string | undefined {
  const root = mapOf(value)
  const { name, namespace } = mapOf(root.metadata)
  const { kind, apiVersion } = root
  if (typeof kind !== 'string' || typeof name !== 'string') return undefined
  const [group] = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/') : ['']
  const path = typeof namespace === 'string' ? `${namespace}/${name}` : name
  // Two groups have a Gateway.
  return group === 'gateway.networking.k8s.io' ? `${kind} ${path} (Gateway API)` : `${kind} ${path}`
}

function mapOf(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function join(pieces: readonly Piece[]): string {
  return pieces.reduce((text, { separator, body }) => {
    if (text === '') return body
    const end = text.includes('\r\n') ? '\r\n' : '\n'
    const open = text.endsWith('\n') ? '' : end
    return text + open + (separator || (beginsDocument(body) ? '' : `---${end}`)) + body
  }, '')
}

/** Whether a `---` stands before everything but blanks and comments. */
function beginsDocument(piece: string): boolean {
  const first = piece.split('\n').find(it => it.trim() !== '' && !it.trimStart().startsWith('#'))
  return first?.startsWith('---') ?? false
}
