import type { GraphNode, NodeId, VirtualServiceNode } from '../graph.ts'
import { cardGap, delegateIndent, framePadding } from '../sizes.ts'
import {
  choiceOf,
  type Folding,
  type Frame,
  type Level,
  type RoomOnCanvas,
  type ZoomedBox,
} from './arrangement.ts'
import { boxWidths, type Form, fewOthers, formOf, frameOf, gapAt } from './choose-level.ts'
import { groupsOf } from './divide.ts'
import {
  at,
  foldedVirtualService,
  groupBox,
  hasHostsBelow,
  manyOfGroup,
  manyOfSection,
  withHeight,
} from './folded-boxes.ts'
import { type Parts, rootsOf, type Section } from './parts.ts'
import { type Extent, type Spot, shelve } from './shelves.ts'
import { type Unit, unitOf } from './unit.ts'

export interface Scene {
  readonly parts: Parts
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  readonly level: Level
  /** What has to be unfolded. */
  readonly needed: ReadonlySet<NodeId>
  readonly folding: Folding
  /** What zooming has unfolded, and how. */
  readonly unfolded: ReadonlyMap<NodeId, ZoomedBox['as']>
  readonly room: RoomOnCanvas
}

/** What stands on the canvas, in the order of reading. */
export interface Sheet {
  readonly nodes: GraphNode[]
  readonly frames: Frame[]
  /** By head of a section, the frame beside it. */
  readonly frameOf: Map<NodeId, string>
  /** By unfolded VirtualService, itself with its destinations. */
  readonly units: Map<NodeId, Unit>
  /** By box that is not drawn, the one that stands for it. */
  readonly holders: Map<NodeId, NodeId>
  /** By delegate, the VirtualService that it stands below. */
  readonly below: Map<NodeId, NodeId>
}

/** A box of a section, or several as one. */
export interface Block extends Extent {
  place(sheet: Sheet, x: number, y: number, height: number): void
}

export function isUnfolded({ needed, folding, unfolded }: Scene, id: NodeId, usually: boolean): boolean {
  if (needed.has(id)) return true
  const choice = choiceOf(folding, id)
  if (choice) return choice === 'open'
  if (unfolded.has(id)) return true
  return folding.all ? folding.all === 'open' : usually
}

/** How a section shows its VirtualServices, lines as cards where zooming asks for it. */
function formIn({ level, unfolded }: Scene, section: Section): Form {
  const form = formOf(section, level)
  return form === 'lines' && unfolded.get(section.id) === 'cards' ? 'cards' : form
}

/** The VirtualServices of a section that have a box of their own, folded or not. */
export function shownOf(scene: Scene, section: Section): readonly VirtualServiceNode[] {
  if (!isSectionOpen(scene, section)) return []
  if (formIn(scene, section) !== 'groups') return section.virtualServices
  return groupsOf(section).flatMap(it => (isUnfolded(scene, it.id, false) ? it.virtualServices : []))
}

function isSectionOpen(scene: Scene, section: Section): boolean {
  if (scene.level === 'gateways' || section.virtualServices.length === 0)
    return isUnfolded(scene, section.id, scene.level !== 'gateways' && section.others.length <= fewOthers)
  return true
}

/** A section as it is drawn in a scene. */
export function sectionBlock(
  scene: Scene,
  section: Section,
  inner: number,
  homes: ReadonlyMap<NodeId, NodeId>,
): Block {
  const { head, virtualServices, others } = section
  const many = manyOfSection(section)
  if (!isSectionOpen(scene, section) && (scene.level === 'gateways' || !head)) {
    const box = groupBox(many, false, boxWidths(inner, gapAt(scene.level)).group, scene.parts, scene.nodes)
    return {
      width: box.width,
      height: box.height,
      place(sheet, x, y) {
        sheet.nodes.push(at(box, x, y))
        for (const it of [...(head ? [head] : []), ...virtualServices, ...others])
          sheet.holders.set(it.id, box.id)
      },
    }
  }
  const frame = frameOf(section, inner)
  const room = frame.width - 2 * framePadding
  const blocks: Block[] = []
  if (scene.level === 'gateways' || !head)
    blocks.push(nodeBlock(groupBox(many, true, Math.min(room, lineOfGroup), scene.parts, scene.nodes), room))
  blocks.push(...blocksOf(scene, section, room, homes))
  if (blocks.length === 0) return head ? nodeBlock(head) : { width: 0, height: 0, place: () => {} }
  const { spots, size } = shelve(blocks, room, cardGap)
  const width = size.width + 2 * framePadding
  const height = size.height + 2 * framePadding
  return {
    width: frame.x + width,
    height: Math.max(head && frame.beside ? head.height : 0, frame.y + height),
    place(sheet, x, y) {
      if (head) sheet.nodes.push(at(head, x, y))
      const box = { id: `frame/${section.id}`, x: x + frame.x, y: y + frame.y, width, height }
      sheet.frames.push(box)
      if (head && frame.beside) sheet.frameOf.set(head.id, box.id)
      placeAll(sheet, blocks, spots, box.x + framePadding, box.y + framePadding)
    },
  }
}

