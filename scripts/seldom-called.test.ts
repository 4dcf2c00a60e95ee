import { expect, it } from 'vitest'
import { partsOf } from './seldom-called.ts'

const files: Record<string, string> = {
  '/main.ts': `import { a, type A } from './seldom/a.ts'\nimport type { B } from './seldom/b.ts'\nimport { check } from './check.ts'\n`,
  '/check.ts': `import { asked } from './seldom/asked.ts'\nimport { table } from './seldom/table.ts'\nimport { c } from './beside.ts'\n`,
  '/beside.ts': `import {\n  a as first,\n  c,\n} from './seldom/a.ts'\n`,
  '/seldom/a.ts': `import { b } from './b.ts'\nexport function a() {}\nexport async function c() {}\n`,
  '/seldom/b.ts': 'export const b = 1\n',
  '/seldom/asked.ts': 'export const asked = () => 1\n',
  '/seldom/table.ts': `import { beside } from './beside.ts'\nexport const table = []\n`,
  '/seldom/beside.ts': 'export function beside() {}\n',
}

const parts = partsOf(
  '/main.ts',
  it => it.startsWith('/seldom/'),
  it => files[it] ?? '',
)

it('modules are parted of which nothing but functions is imported, with what they import themselves', () => {
  expect([...parts.within]).toEqual(['/seldom/a.ts', '/seldom/b.ts', '/seldom/beside.ts'])
})

it('the functions are those that are imported from elsewhere', () => {
  expect([...parts]).toEqual([
    ['/seldom/a.ts', ['a', 'c']],
    ['/seldom/beside.ts', ['beside']],
  ])
})
