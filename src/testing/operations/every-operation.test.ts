import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { examples } from '../../core/examples/index.ts'
import { nastyFiles } from '../nasty-files.ts'
import { nastyWorkspaces } from '../nasty-workspaces.ts'
import { tryOperation, worldOf } from './check-operation.ts'
import { everyOperation, picker } from './every-operation.ts'
import type { World } from './possible-operation.ts'

/** What holds no resource is given a kind, where it is a map that can have one. */
const nasty = nastyFiles
  .map(({ name, text }) => {
    const isResource = worldOf([{ name: 'a.yaml', text }]).resources.length > 0
    return { name, files: [{ name: 'a.yaml', text: isResource ? text : `kind: Nasty\n${text}` }] }
  })
  .filter(it => worldOf(it.files).resources.length > 0)

describe('every operation at every place', { timeout: 300_000 }, () => {
  it.each([...nasty, ...nastyWorkspaces])(
    'makes of the files what it has to, and nothing else: $name',
    it => {
      const world = worldOf(it.files)
      const { faults, done } = tryEvery(world, 1)
      expect(faults).toEqual([])
      expect(done).toBeGreaterThan(10)
    },
  )

  it.each(examples)('makes of an example what it has to, and nothing else: $id', ({ files }) => {
    expect(tryEvery(worldOf(files), 5).faults).toEqual([])
  })
})

it('leaves no operation out', () => {
  const worlds = [...nastyWorkspaces, ...examples].map(it => worldOf(it.files))
  const tried = new Set(
    worlds.flatMap(it => everyOperation(it, picker(1)).map(candidate => candidate.operation)),
  )
  // These are made of operations that are tried here.
  const parts = [
    'allOf',
    'allowBackend',
    'allowBackendAt',
    'writeSubsets',
    'createMissing',
    'linkOperation',
    'makeOtherEnd',
    'addListenerLike',
    'openListenerAndLink',
    'gatewayBeforeRoute',
    'splitBackend',
  ]
  expect(exported().length).toBeGreaterThan(25)
  expect(exported().filter(it => !tried.has(it) && !parts.includes(it))).toEqual([])
})

/** The functions of the folder that make an Operation. */
function exported(): string[] {
  const folder = new URL('../../core/operations/', import.meta.url)
  return readdirSync(folder)
    .filter(it => it.endsWith('.ts') && !it.endsWith('.test.ts'))
    .flatMap(it => readFileSync(new URL(it, folder), 'utf8').split(/^(?=(?:export )?function )/m))
    .filter(it => it.startsWith('export ') && /\): Operation \{$/m.test(it))
    .map(it => /function (\w+)/.exec(it)![1]!)
}

/** Of all there is, every nth. */
function tryEvery(world: World, nth: number) {
  const faults: string[] = []
  let done = 0
  for (const [i, candidate] of everyOperation(world, picker(1)).entries()) {
    if (i % nth !== 0) continue
    const possible = candidate.make()
    const tried = tryOperation(world, possible)
    if (tried.done) done++
    if (tried.fault) faults.push(`${possible.about}: ${tried.fault}`)
  }
  return { faults, done }
}
