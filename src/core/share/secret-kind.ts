import type { TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument, treeOf } from '../yaml/read-document.ts'
import { type MapNode, nodesOf, type ScalarNode, type TreeNode } from '../yaml/tree.ts'

export const redacted = 'REDACTED'
/** The same in base64, as `data` has its values. */
export const redactedData = 'UkVEQUNURUQ='

/** The values of the `data` and `stringData` of every Secret in a text, in lists as well, with what is to stand in their place. */
export function valuesOfSecrets(text: string): TextEdit[] {
  // Most files hold none, and to read one takes a moment.
  if (!/\bSecret\b/.test(text)) return []
  return cutDocuments(text).flatMap(({ from, to, marked }) => {
    const own = text.slice(from, to)
    if (!/\bSecret\b/.test(own)) return []
    const document = readDocument(own, marked)
    const { root } = treeOf(document)
    const edits = document.readable && root ? valuesBelow(own, root) : valuesByLine(own)
    return edits.map(it => ({ from: from + it.from, to: from + it.to, insert: it.insert }))
  })
}

function valuesBelow(text: string, root: TreeNode): TextEdit[] {
  const found = new Map<ScalarNode, string>()
  for (const node of nodesOf(root)) {
    if (node.kind !== 'map' || !isSecret(node)) continue
    for (const { key, value } of node.entries) {
      const name = key.kind === 'scalar' ? key.text : ''
      if (name === 'data' || name === 'stringData')
        for (const it of scalarsBelow(value, 3)) found.set(it, name === 'data' ? redactedData : redacted)
      // What kubectl applied last is all of the Secret once more.
      if (name === 'metadata')
        for (const it of scalarsBelow(entryOf(entryOf(value, 'annotations'), lastApplied), 1))
          found.set(it, redacted)
    }
  }
  return [...found].flatMap(([{ contentFrom, to, style, text: value }, placeholder]) => {
    if (value === '' || value === placeholder) return []
    const end = contentFrom + text.slice(contentFrom, to).trimEnd().length
    const insert =
      style === 'double' ? `"${placeholder}"` : style === 'single' ? `'${placeholder}'` : placeholder
    return [{ from: contentFrom, to: end, insert }]
  })
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

function isSecret(map: MapNode): boolean {
  const kind = entryOf(map, 'kind')
  const version = entryOf(map, 'apiVersion')
  const isCore = version === undefined || (version.kind === 'scalar' && version.text === 'v1')
  return kind?.kind === 'scalar' && kind.text === 'Secret' && isCore
}

function entryOf(node: TreeNode | undefined, name: string): TreeNode | undefined {
  if (node?.kind !== 'map') return undefined
  return node.entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name)?.value
}

/** Through aliases as well; `depth` is how many maps and aliases may lie between. */
function scalarsBelow(node: TreeNode | undefined, depth: number): ScalarNode[] {
  if (node === undefined || depth < 0) return []
  if (node.kind === 'scalar') return node.style === 'absent' ? [] : [node]
  if (node.kind === 'alias') return scalarsBelow(node.target, depth - 1)
  const values = node.kind === 'map' ? node.entries : node.items
  return values.flatMap(it => scalarsBelow(it.value, depth - 1))
}

/** In a document that cannot be read: what is indented below `data:` of a Secret. */
function valuesByLine(text: string): TextEdit[] {
  if (!/^\s*["']?kind["']?\s*:\s*["']?Secret\b/m.test(text)) return []
  const edits: TextEdit[] = []
  let below: { readonly indent: number; readonly placeholder: string } | undefined
  for (const line of text.matchAll(/[^\n]+/g)) {
    const [, blanks = '', rest = ''] = /^( *)(.*?)\s*$/.exec(line[0]) ?? []
    if (rest === '') continue
    if (below && blanks.length <= below.indent) below = undefined
    const head = /^(data|stringData)\s*:$/.exec(rest)
    if (head) below = { indent: blanks.length, placeholder: head[1] === 'data' ? redactedData : redacted }
    else if (below) {
      const key = /^[^\s:]+:\s+/.exec(rest)?.[0] ?? ''
      const value = rest.slice(key.length)
      const from = line.index + blanks.length + key.length
      if (value !== '' && !/^(?:[\w.-]+:|[|>][+-]?\d?)$/.test(value) && value !== below.placeholder)
        edits.push({ from, to: from + value.length, insert: below.placeholder })
    }
  }
  return edits
}
