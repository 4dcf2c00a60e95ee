import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { hiddenIn, mixedWordsIn, visibleText } from './visible-text.ts'
import { withVisibleWords } from './visible-words.ts'

describe('a text for the eye', () => {
  it.each([
    ['shop', 'shop'],
    ['sh\u200Bop', 'sh\\u200Bop'],
    ['a\u202Egnp.exe', 'a\\u202Egnp.exe'],
    ['\x1b[31mred', '\\u001B[31mred'],
    ['a\u{E0041}b', 'a\\uE0041b'],
    ['zwj\u200D', 'zwj\\u200D'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['שלום مرحبا', 'שלום مرحبا'],
    ['👩\u200D👧 ❤️', '👩\u200D👧 ❤️'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ])('shows %j as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it('has nothing hidden in it, and shows two names that differ differently', () => {
    const piece = fc.constantFrom(
      'a',
      'b.',
      '-',
      '\u200B',
      '\u202E',
      '\u2066',
      '\xad',
      '\u200D',
      '\ufeff',
      '\x1b',
    )
    const name = fc.array(piece, { maxLength: 12 }).map(it => it.join(''))
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(hiddenIn(visibleText(one))).toEqual([])
        expect(visibleText(one) === visibleText(other)).toBe(one === other)
      }),
    )
  })
})

describe('a word of two scripts', () => {
  it('is found at its first odd letter', () => {
    expect(mixedWordsIn('host: sh\u043Ep.example.com')).toEqual([
      { word: 'sh\u043Ep', from: 8, to: 9, script: 'Cyrillic', code: 'U+043E', isWhole: false },
    ])
    expect(mixedWordsIn('\u0391pi')).toMatchObject([{ script: 'Greek' }])
    expect(mixedWordsIn('\uff41pi')).toMatchObject([{ script: 'full-width' }])
  })

  it('may have no Latin letter, and look as if it had no other', () => {
    expect(mixedWordsIn('host: \u0440\u0430\u0443.example.com')).toEqual([
      { word: '\u0440\u0430\u0443', from: 6, to: 9, script: 'Cyrillic', code: 'U+0440', isWhole: true },
    ])
    expect(mixedWordsIn('name: "\u039f\u039a"')).toMatchObject([{ script: 'Greek', isWhole: true }])
    expect(mixedWordsIn('name: \uff41\uff50\uff49')).toMatchObject([{ script: 'full-width', isWhole: true }])
  })

  it('is none where each word is of one', () => {
    expect(mixedWordsIn('# API-шлюз для https://магазин.example.com, λ shop')).toEqual([])
    expect(mixedWordsIn('host: shop # рау, сор')).toEqual([])
    expect(mixedWordsIn('text: а шлюз с именем')).toEqual([])
  })
})

it('makes what is shown visible, keeps what names something, and gives back what has nothing hidden', () => {
  const keys = new Set(['title', 'hosts'])
  const plain = { id: 'a', title: 'shop', rows: [{ hosts: ['a.b'] }] }
  expect(withVisibleWords(plain, keys)).toBe(plain)
  const odd = {
    id: 'a\u200B',
    title: 'sh\u200Bop',
    rows: [{ hosts: ['a\u202E.b'], place: { path: ['\u200B'] } }],
  }
  expect(withVisibleWords(odd, keys)).toEqual({
    id: 'a\u200B',
    title: 'sh\\u200Bop',
    rows: [{ hosts: ['a\\u202E.b'], place: { path: ['\u200B'] } }],
  })
})
