import type { Subject } from '../../../core/scope/subject.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { endWords } from '../outline/wording.ts'
import { subjectOf } from './actions.ts'
import type { ItemKey } from './item.ts'

/** What a box or row is to be shown by itself as: what it stands for, so that it outlives edits. */
export function subjectAt(index: GraphIndex, key: ItemKey): Subject | undefined {
  const item = subjectOf(index, key)
  if (!item) return undefined
  const { node, row } = item
  if (row) return { type: 'row', place: row.place, name: endWords(index, node.id, row.id) }
  switch (node.type) {
    case 'gateway':
    case 'virtualService':
      return node.resource === undefined
        ? { type: 'box', node: node.id, name: node.title }
        : { type: 'resource', resource: node.resource }
    case 'policy':
    case 'sidecar':
      return { type: 'resource', resource: node.id }
    case 'host':
      return { type: 'host', host: node.host }
    case 'destination':
      return { type: 'service', host: node.host, ...(node.subset && { subset: node.subset }) }
    case 'entry':
    case 'terminal':
      return { type: 'box', node: node.id, name: node.title }
  }
}
