import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import type { Json } from '../yaml/source-document.ts'
import { cleanComments } from './clean-comments.ts'
import { type Comments, commentLimits, isResolved, isShown, openComments, shownReplies } from './comment.ts'
import {
  withComment,
  withoutText,
  withReply,
  withResolution,
  withResource,
  withText,
} from './comment-changes.ts'
import { mergeComments } from './merge-comments.ts'
import { findPlace, pinPlace } from './pinned-place.ts'

const shop = { resource: 'VirtualService/shop/shop', path: [] }
const ann = { by: 'Ann', at: 100 }
const bob = { by: 'Bob', at: 200 }
const first = withComment([], 'a', { ...shop, marks: [] }, 'Why 80?', ann)

describe('a comment', () => {
  it('is answered, edited, resolved and opened again', () => {
    const answered = withReply(first, 'a', 'b', 'Typo.', bob)
    const edited = withText(answered, 'b', 'A typo.', bob)
    const resolved = withResolution(edited, 'a', true, bob)
    expect(openComments(edited).map(it => [it.text, it.replies.map(reply => reply.text)])).toEqual([
      ['Why 80?', ['A typo.']],
    ])
    expect(openComments(resolved)).toEqual([])
    expect(openComments(withResolution(resolved, 'a', false, ann)).length).toBe(1)
  })

  it('stays as long as there are replies, and comes back with its text', () => {
    const deleted = withoutText(first, 'a', ann)
    expect(deleted.map(isShown)).toEqual([false])
    const answered = withoutText(withReply(first, 'a', 'b', 'Typo.', bob), 'a', bob)
    expect(answered.map(isShown)).toEqual([true])
    expect(withText(deleted, 'a', 'Why 80?', ann).map(it => [isShown(it), it.text])).toEqual([
      [true, 'Why 80?'],
    ])
  })

  it('is cut where it is too long, never through a letter', () => {
    const long = `${'x'.repeat(commentLimits.text - 1)}😀`
    expect(withText(first, 'a', long, ann)[0]?.text).toBe('x'.repeat(commentLimits.text - 1))
  })
})

describe('two sets of comments', () => {
  it('are one with everything that either says', () => {
    const mine = withResolution(withReply(first, 'a', 'mine', 'Because.', ann), 'a', true, ann)
    const theirs = withComment(
      withReply(first, 'a', 'theirs', 'Typo?', bob),
      'c',
      { ...shop, marks: [] },
      'And here?',
      bob,
    )
    const merged = mergeComments(mine, theirs)
    expect(merged.map(it => [it.id, isResolved(it), it.replies.map(reply => reply.id)])).toEqual([
      ['a', true, ['mine', 'theirs']],
      ['c', false, []],
    ])
  })

  it('do not bring back what one of them has deleted since', () => {
    const merged = mergeComments(withoutText(first, 'a', bob), withReply(first, 'a', 'b', 'Typo.', bob))
    expect(merged.map(it => [it.text, shownReplies(it).length])).toEqual([['', 1]])
  })

  it('are the same whichever comes first, and however often they are merged', () => {
    fc.assert(
      fc.property(history, history, history, (a, b, c) => {
        const ab = mergeComments(a, b)
        expect(ab).toEqual(mergeComments(b, a))
        expect(mergeComments(ab, b)).toEqual(ab)
        expect(mergeComments(ab, c)).toEqual(mergeComments(a, mergeComments(b, c)))
        const ids = new Set([...a, ...b].map(it => it.id))
        expect(ab.map(it => it.id).toSorted()).toEqual([...ids].toSorted())
        expect(cleanComments(ab)).toEqual(ab)
      }),
    )
  })
})

/** What comes of a few changes to one set, so that two of them have a part in common. */
const history: fc.Arbitrary<Comments> = fc
  .array(
    fc.record({
      to: fc.constantFrom('a', 'b', 'c'),
      reply: fc.constantFrom('r', 's', 't'),
      what: fc.constantFrom('comment', 'reply', 'text', 'delete', 'resolve', 'open', 'rename'),
      text: fc.string({ maxLength: 3 }),
      act: fc.record({ by: fc.constantFrom('Ann', 'Bob'), at: fc.integer({ min: 100, max: 105 }) }),
    }),
    { maxLength: 12 },
  )
  .map(steps =>
    mergeComments(
      steps.reduce<Comments>((comments, { to, reply, what, text, act }) => {
        const id = `${to}${reply}`
        const has = comments.some(it => it.replies.some(known => known.id === id))
        switch (what) {
          case 'comment':
            return comments.some(it => it.id === to)
              ? comments
              : withComment(comments, to, { ...shop, marks: [] }, to, { by: 'Ann', at: 50 })
          case 'reply':
            return has ? comments : withReply(comments, to, id, id, { by: 'Bob', at: 60 })
          case 'text':
            return withText(comments, has ? id : to, text, act)
          case 'delete':
            return withoutText(comments, has ? id : to, act)
          case 'rename':
            return withResource(comments, shop.resource, `${shop.resource}${text}`, act.at)
          case 'resolve':
            return withResolution(comments, to, true, act)
          default:
            return withResolution(comments, to, false, act)
        }
      }, []),
      [],
    ),
  )

