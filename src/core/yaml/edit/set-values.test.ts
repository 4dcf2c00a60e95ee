import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../text/text-edit.ts'
import { readDocument } from '../read-document.ts'
import { type NewValue, setValues } from './set-values.ts'

function set(text: string, values: readonly NewValue[]): string {
  const result = setValues(readDocument(text), values)
  return result.ok ? applyEdits(text, result.edits) : result.reason
}

const named = (...paths: (string | number)[][]): NewValue[] => paths.map(path => ({ path, value: 'new' }))

describe('several values at once', () => {
  it('that one anchor gives are changed there, and the aliases follow', () => {
    const text = 'a: &name old # kept\nb: *name\nlist: [*name, other]\n'
    expect(set(text, named(['a'], ['b'], ['list', 0]))).toBe(
      'a: &name new # kept\nb: *name\nlist: [*name, other]\n',
    )
  })

  it('that a merge key brings are changed where they are written', () => {
    const text = 'a: &all {host: old, port: 1}\nb:\n  <<: *all\n  port: 2\n'
    expect(set(text, named(['a', 'host'], ['b', 'host']))).toBe(text.replace('old', 'new'))
  })

  it('of which an alias is to stay as it is are taken apart', () => {
    const after = set('a: &name old\nb: *name\nc: *name\n', named(['a'], ['b']))
    expect(readDocument(after).value).toEqual({ a: 'new', b: 'new', c: 'old' })
  })

  it('that share nothing are each set by itself', () => {
    expect(set('a: "old"\nb: old\n', named(['a'], ['b']))).toBe('a: "new"\nb: new\n')
  })

  it('end where an alias leads to itself', () => {
    const result = setValues(readDocument('a: &a [*a, old]\nb: *a\n'), named(['a', 1], ['b', 1]))
    expect(typeof result.ok).toBe('boolean')
  })
})
