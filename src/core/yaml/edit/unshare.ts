import { composeEdits } from '../../text/compose-edits.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { editedDocument } from '../document-cache.ts'
import { isMerge, keyName } from '../key-name.ts'
import { formatPath, isWithin, type Path } from '../path.ts'
import type { Json, SourceDocument } from '../source-document.ts'
import { stepInto } from '../source-map.ts'
import { toValue } from '../to-value.ts'
import { type MapNode, nodesOf, type Tree, type TreeNode } from '../tree.ts'
import { type Draft, draftOf, effective, Refusal, type Spot, trailOf } from './draft.ts'
import { insertBlockEntry } from './edit-block.ts'
import { insertFlowPart } from './edit-flow.ts'
import { removePart, setIn } from './edit-plans.ts'
import { at, equalJson } from './json.ts'
import { renderFlowEntry, writeKey } from './render-value.ts'
import { replaceValue } from './replace-value.ts'

const mostSteps = 500

/**
 * Edits after which a place shares nothing with others, and everything reads as before: aliases on the way become
 * copies, an anchor on the way goes to the first alias of it, and what a merge key brings is written out where it has to be.
 * With `ends` the place itself is to go or to get another key, so that no merge key may bring it back.
 */
export function isolate(document: SourceDocument, path: Path, ends: boolean): readonly TextEdit[] {
  return inSteps(document, it => isolateStep(it, path, ends))
}

/** Edits after which nothing outside a place repeats anything within it: the anchors go to the first alias outside. */
export function releaseAnchors(document: SourceDocument, path: Path): readonly TextEdit[] {
  return inSteps(document, it => {
    const draft = draftOf(it)
    const inside = spotsOf(draft.tree).filter(spot => isWithin(spot.path, path))
    for (const spot of inside) {
      const aliases = aliasesOf(draft.tree, spot.node)
      const inner = aliases.find(own => isWithin(own.path, path))
      const outer = aliases.find(own => !isWithin(own.path, path))
      // One within the place would have no anchor before it any more.
      if (outer)
        return inner ? copyInto(draft, it.value, spot, inner) : handOver(draft, it.value, spot, outer)
    }
    return undefined
  })
}

/** Edits after which no value within a place repeats another one within it: the aliases become copies. */
export function copyAliases(document: SourceDocument, path: Path): readonly TextEdit[] {
  return inSteps(document, it => {
    const draft = draftOf(it)
    const inside = spotsOf(draft.tree).filter(spot => isWithin(spot.path, path))
    for (const spot of inside) {
      const alias = aliasesOf(draft.tree, spot.node).find(own => isWithin(own.path, path))
      if (alias) return copyInto(draft, it.value, spot, alias)
    }
    return undefined
  })
}

interface SharedSpot extends Spot {
  readonly isKey?: boolean
}

/** Stands in paths for a merge key, which is no key of the value. */
const mergeStep = '<<'

/** Every value of a document and every key, in the order of the text, with what holds it. */
function spotsOf({ root }: Tree): SharedSpot[] {
  const spots: SharedSpot[] = []
  const visit = (spot: SharedSpot) => {
    spots.push(spot)
    const { node, path } = spot
    if (node.kind === 'list')
      for (const [i, item] of node.items.entries())
        visit({ path: [...path, i], node: item.value, parent: node, item })
    if (node.kind !== 'map') return
    for (const entry of node.entries) {
      const below = [...path, isMerge(entry) ? mergeStep : (keyName(entry.key) ?? '')]
      spots.push({ path: below, node: entry.key, parent: node, entry, isKey: true })
      visit({ path: below, node: entry.value, parent: node, entry })
    }
  }
  if (root) visit({ path: [], node: root })
  return spots
}

/** Where aliases repeat what a node holds, in the order of the text. */
function aliasesOf(tree: Tree, node: TreeNode): SharedSpot[] {
  if (node.kind === 'alias' || node.anchor === undefined || !tree.aliased.has(node.anchor)) return []
  const behind = spotsOf(tree).filter(it => it.node.from > node.from)
  const redefined = behind.find(it => it.node.kind !== 'alias' && it.node.anchor === node.anchor)
  return behind.filter(
    it =>
      it.node.kind === 'alias' &&
      it.node.name === node.anchor &&
      (!redefined || it.node.from < redefined.node.from),
  )
}

/** What a spot reads as; by the node itself where that does not depend on anything else. */
function readingOf(root: Json | undefined, { node, path }: Spot): Json | undefined {
  const isWhole = [...nodesOf(node)].every(it => it.kind !== 'alias')
  return isWhole ? toValue(node).value : at(root, path)
}

/** Whether anything in a document is written once and read twice. */
export function hasShared(tree: Tree): boolean {
  return (
    tree.aliased.size > 0 ||
    spotsOf(tree).some(({ node }) => node.kind === 'map' && node.entries.some(isMerge))
  )
}

/** Makes steps until there is none left. Each must leave the value as it is. */
function inSteps(
  document: SourceDocument,
  step: (document: SourceDocument) => readonly TextEdit[] | undefined,
): readonly TextEdit[] {
  let edits: readonly TextEdit[] = []
  let current = document
  for (let count = 0; count < mostSteps; count++) {
    const next = step(current)
    if (!next) return edits
    const real = effective(current.text, next)
    const after = editedDocument(current, real)
    if (real.length === 0 || !after.readable || !equalJson(after.value, document.value))
      throw new Refusal('The alias here cannot be replaced by a copy.')
    edits = composeEdits(edits, real)
    current = after
  }
  throw new Refusal('There are too many aliases here to replace them by copies.')
}

