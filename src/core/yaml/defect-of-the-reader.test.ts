import { expect, it, vi } from 'vitest'
import { analyze } from '../analyze.ts'
import { createSession } from '../session.ts'

vi.mock('./to-value.ts', async importOriginal => {
  const original = await importOriginal<typeof import('./to-value.ts')>()
  return {
    ...original,
    toValue(root: Parameters<typeof original.toValue>[0]) {
      if (root.kind === 'map' && root.entries.length === 1) throw new RangeError('too deep')
      return original.toValue(root)
    },
  }
})

const files = [
  { name: 'a.yaml', text: 'a: &x 1\n---\napiVersion: networking.istio.io/v1\nkind: Gatway\n' },
  { name: 'b.yaml', text: 'apiVersion: networking.istio.io/v1\nkind: Gatway\n' },
]

it.each([
  ['the whole analysis', () => analyze(files)],
  ['a session', () => createSession().update(files)],
])('in one document is told there and silences no other: %s', (_, run) => {
  const { diagnostics } = run()
  expect(diagnostics[0]).toMatchObject({ rule: 'yaml/syntax', file: 'a.yaml', from: 0, to: 7 })
  expect(diagnostics[0]?.message).toContain('RangeError: too deep')
  expect(diagnostics.some(it => it.file === 'a.yaml' && it.from > 7)).toBe(true)
  expect(diagnostics.some(it => it.file === 'b.yaml')).toBe(true)
})
