import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import fc from '../../testing/property.ts'
import { identifyFiles } from '../model/locate.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { findInSteps, replaceInSteps } from './find-in-files.ts'
import { type FindQuery, matchKey, mostShown } from './found-match.ts'

const files: Files = [
  {
    name: 'shop/a.yaml',
    text: 'kind: Gateway\nmetadata: {name: cart}\n---\nkind: Service # cart\nmetadata: {name: Cart-v2}\n',
  },
  { name: 'b.yaml', text: 'kind: Gateway\r\nname: cartography\r\n' },
]

function find(query: FindQuery, them: Files = files) {
  return finish(findInSteps(identifyFiles(them, defaultSettings), query))
}

function places(query: FindQuery, them: Files = files): string[] {
  return find(query, them).matches.map(it => `${it.file}:${it.line} ${it.before}[${it.text}]${it.after}`)
}

function replaced(query: FindQuery, except: readonly string[] = [], them: Files = files): string[] {
  const changes = finish(replaceInSteps(identifyFiles(them, defaultSettings), query, except))
  return applyChanges(them, changes).map(it => it.text)
}

describe('finding in all files', () => {
  it('gives every place with its line, letter case aside or not, as a whole word or not', () => {
    expect(places({ text: 'cart' })).toEqual([
      'shop/a.yaml:2 metadata: {name: [cart]}',
      'shop/a.yaml:4 kind: Service # [cart]',
      'shop/a.yaml:5 metadata: {name: [Cart]-v2}',
      'b.yaml:2 name: [cart]ography',
    ])
    expect(find({ text: 'cart', matchCase: true }).total).toBe(3)
    expect(find({ text: 'cart', wholeWord: true }).total).toBe(3)
    expect(find({ text: 'cart' })).toMatchObject({ total: 4, files: 2, isCut: false })
  })

  it('takes patterns as RE2 does, and says what is wrong with one', () => {
    expect(places({ text: '^kind: (\\w+)$', isRegex: true })).toEqual([
      'shop/a.yaml:1 [kind: Gateway]',
      'b.yaml:1 [kind: Gateway]',
    ])
    expect(find({ text: '(', isRegex: true }).problem).toMatch(/cannot be used/)
    expect(find({ text: '(?=a)', isRegex: true }).problem).toMatch(/cannot be used/)
    expect(find({ text: 'x*', isRegex: true }).total).toBe(0)
  })

  it('looks only where it is told to', () => {
    expect(find({ text: 'cart', files: ['shop/'] }).total).toBe(3)
    expect(find({ text: 'cart', files: ['-shop/*'] }).total).toBe(1)
    expect(places({ text: 'cart', kinds: ['Service'] })).toHaveLength(2)
    expect(places({ text: 'cart', kinds: ['-serv*'] })).toHaveLength(2)
    expect(places({ text: 'cart', kinds: ['way'] })).toHaveLength(0)
  })

  it('shows some hundreds and counts them all', () => {
    const text = 'a a a a a a a a a a\n'.repeat(100)
    const found = find({ text: 'a' }, [{ name: 'a.yaml', text }])
    expect([found.matches.length, found.total]).toEqual([mostShown, 1000])
  })
})

describe('replacing in all files', () => {
  it('puts the text in the place of every match, but of those left out', () => {
    const query = { text: 'cart', matchCase: true, wholeWord: true, replacement: '$1basket' }
    expect(replaced(query)[0]).toBe(files[0]!.text.replaceAll('cart', '$1basket'))
    const [first] = find(query).matches
    expect(replaced(query, [matchKey(first!)])[0]).toBe(files[0]!.text.replace('# cart', '# $1basket'))
  })

  it('fills in the groups of a pattern', () => {
    const query = {
      text: 'name: (\\w+)(-v2)?',
      isRegex: true,
      replacement: 'name: $$$1$2x',
      kinds: ['Service'],
    }
    expect(replaced(query)[0]).toContain('{name: $Cart-v2x}')
    expect(find(query).matches[0]!.replacement).toBe('name: $Cart-v2x')
  })

  it('of any text by anything, changes the matches alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nastyFiles.filter(it => it.text !== '')),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        fc.string({ maxLength: 3 }),
        ({ text }, at, length, replacement) => {
          const wanted = text.slice(at % text.length, (at % text.length) + length)
          fc.pre(wanted !== '' && !/[\r\n]/.test(wanted))
          const them = [{ name: 'a.yaml', text }]
          const after = replaced({ text: wanted, matchCase: true, replacement }, [], them)
          expect(after).toEqual([text.split(wanted).join(replacement)])
        },
      ),
    )
  })

  it('ends soon, whatever the pattern is', () => {
    const text = `a: ${'a'.repeat(3000)}b\n`
    expect(find({ text: '(a+)+$', isRegex: true }, [{ name: 'a.yaml', text }]).total).toBe(0)
  })
})