function isolateStep(document: SourceDocument, path: Path, ends: boolean): readonly TextEdit[] | undefined {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  for (const spot of trail) {
    const { node } = spot
    const step = path[spot.path.length]
    if (node.kind === 'alias') return replaceValue(draft, spot, at(document.value, spot.path) ?? null)
    const [alias] = aliasesOf(draft.tree, node)
    if (alias) return handOver(draft, document.value, spot, alias)
    if (node.kind !== 'map' || step === undefined || !node.entries.some(isMerge)) continue
    const value = at(document.value, [...spot.path, step])
    if (value === undefined) continue
    const own = stepInto(node, step)?.entry
    const isLast = spot.path.length === path.length - 1
    const mayBeOverridden = own !== undefined && node.entries.some(it => isMerge(it) && it.from > own.from)
    if (mayBeOverridden || (isLast && ends)) return writeOutMerges(document, spot.path, String(step))
    if (!own) return addBehindMerges(draft, node, String(step), value)
  }
  return undefined
}

/** The value is written at its first alias, whose anchor it gets, and is no longer anchored where it was. */
function handOver(draft: Draft, root: Json | undefined, from: Spot, alias: SharedSpot): readonly TextEdit[] {
  const { text } = draft
  const anchor = from.node.kind === 'alias' ? undefined : from.node.anchor
  const range = anchor === undefined ? undefined : anchorRange(text, from.node, anchor)
  if (!range) throw new Refusal(`\`${formatPath(from.path)}\` has no anchor of its own.`)
  const [head, ...others] = copyInto(draft, root, from, {
    ...alias,
    node: { ...alias.node, anchor } as TreeNode,
  })
  const blank = /^ ?/.exec(head!.insert)![0]
  const rest = head!.insert.slice(blank.length)
  // What the copy has no text for in the line itself begins in the line below.
  const lead = blank === '' && isGlued(text, head!.from) ? ' ' : blank
  const insert = `${lead}&${anchor}${rest === '' ? '' : ' '}${rest}`
  return [range, { ...head!, insert }, ...others].sort((a, b) => a.from - b.from)
}

function isGlued(text: string, offset: number): boolean {
  return offset > 0 && /[^\s[{,]/.test(text[offset - 1]!)
}

function copyInto(draft: Draft, root: Json | undefined, from: Spot, alias: SharedSpot): TextEdit[] {
  const value = readingOf(root, from)
  if (value === undefined || alias.isKey)
    throw new Refusal(
      `\`${formatPath(from.path)}\` is repeated by aliases that cannot be replaced by copies.`,
    )
  return replaceValue(draft, alias, value)
}

function anchorRange(text: string, node: TreeNode, anchor: string): TextEdit | undefined {
  const found = text.slice(node.from, node.contentFrom).indexOf(`&${anchor}`)
  if (found < 0) return undefined
  const from = node.from + found
  const to = from + anchor.length + 1
  const behind = /^[ \t]+(?=[^\s#])/.exec(text.slice(to))?.[0].length ?? 0
  if (behind > 0) return { from, to: to + behind, insert: '' }
  const before = /[ \t]*$/.exec(text.slice(0, from))![0].length
  return { from: from - before, to, insert: '' }
}

/** An entry of its own for a key that a merge key brings, with the same value. */
function addBehindMerges(draft: Draft, map: MapNode, key: string, value: Json): readonly TextEdit[] {
  const index = map.entries.findLastIndex(isMerge) + 1
  if (!map.flow) return insertBlockEntry(draft, map, index, key, value)
  return insertFlowPart(draft, map, index, renderFlowEntry(key, value, draft.style))
}

/** The merge keys of a map go, and what they brought is written in it; `last` is the key that is best written last. */
function writeOutMerges(document: SourceDocument, path: Path, last: string): readonly TextEdit[] {
  const value = at(document.value, path)!
  let edits: readonly TextEdit[] = []
  let current = document
  const make = (next: readonly TextEdit[]) => {
    edits = composeEdits(edits, next)
    current = editedDocument(current, next)
  }
  for (let count = 0; count < mostSteps; count++) {
    const draft = draftOf(current)
    const spot = trailOf(draft.tree, path)[path.length]
    if (spot?.node.kind !== 'map') break
    const index = spot.node.entries.findIndex(isMerge)
    if (index < 0) break
    const used = spotsOf(draft.tree)
      .filter(it => isWithin(it.path, [...path, mergeStep]))
      .flatMap(it => aliasesOf(draft.tree, it.node).map(alias => ({ from: it, alias })))
      .find(it => !isWithin(it.alias.path, [...path, mergeStep]))
    // An anchor in there that others use is handed on before it goes.
    if (used) make(handOver(draft, current.value, used.from, used.alias))
    else make(replaceMerge(draft, spot, spot.node, index, value, last))
  }
  make(setIn(current, path, value, undefined))
  return edits
}

/** The first of the keys it brought stands in for a merge key, so that a comment beside it stays. */
function replaceMerge(
  draft: Draft,
  spot: Spot,
  map: MapNode,
  index: number,
  value: Json,
  last: string,
): readonly TextEdit[] {
  const entry = map.entries[index]!
  const written = new Set(map.entries.map(it => (isMerge(it) ? undefined : keyName(it.key))))
  const key = Object.keys(value ?? {}).find(it => it !== last && !written.has(it))
  if (key === undefined) return removePart(draft, spot, map, index)
  const name = writeKey(key, map.flow ? 'flow' : 'block', draft.style)
  const path = [...spot.path, key]
  return [
    { from: entry.key.from, to: entry.key.to, insert: name },
    ...replaceValue(draft, { path, node: entry.value, parent: map, entry }, at(value, [key])!),
  ]
}
