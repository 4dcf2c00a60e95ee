import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('shows every part of the interface', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter(it => it.endsWith('.tsx'))
    .map(it => readFileSync(join(import.meta.dirname, it), 'utf8'))
    .join('\n')
  const parts = readdirSync(join(import.meta.dirname, '..')).filter(it => /^[A-Z]\w+\.tsx$/.test(it))
  expect(parts.length).toBeGreaterThan(15)
  // A Field is the frame of the fields and is seen with each.
  const missing = parts.filter(it => it !== 'Field.tsx' && !sources.includes(`'../${it}'`))
  expect(missing).toEqual([])
})
