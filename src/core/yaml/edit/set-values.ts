import type { TextEdit } from '../../text/text-edit.ts'
import { editedDocument } from '../document-cache.ts'
import type { Path } from '../path.ts'
import { homeOf } from '../places/home-of.ts'
import { treeOf } from '../read-document.ts'
import type { Json, SourceDocument } from '../source-document.ts'
import type { Tree, TreeNode } from '../tree.ts'
import { draftOf, effective, Refusal, type Spot } from './draft.ts'
import { type EditResult, inSequence, setValue } from './edit.ts'
import { equalJson, plainJson, setAt } from './json.ts'
import { replaceValue } from './replace-value.ts'
import { hasShared } from './unshare.ts'

/** A place of a document and what it is to say. */
export interface NewValue {
  readonly path: Path
  readonly value: Json
  /** Of the keys, where maps on the way are made. */
  readonly order?: readonly string[] | undefined
}

/**
 * Sets several values. What is written once and read at all of these places, by anchor and alias or merge key, is changed where it is
 * written, and the others follow it; what only some of them read is taken apart.
 */
export function setValues(document: SourceDocument, values: readonly NewValue[]): EditResult {
  return (
    atHomes(document, values) ??
    inSequence(
      document,
      ...values.map(it => (now: SourceDocument) => setValue(now, it.path, it.value, it.order)),
    )
  )
}

/** All changed where they are written; undefined where that says something else, or nothing is shared. */
function atHomes(document: SourceDocument, values: readonly NewValue[]): EditResult | undefined {
  const tree = document.readable ? treeOf(document) : undefined
  if (!tree || values.length < 2 || !hasShared(tree)) return undefined
  const spots = spotsIn(tree)
  const homes = new Map<TreeNode, { readonly spot: Spot; readonly value: Json }>()
  for (const { path, value } of values) {
    const spot = spots.get(homeOf(tree, path) ?? missing)
    if (spot?.node.kind !== 'scalar') return undefined
    homes.set(spot.node, { spot, value: plainJson(value) })
  }
  try {
    const draft = draftOf(document)
    const edits: TextEdit[] = [...homes.values()]
      .sort((a, b) => a.spot.node.from - b.spot.node.from)
      .flatMap(({ spot, value }) => replaceValue(draft, spot, value))
    const real = effective(document.text, edits)
    const left = editedDocument(document, real)
    const expected = values.reduce<Json | undefined>(
      (before, it) => setAt(before, it.path, plainJson(it.value)),
      document.value,
    )
    return left.readable && equalJson(left.value, expected) ? { ok: true, edits: real } : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

const missing = {} as TreeNode

function spotsIn({ root }: Tree): Map<TreeNode, Spot> {
  const spots = new Map<TreeNode, Spot>()
  const visit = (spot: Spot) => {
    spots.set(spot.node, spot)
    const { node, path } = spot
    if (node.kind === 'list')
      for (const [i, item] of node.items.entries())
        visit({ path: [...path, i], node: item.value, parent: node, item })
    if (node.kind === 'map')
      for (const entry of node.entries) visit({ path: [...path, ''], node: entry.value, parent: node, entry })
  }
  if (root) visit({ path: [], node: root })
  return spots
}