describe('a pinned place', () => {
  const rule = (path: string, host: string, name?: string): Json => ({
    ...(name && { name }),
    match: [{ uri: { prefix: path } }],
    route: [{ destination: { host } }],
  })
  const [cart, pay, rest] = [rule('/cart', 'cart'), rule('/pay', 'pay'), rule('/', 'shop', 'rest')]
  const of = (...http: Json[]): Json => ({ spec: { hosts: ['a'], http } })
  const at = (index: number, ...path: string[]) => ({ ...shop, path: ['spec', 'http', index, ...path] })
  const before = of(cart, pay, rest)

  it.each<[string, (string | number)[], Json | undefined, string]>([
    ['stays where nothing changed', ['spec', 'http', 1], before, 'there spec.http.1'],
    [
      'follows a rule that another is put before',
      ['spec', 'http', 1],
      of(rest, cart, pay),
      'there spec.http.2',
    ],
    [
      'follows a rule whose destination changed, by its matches',
      ['spec', 'http', 1, 'route'],
      of(rest, cart, rule('/pay', 'pay-v2')),
      'there spec.http.2.route',
    ],
    [
      'follows a named rule whatever it says',
      ['spec', 'http', 2],
      of(rule('/other', 'x', 'rest'), cart, pay),
      'there spec.http.0',
    ],
    [
      'is not sure of another rule at its number',
      ['spec', 'http', 1],
      of(cart, rule('/paying', 'pay'), rest),
      'unsure spec.http.1',
    ],
    ['is gone with its rule', ['spec', 'http', 1], of(cart), 'gone spec.http'],
    ['is gone with its resource', ['spec', 'http', 1], undefined, 'gone '],
    ['is gone with its field', ['spec', 'hosts'], { spec: { http: [] } }, 'gone spec'],
    [
      'may be a field that is not set',
      ['spec', 'http', 0, 'timeout'],
      of(pay, cart),
      'there spec.http.1.timeout',
    ],
    [
      'follows a plain item of a list',
      ['spec', 'hosts', 0],
      { spec: { hosts: ['b', 'a'] } },
      'there spec.hosts.1',
    ],
    [
      'is gone where there is no list any more',
      ['spec', 'http', 0],
      { spec: { http: 'x' } },
      'gone spec.http',
    ],
  ])('%s', (_, path, now, expected) => {
    const { found, path: to } = findPlace(now, pinPlace(before, { ...shop, path }))
    expect(`${found} ${to.join('.')}`).toBe(expected)
  })

  it('finds every rule again when another comes before it or goes', () => {
    const paths = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(paths, fc.nat(5), fc.nat(6), fc.boolean(), (all, of, where, goes) => {
        const index = of % all.length
        const rules = all.map(it => rule(`/${it}`, 'x'))
        const pinned = pinPlace({ spec: { http: rules } }, at(index))
        const other = where % all.length
        if (goes && other === index) return
        const now = goes ? rules.toSpliced(other, 1) : rules.toSpliced(other, 0, rule('/new path', 'x'))
        const found = findPlace({ spec: { http: now } }, pinned)
        expect(found).toEqual({ found: 'there', path: ['spec', 'http', now.indexOf(rules[index]!)] })
      }),
    )
  })

  it('never throws, whatever the value and the place are', () => {
    const step = fc.oneof(fc.constantFrom('spec', 'http', '__proto__', 'length'), fc.nat(3))
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.array(step, { maxLength: 4 }), (was, is, path) => {
        const pinned = pinPlace(was as Json, { ...shop, path })
        expect(['there', 'unsure', 'gone']).toContain(findPlace(is as Json, pinned).found)
        if (!pinned.unset) expect(findPlace(was as Json, pinned)).toEqual({ found: 'there', path })
      }),
    )
  })
})

describe('comments of unknown origin', () => {
  it('are read as far as they are some', () => {
    fc.assert(fc.property(fc.jsonValue(), it => Array.isArray(cleanComments(it))))
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), ([place, text, id, replies]) => {
        const read = cleanComments([
          { id: 'a', author: '', at: 1, text, place, replies },
          { ...first[0], id },
        ])
        for (const it of read) expect(cleanComments([it])).toEqual([it])
      }),
    )
  })

  it('of one id are one', () => {
    expect(cleanComments([...first, ...first, { ...first[0], replies: [{ ...first[0] }] }])).toEqual(first)
  })
})
