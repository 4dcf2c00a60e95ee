import { lineEnd, nextLine } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { formatPath, type Path } from '../path.ts'
import { treeOf } from '../read-document.ts'
import type { SourceDocument } from '../source-document.ts'
import { stepInto } from '../source-map.ts'
import type { Entry, Item, ListNode, MapNode, Tree, TreeNode } from '../tree.ts'
import { type Habits, habitsOf } from './habits.ts'

/** A document as the edits see it. */
export interface Draft {
  readonly text: string
  readonly tree: Tree
  readonly style: Habits
}

/** An existing place, with what holds it. */
export interface Spot {
  readonly path: Path
  readonly node: TreeNode
  readonly parent?: MapNode | ListNode
  readonly entry?: Entry
  readonly item?: Item
}

/** Thrown inside the edit modules where a change cannot be made in place; becomes a refusal at their door. */
export class Refusal extends Error {}

export function draftOf(document: SourceDocument): Draft {
  const tree = treeOf(document)
  return { text: document.text, tree, style: habitsOf(document, tree) }
}

/** The spots from the root down to the deepest existing one of a path. Empty for an empty document. */
export function trailOf(tree: Tree, path: Path): Spot[] {
  if (!tree.root) return []
  let spot: Spot = { path: [], node: tree.root }
  const trail = [spot]
  for (const step of path) {
    const next = stepInto(spot.node, step)
    if (!next) return trail
    const parent = spot.node as MapNode | ListNode
    spot = { path: [...spot.path, step], node: next.value, parent, entry: next.entry, item: next.item }
    trail.push(spot)
  }
  return trail
}

/** Refuses where a spot on the way is written elsewhere too, so that a change here would show there. */
export function refuseShared(tree: Tree, trail: readonly Spot[]): void {
  for (const { node, path } of trail) {
    const name = path.length === 0 ? 'The document' : `\`${formatPath(path)}\``
    if (node.kind === 'alias')
      throw new Refusal(`${name} repeats the value anchored as \`&${node.name}\`. Change it there.`)
    if (node.anchor !== undefined && tree.aliased.has(node.anchor))
      throw new Refusal(
        `${name} is anchored as \`&${node.anchor}\` and repeated elsewhere; a change would show there too.`,
      )
  }
}

/** The edits that do something. */
export function effective(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(it => text.slice(it.from, it.to) !== it.insert)
}

/**
 * The habits for text that is put in at the end of a line. A literal block would take in comments and blanks right
 * below it, so there is none where such lines follow.
 */
export function styleAt({ text, style }: Draft, offset: number): Habits {
  for (let at = nextLine(text, offset); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at))
    const isBlank = line.trim() === ''
    if (isBlank ? line !== '' : /^\s+#/.test(line)) return { ...style, literals: false }
    if (!isBlank && line[0] !== '#') break
  }
  return style
}

export function spaces(count: number): string {
  return ' '.repeat(Math.max(count, 0))
}
