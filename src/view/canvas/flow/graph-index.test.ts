import { expect, it } from 'vitest'
import { createSession } from '../../../core/session.ts'
import fc from '../../../testing/property.ts'
import { randomEdits } from '../../../testing/random-edits.ts'
import { type Indexed, indexAgain, indexGraph } from './graph-index.ts'

it('indexes a drawing that follows on another as it does from nothing', () => {
  fc.assert(
    fc.property(randomEdits, fc.boolean(), ({ start, steps }, isListed) => {
      const session = createSession()
      let files = start
      let indexed: Indexed | undefined = indexAgain(undefined, session.update(files).graph, isListed)
      for (const { change, settings } of steps) {
        files = change(files)
        const { graph } = session.update(files, settings)
        indexed = indexAgain(indexed, graph, isListed)
        const { nodes, ...others } = indexed.index
        expect({ ...others, nodes: new Map(nodes) }).toEqual(indexGraph(graph, isListed))
      }
    }),
    { numRuns: 30 },
  )
})
