import { columnOf, lineEnd } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { draftOf, spaces, trailOf } from '../edit/draft.ts'
import { readsTheSame } from '../format/format-document.ts'
import type { Path } from '../path.ts'
import type { SourceDocument } from '../source-document.ts'
import type { ListNode, MapNode, TreeNode } from '../tree.ts'

/** Where the outermost brackets around a path stand that hold something; undefined where there are none. */
export function bracketsAt(document: SourceDocument, path: Path): Path | undefined {
  const spot = trailOf(draftOf(document).tree, path).find(it => isFilled(it.node))
  return spot?.path
}

/**
 * Writes what stands in brackets at a path in lines of its own, with its quoting and comments. Nothing where that cannot be done: texts
 * over several lines, keys that are no text.
 */
export function toBlockStyle(document: SourceDocument, path: Path): TextEdit[] {
  const { text, tree, style } = draftOf(document)
  const spot = trailOf(tree, path).at(-1)
  if (!spot || spot.path.length !== path.length || !isFilled(spot.node)) return []
  const { node, entry, item } = spot
  const start = entry ? entry.colon + 1 : item ? item.dash + 1 : node.from
  if (entry?.colon === -1 || item?.dash === -1) return []
  const base = columnOf(text, entry?.from ?? item?.dash ?? node.from)
  const deeper = item ? 2 : !entry ? 0 : node.kind === 'list' ? style.dashIndent : style.indent
  const writer = new BlockWriter(text, style)
  const lines = writer.linesOf(node, base + deeper)
  const end = lineEnd(text, node.to)
  const behind = text.slice(node.to, end)
  if (!lines || (behind.trim() !== '' && !/^\s+#/.test(behind))) return []
  const properties = text.slice(node.from, node.contentFrom).trim()
  const comments = [writer.headComment, behind.trim()].filter(it => it !== '')
  if (comments.length > 1) return []
  const head = [properties, ...comments].filter(it => it !== '').join(' ')
  const isInline = item !== undefined && head === ''
  const below = lines.join(style.lineBreak)
  const insert = isInline
    ? ` ${below.trimStart()}`
    : (start > 0 || head !== '') && (entry || item || head !== '')
      ? `${head === '' ? '' : entry || item ? ` ${head}` : head}${style.lineBreak}${below}`
      : below
  const edits = [{ from: start, to: end, insert }]
  return readsTheSame(document, edits) ? edits : []
}

function isFilled(node: TreeNode): node is MapNode | ListNode {
  if (node.kind === 'map') return node.flow && node.entries.length > 0
  return node.kind === 'list' && node.flow && node.items.length > 0
}

interface BlockHabits {
  readonly indent: number
  readonly dashIndent: number
}

/** Puts the parts of brackets into lines, in their order in the text, with the comments between them. */
class BlockWriter {
  /** A comment right behind the opening bracket. */
  headComment = ''
  private readonly text: string
  private readonly style: BlockHabits
  private lines: string[] = []
  /** How far the text has been gone through. */
  private done = 0

  constructor(text: string, style: BlockHabits) {
    this.text = text
    this.style = style
  }

  linesOf(node: MapNode | ListNode, column: number): string[] | undefined {
    this.done = node.contentFrom
    const isWritten = this.collection(node, column, spaces(column))
    this.commentsUpTo(node.to, column)
    return isWritten ? this.lines : undefined
  }

  /** `lead` is what its first line begins with. */
  private collection(node: MapNode | ListNode, column: number, lead: string): boolean {
    let first = lead
    const parts = node.kind === 'map' ? node.entries : node.items
    for (const part of parts) {
      this.commentsUpTo(part.from, column)
      const isFine =
        'key' in part ? this.entry(part.key, part.value, column, first) : this.item(part.value, column, first)
      if (!isFine) return false
      first = spaces(column)
    }
    return true
  }

  private entry(key: TreeNode, value: TreeNode, column: number, lead: string): boolean {
    const name = this.textOf(key)
    if (name === undefined || name === '') return false
    this.done = Math.max(this.done, key.to)
    if (!isFilled(value)) return this.leaf(`${lead}${name}:`, value)
    this.lines.push(`${lead}${name}:${this.propertiesOf(value)}`)
    const below = column + (value.kind === 'list' ? this.style.dashIndent : this.style.indent)
    return this.collection(value, below, spaces(below))
  }

  private item(value: TreeNode, column: number, lead: string): boolean {
    if (!isFilled(value)) return this.leaf(`${lead}-`, value)
    if (this.propertiesOf(value) === '' && !this.hasCommentBefore(value))
      return this.collection(value, column + 2, `${lead}- `)
    this.lines.push(`${lead}-${this.propertiesOf(value)}`)
    return this.collection(value, column + 2, spaces(column + 2))
  }

  private leaf(head: string, value: TreeNode): boolean {
    const written = this.textOf(value)
    if (written === undefined) return false
    this.lines.push(written === '' ? head : `${head} ${written}`)
    this.done = Math.max(this.done, value.to)
    return true
  }

  /** A scalar, an alias or empty brackets as they are written; undefined where they take several lines. */
  private textOf(node: TreeNode): string | undefined {
    const written = this.text.slice(node.from, node.to)
    return /[\r\n\u0085\u2028\u2029]/.test(written) || isFilled(node) ? undefined : written
  }

  private propertiesOf(node: TreeNode): string {
    const written = this.text.slice(node.from, node.contentFrom).trim()
    return written === '' ? '' : ` ${written}`
  }

  private hasCommentBefore(node: MapNode | ListNode): boolean {
    const first = node.kind === 'map' ? node.entries[0] : node.items[0]
    return first !== undefined && this.text.slice(node.contentFrom, first.from).includes('#')
  }

  private commentsUpTo(offset: number, column: number): void {
    const gap = this.text.slice(this.done, offset)
    for (const match of gap.matchAll(/#[^\r\n]*/g)) {
      const isBehind = !/[\r\n]/.test(gap.slice(0, match.index))
      const last = this.lines.length - 1
      if (!isBehind) this.lines.push(`${spaces(column)}${match[0]}`)
      else if (last < 0) this.headComment = match[0]
      else this.lines[last] += ` ${match[0]}`
    }
    this.done = Math.max(this.done, offset)
  }
}
