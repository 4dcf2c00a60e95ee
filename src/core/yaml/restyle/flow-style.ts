import { columnOf } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { type Draft, draftOf, trailOf } from '../edit/draft.ts'
import { isPlainSafe, writeQuoted } from '../edit/write-scalar.ts'
import { readsTheSame } from '../format/format-document.ts'
import { resolveNode } from '../key-name.ts'
import type { Path } from '../path.ts'
import type { SourceDocument } from '../source-document.ts'
import type { ListNode, MapNode, TreeNode } from '../tree.ts'

/** A line that is longer is not written. */
const longest = 100

/**
 * Writes what stands in lines of its own at a path in brackets in the line of its key or dash. Nothing where it holds comments or texts of
 * several lines, or the line became too long.
 */
export function toFlowStyle(document: SourceDocument, path: Path): TextEdit[] {
  const draft = draftOf(document)
  const spot = trailOf(draft.tree, path).at(-1)
  if (!spot || spot.path.length !== path.length || !isBlock(spot.node)) return []
  const { node, entry, item } = spot
  const start = entry ? entry.colon + 1 : item && item.dash >= 0 ? item.dash + 1 : -1
  if (start <= 0) return []
  const written = new FlowWriter(draft).write(node)
  const { text } = draft
  if (written === undefined || columnOf(text, start) + 1 + written.length > longest) return []
  if (hasComment(text, node, start)) return []
  const properties = text.slice(node.from, node.contentFrom).trim()
  const insert = ` ${properties === '' ? '' : `${properties} `}${written}`
  const edits = [{ from: start, to: node.to, insert }]
  return readsTheSame(document, edits) ? edits : []
}

/** The innermost block collection that holds a path and can be written in brackets. */
export function flowCandidate(document: SourceDocument, path: Path): Path | undefined {
  const spots = trailOf(draftOf(document).tree, path)
  const spot = spots.findLast(it => isBlock(it.node) && (it.entry || it.item))
  return spot && toFlowStyle(document, spot.path).length > 0 ? spot.path : undefined
}

function isBlock(node: TreeNode): node is MapNode | ListNode {
  return (node.kind === 'map' || node.kind === 'list') && !node.flow
}

/** Whether a comment stands in what would become one line. Scalars with a `#` are taken for comments too: they are rare. */
function hasComment(text: string, node: TreeNode, from: number): boolean {
  return /(?:^|\s)#/.test(text.slice(from, node.to))
}

class FlowWriter {
  private readonly draft: Draft

  constructor(draft: Draft) {
    this.draft = draft
  }

  /** Undefined where a part cannot stand in brackets. */
  write(node: TreeNode): string | undefined {
    const pad = this.draft.style.padBraces ? ' ' : ''
    if (node.kind === 'list') {
      const items = node.items.map(it => this.part(it.value))
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`
    }
    if (node.kind !== 'map') return this.part(node)
    const entries = node.entries.map(({ key, value }) => {
      const [name, written] = [this.part(key), this.part(value)]
      return name && written !== undefined ? `${name}: ${written}` : undefined
    })
    return entries.includes(undefined) ? undefined : `{${pad}${entries.join(', ')}${pad}}`
  }

  private part(node: TreeNode): string | undefined {
    const { text, style } = this.draft
    if (node.kind === 'map' || node.kind === 'list') {
      const written = node.flow ? text.slice(node.contentFrom, node.to) : this.write(node)
      const properties = text.slice(node.from, node.contentFrom).trim()
      return written && `${properties === '' ? '' : `${properties} `}${written}`
    }
    const written = text.slice(node.from, node.to)
    if (/[\r\n\u0085\u2028\u2029]/.test(written)) return undefined
    const isPlainText = node.kind === 'scalar' && node.style === 'plain' && !node.anchor && !node.tag
    if (!isPlainText || isPlainSafe(node.text, 'flow') || resolveNode(node).type !== 'string') return written
    return writeQuoted(node.text, style.quote)
  }
}
