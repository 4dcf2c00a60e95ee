import { sameItems, sameValue } from '../../data/same-value.ts'
import type { GraphNode, NodeId } from '../graph.ts'
import { gapAt, innerWidth } from './choose-level.ts'
import { sectionNumbers } from './parts-again.ts'
import { type Block, isUnfolded, type Scene, type Sheet, sectionBlock, shownOf } from './section-block.ts'
import { type Spot, shelve } from './shelves.ts'

/**
 * Gives every section its place, one beside or below the other. In a drawing in which boxes only say something else, those sections
 * that say it are drawn anew.
 */
export function placeSections(scene: Scene): Sheet {
  const { shape } = scene.parts
  const before = kept.get(shape)
  const placed = (before && placeAgain(before, scene)) ?? placeAnew(scene)
  kept.set(shape, placed)
  return placed.sheet
}

/** By the shape of a drawing, as it was placed last. */
const kept = new WeakMap<Scene['parts']['shape'], Placed>()

interface Placed {
  readonly scene: Scene
  readonly homes: ReadonlyMap<NodeId, NodeId>
  /** Of each section. */
  readonly blocks: readonly Block[]
  readonly spots: readonly Spot[]
  /** Of each section its first node and frame on the sheet. */
  readonly firsts: readonly { readonly node: number; readonly frame: number }[]
  readonly sheet: Sheet
}

function placeAnew(scene: Scene): Placed {
  const sheet = emptySheet()
  const homes = homesOf(scene)
  const inner = innerWidth(scene.room)
  const blocks = scene.parts.sections.map(it => sectionBlock(scene, it, inner, homes))
  const { spots } = shelve(blocks, inner, gapAt(scene.level))
  const firsts = blocks.map((block, i) => {
    const first = { node: sheet.nodes.length, frame: sheet.frames.length }
    const { x, y, height } = spots[i]!
    block.place(sheet, x, y, height)
    return first
  })
  for (const [id, sayer] of scene.parts.sayers) sheet.holders.set(id, sayer)
  for (const [id, users] of scene.parts.users) if (!homes.has(id)) sheet.holders.set(id, users[0]!)
  return { scene, homes, blocks, spots, firsts, sheet }
}

function emptySheet(): Sheet {
  return {
    nodes: [],
    frames: [],
    frameOf: new Map(),
    units: new Map(),
    holders: new Map(),
    below: new Map(),
  }
}

/** Undefined where a section takes other room than before, or other boxes stand in it. */
function placeAgain(before: Placed, scene: Scene): Placed | undefined {
  if (!isLikewise(before.scene, scene)) return undefined
  const { homes, spots, firsts } = before
  const nodes = [...before.sheet.nodes]
  const units = new Map(before.sheet.units)
  const blocks = [...before.blocks]
  const inner = innerWidth(scene.room)
  for (const i of sectionsDrawnOtherwise(before, scene)) {
    const block = sectionBlock(scene, scene.parts.sections[i]!, inner, homes)
    if (!isAsLarge(block, blocks[i]!)) return undefined
    const own = emptySheet()
    const { x, y, height } = spots[i]!
    block.place(own, x, y, height)
    if (!standsAlike(before, own, i)) return undefined
    nodes.splice(firsts[i]!.node, own.nodes.length, ...own.nodes)
    for (const [id, unit] of own.units) units.set(id, unit)
    blocks[i] = block
  }
  return { scene, homes, blocks, spots, firsts, sheet: { ...before.sheet, nodes, units } }
}

/** Whether sections of two drawings of one shape are drawn alike that have the same boxes in them. */
function isLikewise(a: Scene, b: Scene): boolean {
  return (
    a.parts.ways === b.parts.ways &&
    a.level === b.level &&
    a.folding === b.folding &&
    sameValue(a.room, b.room) &&
    sameItems([...a.needed], [...b.needed]) &&
    sameItems([...a.unfolded], [...b.unfolded], sameValue)
  )
}

/** By their places: those with another box in them, or with a stub of one. */
function sectionsDrawnOtherwise({ scene, sheet }: Placed, now: Scene): ReadonlySet<number> {
  const { sections } = scene.parts
  const found = new Set<number>()
  for (let i = 0; i < sections.length; i++) if (sections[i] !== now.parts.sections[i]) found.add(i)
  const numbers = sectionNumbers(now.parts)
  const isOther = (id: NodeId) => scene.nodes.get(id) !== now.nodes.get(id)
  for (const [id, { ends }] of sheet.units) {
    const number = numbers.get(id)
    if (number !== undefined && [...ends.keys()].some(isOther)) found.add(number)
  }
  return found
}

function isAsLarge(a: Block, b: Block): boolean {
  return a.width === b.width && a.height === b.height && a.isStretched === b.isStretched
}

/** Whether a section drawn anew has its boxes and frames where they were. */
function standsAlike({ sheet, firsts }: Placed, own: Sheet, i: number): boolean {
  const from = firsts[i]!
  const to = firsts[i + 1] ?? { node: sheet.nodes.length, frame: sheet.frames.length }
  const isSameBox = (a: GraphNode, b: GraphNode) => a.id === b.id
  return (
    sameItems(sheet.nodes.slice(from.node, to.node), own.nodes, isSameBox) &&
    sameValue(sheet.frames.slice(from.frame, to.frame), own.frames) &&
    isIn(own.holders, sheet.holders) &&
    isIn(own.frameOf, sheet.frameOf) &&
    isIn(own.below, sheet.below) &&
    [...own.units.keys()].every(it => sheet.units.has(it))
  )
}

function isIn(entries: ReadonlyMap<NodeId, string>, table: ReadonlyMap<NodeId, string>): boolean {
  return [...entries].every(([key, value]) => table.get(key) === value)
}

/** By destination, the first unfolded VirtualService that leads there: it is drawn beside this one. */
function homesOf(scene: Scene): Map<NodeId, NodeId> {
  const homes = new Map<NodeId, NodeId>()
  for (const section of scene.parts.sections) {
    for (const { id } of shownOf(scene, section)) {
      if (!isUnfolded(scene, id, scene.level === 'units')) continue
      for (const { target } of scene.parts.leaving.get(id) ?? [])
        if (scene.parts.users.has(target) && !homes.has(target)) homes.set(target, id)
    }
  }
  return homes
}
