import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { canonical } from '../data/canonical.ts'
import { examples } from '../examples/index.ts'
import { formatPath } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json } from '../yaml/source-document.ts'
import { mergeValues } from './merge-values.ts'
import { mergeWithin } from './merge-within.ts'

const base = `kind: VirtualService # of the shop
metadata:
  name: shop
spec:
  hosts:
  - shop.example.com
  http:
  # the cart
  - match:
    - uri:
        prefix: /cart
    timeout: 5s
    route:
    - destination:
        host: cart
      weight: 80
    - destination:
        host: cart-v2
      weight: 20
  - route:
    - destination:
        host: shop
`
const edited = (...changes: readonly [string, string][]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }, base)

function merge(mine: string, theirs: string, choice: 'mine' | 'theirs' = 'mine', before = base) {
  const asked: string[] = []
  const text = mergeWithin(before, mine, theirs, it => {
    asked.push(`${formatPath(it.path)}: ${it.mine?.trim()} | ${it.theirs?.trim()}`)
    return choice
  })
  return { text, asked }
}

const rule = `  - match:
    - uri:
        prefix: /new
    redirect:
      uri: /other
`

describe('one document that both sides changed', () => {
  it.each<[string, string, string, string]>([
    [
      'takes fields of the same rule, one below the other',
      edited(['timeout: 5s', 'timeout: 9s # slow']),
      edited(['prefix: /cart', 'prefix: /carts']),
      edited(['prefix: /cart', 'prefix: /carts'], ['timeout: 5s', 'timeout: 9s # slow']),
    ],
    [
      'takes two fields that came to the same place',
      edited(['    timeout: 5s\n', '    timeout: 5s\n    name: mine\n']),
      edited(['    timeout: 5s\n', '    timeout: 5s\n    retries:\n      attempts: 3\n']),
      edited(['    timeout: 5s\n', '    timeout: 5s\n    name: mine\n    retries:\n      attempts: 3\n']),
    ],
    [
      'takes a rule before one that the other side changed',
      edited(['  # the cart\n', `${rule}  # the cart\n`]),
      edited(['timeout: 5s', 'timeout: 9s']),
      edited(['  # the cart\n', `${rule}  # the cart\n`], ['timeout: 5s', 'timeout: 9s']),
    ],
    [
      'takes hosts of both sides',
      edited(['  - shop.example.com\n', '  - shop.example.com\n  - a.example.com\n']),
      edited(['  - shop.example.com\n', '  - shop.example.com\n  - b.example.com # theirs\n']),
      edited([
        '  - shop.example.com\n',
        '  - shop.example.com\n  - a.example.com\n  - b.example.com # theirs\n',
      ]),
    ],
    [
      'keeps the comments and the layout of both sides',
      edited(['# of the shop', '# of my shop'], ['name: shop', 'name:   "shop"']),
      edited(['# the cart', '# their cart']),
      edited(
        ['# of the shop', '# of my shop'],
        ['name: shop', 'name:   "shop"'],
        ['# the cart', '# their cart'],
      ),
    ],
    [
      'takes away what one side took away',
      edited(['    timeout: 5s\n', '']),
      edited(['host: shop\n', 'host: front\n']),
      edited(['    timeout: 5s\n', ''], ['host: shop\n', 'host: front\n']),
    ],
  ])('%s', (_, mine, theirs, text) => {
    for (const [a, b] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      const { text: merged = '', asked } = merge(a, b)
      expect(asked).toEqual([])
      const canonicalOf = (it: string) => canonical(sortedHosts(readDocument(it).value!))
      expect(canonicalOf(merged)).toBe(canonicalOf(text))
    }
    expect(merge(mine, theirs).text).toBe(text)
  })

  it.each<[string, string, string, string[]]>([
    [
      'a field that both changed',
      edited(['timeout: 5s', 'timeout: 1s'], ['host: shop', 'host: front']),
      edited(['timeout: 5s', 'timeout: 2s'], ['/cart', '/carts']),
      ['spec.http[0].timeout: timeout: 1s | timeout: 2s'],
    ],
    [
      'a field that one side took away',
      edited(['    timeout: 5s\n', '']),
      edited(['timeout: 5s', 'timeout: 2s']),
      ['spec.http[0].timeout: undefined | timeout: 2s'],
    ],
    [
      'two fields, one by one',
      edited(['timeout: 5s', 'timeout: 1s'], ['prefix: /cart', 'prefix: /a']),
      edited(['timeout: 5s', 'timeout: 2s'], ['prefix: /cart', 'prefix: /b']),
      [
        'spec.http[0].match[0].uri.prefix: prefix: /a | prefix: /b',
        'spec.http[0].timeout: timeout: 1s | timeout: 2s',
      ],
    ],
  ])('asks of %s', (_, mine, theirs, asked) => {
    expect(merge(mine, theirs).asked).toEqual(asked)
    const [own, other] = [merge(mine, theirs, 'mine').text, merge(mine, theirs, 'theirs').text]
    const expected = (side: 'mine' | 'theirs') =>
      mergeValues(readValue(base), readValue(mine), readValue(theirs), () => side)
    expect(readValue(own!)).toEqual(expected('mine'))
    expect(readValue(other!)).toEqual(expected('theirs'))
    expect(own).toContain('# the cart')
  })

  it('asks once of weights that both changed: those of two sides do not add up', () => {
    const mine = edited(['weight: 80', 'weight: 70'], ['weight: 20', 'weight: 30'])
    const theirs = edited(['weight: 80', 'weight: 50'], ['weight: 20', 'weight: 50'])
    expect(merge(mine, theirs).asked).toHaveLength(1)
    expect(merge(mine, theirs).asked[0]).toMatch(/^spec\.http\[0\]\.route: /)
    expect(merge(mine, theirs, 'theirs').text).toBe(theirs)
  })

  it('asks of rules that came to the same place: their order says which one is taken', () => {
    const other = rule.replace('/new', '/newer')
    const at = (it: string) => edited(['  # the cart\n', `${it}  # the cart\n`])
    expect(merge(at(rule), at(other)).asked[0]).toMatch(/^spec\.http: /)
  })

  it('is a conflict as a whole where a comment would be lost, or where it cannot be read', () => {
    const mine = edited(['    timeout: 5s\n', ''])
    const theirs = edited(['timeout: 5s', 'timeout: 5s # important'])
    expect(merge(mine, theirs).text).toBeUndefined()
    expect(merge(base.replace('spec:', 'spec: ['), theirs).text).toBeUndefined()
    expect(merge('# mine\n', theirs).text).toBeUndefined()
  })
})

