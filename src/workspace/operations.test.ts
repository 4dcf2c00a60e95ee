import { expect, it } from 'vitest'
import type { Analysis } from '../core/analysis.ts'
import { examples } from '../core/examples/index.ts'
import { identifyFiles } from '../core/model/locate.ts'
import { addResource } from '../core/operations/add-resource.ts'
import { addRule } from '../core/operations/add-rule.ts'
import { addServer } from '../core/operations/add-server.ts'
import { deleteResources } from '../core/operations/delete-resources.ts'
import { duplicateResource } from '../core/operations/duplicate-resource.ts'
import { linkGateway } from '../core/operations/link-gateway.ts'
import type { Operation } from '../core/operations/operation.ts'
import { renameResource } from '../core/operations/rename-resource.ts'
import { setField } from '../core/operations/set-field.ts'
import { noQuestions } from '../testing/plain-analyzer.ts'
import fc from '../testing/property.ts'
import { createWorkspace } from './create-workspace.ts'
import type { Analyzer } from './workspace.ts'

const nothing: Analysis = { documents: [], resources: [], diagnostics: [], graph: { nodes: [], edges: [] } }
const analyzer: Analyzer = { analyze: async () => nothing, dispose() {}, ...noQuestions }

it('leads back to the exact bytes from any mix of operations, keystrokes, undos and jumps', () => {
  const step = fc.tuple(
    fc.constantFrom('run', 'run', 'run', 'type', 'undo', 'redo', 'jump'),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  )
  let done = 0
  fc.assert(
    fc.property(fc.constantFrom(...examples), fc.array(step, { maxLength: 15 }), ({ files }, steps) => {
      let clock = 0
      const workspace = createWorkspace({ analyzer, now: () => clock, content: { name: '', files } })
      const { getState } = workspace.store
      for (const [what, a, b, c] of steps) {
        clock += a % 700
        if (what === 'run' && workspace.run(someOperation(a, b, c)).ok) done++
        if (what === 'type') {
          const file = getState().files[a % files.length]
          const at = b % ((file?.text.length ?? 0) + 1)
          const cursor = { before: at, after: at + 1 }
          if (file) workspace.type(file.name, [{ from: at, to: at, insert: 'x' }], cursor)
        }
        if (what === 'undo') workspace.undo()
        if (what === 'redo') workspace.redo()
        if (what === 'jump') workspace.jumpTo(a % 10)
      }
      const end = getState().files
      const { position, entries } = getState().history
      workspace.jumpTo(0)
      expect(getState().files).toEqual(files)
      workspace.jumpTo(position)
      expect(getState().files).toEqual(end)
      workspace.jumpTo(entries.length)
      while (getState().history.position > 0) workspace.undo()
      expect(getState().files).toEqual(files)

      function someOperation(pick: number, one: number, two: number): Operation {
        const { files: now, settings } = getState()
        const ids = identifyFiles(now, settings).flatMap(it => it.resources.map(resource => resource.id))
        const id = ids[one % Math.max(ids.length, 1)] ?? 'none'
        const other = ids[two % Math.max(ids.length, 1)] ?? 'none'
        const all = [
          addResource({ kind: 'Gateway', file: two % 2 ? now[0]?.name : undefined }),
          addServer(id),
          addRule(id),
          setField({ resource: id, path: ['spec', 'hosts'] }, ['a.example.com']),
          linkGateway(id, other),
          renameResource(id, `name-${two % 3}`),
          duplicateResource(id),
          deleteResources([id]),
        ]
        return all[pick % all.length]!
      }
    }),
    { numRuns: 500 },
  )
  expect(done).toBeGreaterThan(100)
})
