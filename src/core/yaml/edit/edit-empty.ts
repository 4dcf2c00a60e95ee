import { lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import type { Json } from '../source-document.ts'
import type { TreeNode } from '../tree.ts'
import type { Draft, Spot } from './draft.ts'
import { partsOf } from './edit-flow.ts'
import { renderFlow, renderValue } from './render-value.ts'

/** Everything of an empty document, behind its marker and comments. */
export function fillEmpty({ text, style }: Draft, value: Json): TextEdit[] {
  const end = /\n?\.\.\.\s*(?:#.*)?\s*$/.exec(text)
  const written = end && isEmptyMap(value) ? '!!map {}' : renderValue(value, style)
  const at =
    end && text.slice(0, end.index).length > 0 ? end.index + (text[end.index] === '\n' ? 1 : 0) : text.length
  const before = at === 0 || lineStart(text, at) === at ? '' : style.lineBreak
  return [{ from: at, to: at, insert: `${before}${written}${style.lineBreak}` }]
}

export function isAboveComments({ text }: Draft, { path, node }: Spot): boolean {
  return path.length === 0 && /#|^\.\.\./m.test(text.slice(node.to))
}

/** Brackets above comments would make JSON of the document, so they go below. Above the end of a document they get a tag. */
export function replaceAboveComments(draft: Draft, node: TreeNode, value: Json): TextEdit[] {
  const { text } = draft
  const end = lineEnd(text, node.to)
  const blanks = /^[ \t]*/.exec(text.slice(node.to, end))![0].length
  const to = node.to + blanks === end ? nextLine(text, end) : node.to + blanks
  return [{ from: node.contentFrom, to, insert: '' }, ...fillEmpty(draft, value)]
}

function isEmptyMap(value: Json): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}

/** Another value in place of brackets that hold a comment and nothing else; the comment stays. */
export function replaceAroundComment({ text, style }: Draft, { node, path }: Spot, value: Json): TextEdit[] {
  if (path.length === 0) {
    const comments = text.slice(node.contentFrom, node.to).match(/#[^\r\n]*/g) ?? []
    const insert = [renderValue(value, style), ...comments].join(style.lineBreak)
    return [{ from: node.from, to: node.to, insert }]
  }
  const written = renderFlow(value, style)
  const isCollection = typeof value === 'object' && value !== null
  const head = isCollection ? written.slice(0, -1) : written
  const gap = /\s/.test(text[node.contentFrom + 1] ?? ' ') ? '' : ' '
  const from = node.tag === undefined ? node.contentFrom : node.from
  const opening = { from, to: node.contentFrom + 1, insert: head + gap }
  if (isCollection) return [opening, { from: node.to - 1, to: node.to, insert: written.at(-1)! }]
  const isLast = text.slice(node.to, lineEnd(text, node.to)).trim() === ''
  const end = lineEnd(text, text.lastIndexOf('#', node.to))
  return [opening, { from: isLast ? end : node.to - 1, to: node.to, insert: '' }]
}

/** Whether brackets with nothing in them hold a comment, which is to stay. */
export function holdsComment(text: string, node: TreeNode): boolean {
  return (
    (node.kind === 'map' || node.kind === 'list') &&
    node.flow &&
    partsOf(node).length === 0 &&
    text.slice(node.contentFrom, node.to).includes('#')
  )
}
