import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import fc from '../../testing/property.ts'
import { type SuiteCase, suiteCases } from '../../testing/yaml-suite.ts'
import { readAllTheSame, readOtherwise, refusedBecause } from '../../testing/yaml-suite-differences.ts'
import { canonical } from '../data/canonical.ts'
import { cutDocuments } from './cut-documents.ts'
import { readDocument } from './read-document.ts'

/** The values of a file's documents as kubectl gets them; undefined where one of them cannot be read. */
function valuesOf(text: string): unknown[] | undefined {
  const documents = cutDocuments(text)
    .filter(it => !it.skipped)
    .map(({ from, to, marked }) => readDocument(text.slice(from, to), marked))
  return documents.every(it => it.readable) ? documents.map(it => it.value ?? null) : undefined
}

const isRead = (it: SuiteCase) => valuesOf(it.yaml) !== undefined

describe('the YAML test suite', () => {
  it('is cut into documents that cover every unit of each text', () => {
    expect(suiteCases.length).toBeGreaterThan(400)
    for (const { yaml } of suiteCases)
      expect(
        cutDocuments(yaml)
          .map(it => yaml.slice(it.from, it.to))
          .join(''),
      ).toBe(yaml)
  })

  it('is read as it wants, but for what kubectl reads otherwise', () => {
    const other = suiteCases.filter(it => {
      const values = it.fails ? undefined : valuesOf(it.yaml)
      return values && it.json && canonical(values) !== canonical(it.json)
    })
    expect(other.map(it => it.id).toSorted()).toEqual(Object.keys(readOtherwise).toSorted())
  })

  it('is refused only where kubectl refuses it', () => {
    const refused = suiteCases.filter(it => !it.fails && !isRead(it)).map(it => it.id)
    const known = Object.values(refusedBecause).flatMap(it => it.split(' '))
    expect(refused.toSorted()).toEqual(known.toSorted())
  })

  it('has its faults found, but for those that kubectl passes over', () => {
    const taken = suiteCases.filter(it => it.fails && isRead(it)).map(it => it.id)
    expect(taken.toSorted()).toEqual(readAllTheSame.split(' '))
  })
})

describe('a file put together from documents of the suite', () => {
  // One document each, so that what stands between two is the marker that is put there.
  const single = suiteCases
    .filter(it => !it.fails && !/^(---|\.\.\.|%|\uFEFF|\{)/m.test(it.yaml) && it.json?.length === 1)
    .filter(it => !(it.id in readOtherwise) && isRead(it))
    .map(it => ({ ...it, yaml: it.yaml.endsWith('\n') ? it.yaml : `${it.yaml}\n` }))

  it('reads, document by document, as each of them alone', () => {
    expect(single.length).toBeGreaterThan(100)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...single), { minLength: 2, maxLength: 8 }), parts => {
        const text = parts.map(it => it.yaml).join('---\n')
        expect(canonical(valuesOf(text))).toBe(canonical(parts.map(it => it.json?.[0])))
      }),
    )
  })

  it('has as many documents as another reader finds in the whole of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...single), { minLength: 2, maxLength: 8 }), parts => {
        const text = parts.map(it => it.yaml).join('---\n')
        expect(cutDocuments(text)).toHaveLength(parseAllDocuments(text, { version: '1.1' }).length)
      }),
      { numRuns: 30 },
    )
  })
})
