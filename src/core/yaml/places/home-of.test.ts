import { describe, expect, it } from 'vitest'
import { readDocument, treeOf } from '../read-document.ts'
import { followersOf, homeOf } from './home-of.ts'

const text = `a: 1
---
all: &all {host: &name old, port: 1}
own: {<<: *all, port: 2}
hosts: [*name, other]
`

it('a value is written where its anchor is, by way of aliases and merge keys', () => {
  const own = text.slice(text.indexOf('all:'))
  const tree = treeOf(readDocument(own))
  const written = homeOf(tree, ['all', 'host'])
  expect(written).toMatchObject({ kind: 'scalar', text: 'old' })
  expect(homeOf(tree, ['hosts', 0])).toBe(written)
  expect(homeOf(tree, ['own', 'host'])).toBe(written)
  expect(homeOf(tree, ['own', 'port'])).toMatchObject({ text: '2' })
  expect(homeOf(tree, ['own', 'gone'])).toBeUndefined()
})

describe('what follows a text', () => {
  it('are the aliases of its anchor, and of those around it', () => {
    const found = followersOf(text, text.indexOf('old'))
    expect(found).toEqual([text.indexOf('*all'), text.indexOf('*name')])
  })

  it('is nothing where no anchor is', () => {
    expect(followersOf(text, text.indexOf('other'))).toEqual([])
    expect(followersOf(text, 0)).toEqual([])
    expect(followersOf('a: [', 2)).toEqual([])
  })
})