/** The line above an unfolded group is no wider than it takes to read it. */
const lineOfGroup = 420

function blocksOf(scene: Scene, section: Section, room: number, homes: ReadonlyMap<NodeId, NodeId>): Block[] {
  const form = formIn(scene, section)
  const others = section.others.map(it => nodeBlock(it))
  if (form !== 'groups')
    return [...rootsOf(section).map(it => treeBlock(scene, section, it, form, room, homes)), ...others]
  const groups = groupsOf(section).map((group): Block => {
    const unfolded = isUnfolded(scene, group.id, false)
    const many = manyOfGroup(group)
    if (unfolded) {
      const line = nodeBlock(
        groupBox(many, true, Math.min(room, lineOfGroup), scene.parts, scene.nodes),
        room,
      )
      const inside = group.virtualServices.length <= 30 ? 'cards' : 'lines'
      return together(
        [
          line,
          ...rootsOf(section).flatMap(it =>
            group.virtualServices.includes(it) ? treeBlock(scene, section, it, inside, room, homes) : [],
          ),
        ],
        room,
      )
    }
    const box = groupBox(many, false, boxWidths(room).group, scene.parts, scene.nodes)
    return {
      width: box.width,
      height: box.height,
      place(sheet, x, y) {
        sheet.nodes.push(at(box, x, y))
        for (const it of group.virtualServices) sheet.holders.set(it.id, box.id)
      },
    }
  })
  return [...groups, ...others]
}

/** A VirtualService with its delegates below it, each further in. */
function treeBlock(
  scene: Scene,
  section: Section,
  node: VirtualServiceNode,
  form: Exclude<Form, 'groups'>,
  room: number,
  homes: ReadonlyMap<NodeId, NodeId>,
  indent = 0,
): Block {
  const delegates = section.delegates.get(node.id) ?? []
  const own = virtualServiceBlock(scene, section, node, delegates, form, room, homes, indent)
  if (delegates.length === 0) return own
  const further = Math.min(indent + delegateIndent, mostIndent)
  const step = further - indent
  const below = delegates.map(it => treeBlock(scene, section, it, form, room, homes, further))
  const height = below.reduce((sum, it) => sum + cardGap + it.height, own.height)
  return {
    width: Math.max(own.width, ...below.map(it => it.width + step)),
    height,
    place(sheet, x, y) {
      own.place(sheet, x, y, own.height)
      let top = y + own.height + cardGap
      for (const [i, it] of below.entries()) {
        it.place(sheet, x + step, top, it.height)
        sheet.below.set(delegates[i]!.id, node.id)
        top += it.height + cardGap
      }
    },
  }
}

/** Deeper than this nothing is further in: Istio follows no delegate of a delegate. */
const mostIndent = 2 * delegateIndent

function virtualServiceBlock(
  scene: Scene,
  section: Section,
  node: VirtualServiceNode,
  delegates: readonly VirtualServiceNode[],
  form: Exclude<Form, 'groups'>,
  room: number,
  homes: ReadonlyMap<NodeId, NodeId>,
  indent: number,
): Block {
  if (!isUnfolded(scene, node.id, scene.level === 'units')) {
    const widths = boxWidths(room)
    const [kind, width] =
      form === 'cards' ? (['card', widths.card] as const) : (['line', widths.line] as const)
    const hostBelow = form === 'cards' && hasHostsBelow(section.virtualServices, scene.parts, width)
    return cardBlock(foldedVirtualService(node, kind, width - indent, scene.parts, scene.nodes, hostBelow))
  }
  const unit = unitOf(
    node,
    scene.parts.leaving.get(node.id) ?? [],
    scene.nodes,
    it => homes.get(it) === node.id,
    new Set(delegates.map(it => it.id)),
    room - indent,
  )
  return {
    width: unit.width,
    height: unit.height,
    place(sheet, x, y) {
      for (const it of unit.nodes) sheet.nodes.push(at(it, x + it.x, y + it.y))
      sheet.units.set(node.id, unit)
    },
  }
}

/** One node; over a width of its own where nothing shall stand beside it. */
function nodeBlock(node: GraphNode, width = node.width): Block {
  return {
    width,
    height: node.height,
    place: (sheet, x, y) => void sheet.nodes.push(at(node, x, y)),
  }
}

/** A folded VirtualService; those of a row are of one height. */
function cardBlock(node: VirtualServiceNode): Block {
  const { width, height } = node
  return {
    width,
    height,
    isStretched: true,
    place: (sheet, x, y, wanted) => void sheet.nodes.push(at(withHeight(node, wanted), x, y)),
  }
}

function together(blocks: readonly Block[], room: number): Block {
  const { spots, size } = shelve(blocks, room, cardGap)
  return {
    width: room,
    height: size.height,
    place: (sheet, x, y) => placeAll(sheet, blocks, spots, x, y),
  }
}

function placeAll(
  sheet: Sheet,
  blocks: readonly Block[],
  spots: readonly Spot[],
  x: number,
  y: number,
): void {
  for (const [i, it] of blocks.entries()) {
    const spot = spots[i]!
    it.place(sheet, x + spot.x, y + spot.y, spot.height)
  }
}
