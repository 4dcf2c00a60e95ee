import { expect, it } from 'vitest'
import { errorFrom, placesOf, readError } from './read-error.ts'

it.each([
  [new Error('reason'), 'reason'],
  [new TypeError(''), 'TypeError'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [Object.create(null), 'Unknown error'],
])('reads %j as “%s”', (thrown, message) => {
  expect(readError(thrown).message).toBe(message)
})

it('gives the places of a stack without the message, which can hold words of a user', () => {
  const stack = 'Error: secret at my.js:1:2\n    at check (https://d/rules.js:3:4)'
  const places = placesOf({ message: 'secret at my.js:1:2', stack })
  expect(places).toBe('\n    at check (https://d/rules.js:3:4)')
  expect(errorFrom('The analysis failed.', places).stack).toBe(places)
  expect(errorFrom('The analysis failed.', undefined).stack).toContain('read-error.test')
})
