import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { appendRequests } from './append-requests.ts'
import { readRequestFile, writeRequestFile } from './request-file.ts'

const added = { name: 'cart', request: 'curl https://a.example.com/cart', expect: 'cart:80' }

it('adds requests at the end, and leaves what is written as it is', () => {
  expect(
    appendRequests(
      `# Ours.
requests:
  - https://a.example.com/   # the home page
`,
      [added],
    ),
  ).toBe(`# Ours.
requests:
  - https://a.example.com/   # the home page
  - name: cart
    request: curl https://a.example.com/cart
    expect: cart:80
`)
})

it('adds to a list without a key, and to none', () => {
  expect(readRequestFile(appendRequests('- https://a.example.com/\n', [added])!)).toHaveLength(2)
  expect(readRequestFile(appendRequests('requests: []\n', [added])!)).toEqual([added])
  expect(appendRequests('testCases: []\n', [added])).toBeUndefined()
  expect(appendRequests('kind: Gateway\n', [added])).toBeUndefined()
  expect(appendRequests('', [added])).toBeUndefined()
})

it('makes of two lists what they are together', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 })
  const requests = fc.array(
    fc.record({ name: text, request: text, expect: text }, { noNullPrototype: true }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(requests, requests, (first, second) => {
      const joined = appendRequests(writeRequestFile(first), second)
      expect(readRequestFile(joined!)).toEqual([...first, ...second])
    }),
    { numRuns: 40 },
  )
})