function readValue(text: string): Json {
  return readDocument(text).value!
}

function sortedHosts(value: Json): Json {
  const { spec, ...rest } = value as { [key: string]: { [key: string]: Json } }
  return { ...rest, spec: { ...spec, hosts: (spec!.hosts as string[]).toSorted() } }
}

describe('any three values', () => {
  const scalar = fc.constantFrom<Json>(1, 2, 'a', null)
  const { value } = fc.letrec<{ value: Json }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'name', 'weight'), tie('value'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  }))

  it('are theirs where mine is the base, mine where theirs is, and the same where both are', () => {
    fc.assert(
      fc.property(value, value, (was, side) => {
        const never = () => {
          throw new Error('nothing is asked')
        }
        for (const [mine, theirs] of [
          [was, side],
          [side, was],
          [side, side],
        ] as const)
          expect(mergeValues(was, mine, theirs, never)).toEqual(side)
      }),
    )
  })

  it('ask the same of both sides, and come to the same whichever side is called mine', () => {
    fc.assert(
      fc.property(value, value, value, (was, a, b) => {
        let [asked, other] = [0, 0]
        const one = mergeValues(was, a, b, () => {
          asked++
          return 'mine'
        })
        const two = mergeValues(was, b, a, () => {
          other++
          return 'theirs'
        })
        expect(asked).toBe(other)
        if (!/\[/.test(canonical([was, a, b]).slice(1))) expect(canonical(two)).toBe(canonical(one))
      }),
    )
  })
})

describe('documents of the examples', () => {
  const texts = examples.flatMap(it => it.files.flatMap(file => file.text.split(/^---\n/m)))
  const documents = texts.filter(it => readDocument(it).readable && it.split('\n').length > 8)

  it('give both sides’ changes of different lines, whatever these are', () => {
    const line = fc.nat(200)
    fc.assert(
      fc.property(fc.constantFrom(...documents), line, line, (text, i, j) => {
        const lines = text.split('\n')
        const numbers = lines.flatMap((it, at) => (/: \S+$/.test(it) && !it.includes('#') ? [at] : []))
        const [a, b] = [numbers[i % numbers.length]!, numbers[j % numbers.length]!]
        const change = (of: string[], at: number, to: string) =>
          of.with(at, of[at]!.replace(/: \S+$/, `: ${to}`))
        const mine = change(lines, a, 'mine').join('\n')
        const theirs = change(lines, b, 'theirs').join('\n')
        const both = change(change(lines, a, 'mine'), b, 'theirs').join('\n')
        const { text: merged, asked } = merge(mine, theirs, 'theirs', text)
        if (![mine, theirs, both].every(it => readDocument(it).readable)) return
        if (asked.length === 0 && merged !== undefined) expect(merged).toBe(both)
        // Of what has no name, such as the matches of a rule, two that stand side by side are asked about, as Git would.
        else if (Math.abs(a - b) > 2 && merged !== undefined) expect(lines[a]).toMatch(/weight|name/)
        if (a === b) expect(merged === undefined || merged === theirs).toBe(true)
      }),
    )
  })
})
