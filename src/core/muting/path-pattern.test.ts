import { expect, it } from 'vitest'
import { fitsPath } from './path-pattern.ts'

it.each([
  ['vendor', 'vendor/a.yaml', true],
  ['vendor/', 'x/vendor/b/a.yaml', true],
  ['/vendor', 'x/vendor/a.yaml', false],
  ['vendor/**', 'vendor/b/a.yaml', true],
  ['vendor/*.yaml', 'vendor/b/a.yaml', false],
  ['vendor/*.yaml', 'vendor/a.yaml', true],
  ['**/gen/*.yaml', 'a/b/gen/c.yaml', true],
  ['**/gen/*.yaml', 'gen/c.yaml', true],
  ['a/**/b', 'a/x/y/b/c.yaml', true],
  ['a/**/b', 'a/b', true],
  ['*.gen.yaml', 'x/y.gen.yaml', true],
  ['*.gen.yaml', 'x/y.yaml', false],
  ['./a.yaml', 'a.yaml', true],
  ['', 'a.yaml', false],
  ['**', 'a/b.yaml', true],
])('%j beside %j: %j', (pattern, path, fits) => {
  expect(fitsPath(path, pattern)).toBe(fits)
})

it('takes no longer for a hostile pattern', () => {
  expect(fitsPath(`${'a/'.repeat(2_000)}b`, `${'**/a/'.repeat(200)}c`)).toBe(false)
})
