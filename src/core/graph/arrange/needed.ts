import type { NodeId } from '../graph.ts'
import { type ArrangeOptions, choiceOf } from './arrangement.ts'
import { groupsOf } from './divide.ts'
import type { Parts, Section } from './parts.ts'
import { sectionNumbers } from './parts-again.ts'

/** Sections, groups and VirtualServices that have to be unfolded for what is in focus to be seen. */
export function neededBy({ focus, folding, zoomed }: ArrangeOptions, parts: Parts): ReadonlySet<NodeId> {
  const needed = new Set<NodeId>()
  if (focus.size === 0) return needed
  const isZoomed = new Set(zoomed?.unfolded.map(it => it.id))
  const open = (section: Section, id: NodeId) => {
    needed.add(section.id)
    const group = groupsOf(section).find(it => it.virtualServices.some(inside => inside.id === id))
    if (group) needed.add(group.id)
  }
  const isOpen = (id: NodeId) => (choiceOf(folding, id) ?? (isZoomed.has(id) && 'open')) === 'open'
  for (const asked of focus) {
    const users = parts.users.get(asked)
    // A destination is seen beside a VirtualService that leads there: one that is unfolded already, else the first.
    const wanted = users
      ? (users.find(it => isOpen(it) || focus.has(it)) ?? users[0]!)
      : (parts.sayers.get(asked) ?? asked)
    const section = sectionOf(parts, wanted)
    if (!section) continue
    if (section.virtualServices.some(it => it.id === wanted)) open(section, wanted)
    else needed.add(section.id)
    if (users || wanted === asked) needed.add(wanted)
  }
  return needed
}

function sectionOf(parts: Parts, id: NodeId): Section | undefined {
  const number = sectionNumbers(parts).get(id)
  return number === undefined ? undefined : parts.sections[number]
}
