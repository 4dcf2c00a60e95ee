import { expect, it } from 'vitest'
import { ownFault } from './hear-faults.ts'

const page = 'https://drawbridge.example.com/app/'

function errorAt(address: string, name = 'TypeError'): Error {
  return Object.assign(new Error('broken'), { name, stack: `${name}: broken\n    at run (${address}:1:2)` })
}

it('hears errors of the page’s own scripts, and not those of extensions or of work that was called off', () => {
  expect(ownFault(errorAt(`${page}assets/index-1.js`), page)).toMatchObject({
    where: 'The page',
    message: 'broken',
  })
  expect(ownFault(errorAt('chrome-extension://abc/content.js'), page)).toBeUndefined()
  expect(ownFault(errorAt(`${page}assets/monaco-1.js`, 'Canceled'), page)).toBeUndefined()
  for (const it of [undefined, 'a text', Object.create(null), { stack: page }])
    expect(ownFault(it, page)).toBeUndefined()
})
