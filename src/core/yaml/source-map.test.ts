import { describe, expect, it } from 'vitest'
import type { Range } from '../text/text-edit.ts'
import { formatPath, type Path } from './path.ts'
import { readDocument } from './read-document.ts'

const text = `# top
kind: Gateway # what
metadata: {name: "a b", labels: {x: }}
spec:
  # about hosts
  hosts: # all
  - &one x # first
  - *one
  nothing:
  text: |
    one
    two

  map: &m !!map
    'k': 1

  list:
  - a: 1
    b:
    - c
# end
`
const { sourceMap } = readDocument(text)

function written(range: Range | undefined): string | undefined {
  return range && text.slice(range.from, range.to)
}

function pathOn(needle: string, shift = 0): string {
  return formatPath(sourceMap.pathAt(text.indexOf(needle) + shift))
}

describe('the source map of a document', () => {
  it('knows keys, values and entries', () => {
    expect(written(sourceMap.keyRange(['metadata', 'name']))).toBe('name')
    expect(written(sourceMap.valueRange(['metadata', 'name']))).toBe('"a b"')
    expect(written(sourceMap.entryRange(['metadata', 'name']))).toBe('name: "a b"')
    expect(written(sourceMap.keyRange(['spec', 'map', 'k']))).toBe("'k'")
    expect(written(sourceMap.valueRange(['spec', 'list', 0, 'b']))).toBe('- c')
    expect(written(sourceMap.entryRange(['spec', 'list', 0]))).toBe('- a: 1\n    b:\n    - c')
    expect(written(sourceMap.keyRange(['spec', 'list', 0, 'b', 0]))).toBe('c')
    expect(written(sourceMap.valueRange([]))).toBe(text.slice(6, text.indexOf('\n# end')))
  })

  it('counts anchors and tags to the value, and the line break of a block scalar not', () => {
    expect(written(sourceMap.valueRange(['spec', 'hosts', 0]))).toBe('&one x')
    expect(written(sourceMap.valueRange(['spec', 'map']))).toBe("&m !!map\n    'k': 1")
    expect(written(sourceMap.valueRange(['spec', 'text']))).toBe('|\n    one\n    two')
  })

  it('gives an empty range where no value is written', () => {
    const at = text.indexOf('nothing:') + 'nothing:'.length
    expect(sourceMap.valueRange(['spec', 'nothing'])).toEqual({ from: at, to: at })
    expect(written(sourceMap.valueRange(['metadata', 'labels', 'x']))).toBe('')
  })

  it('finds the nearest place of what is missing', () => {
    expect(sourceMap.nearest(['spec', 'hosts', 7, 'x'], 'value').path).toEqual(['spec', 'hosts'])
    expect(written(sourceMap.nearest(['spec', 'hosts', 7], 'value').range)).toBe('hosts')
    expect(written(sourceMap.nearest(['kind'], 'value').range)).toBe('Gateway')
    expect(written(sourceMap.nearest(['kind'], 'key').range)).toBe('kind')
    expect(sourceMap.nearest(['status'], 'value')).toEqual({ path: [], range: sourceMap.valueRange([]) })
    expect(sourceMap.valueRange(['constructor'])).toBeUndefined()
  })

  it('finds the path of an offset', () => {
    expect(pathOn('Gateway')).toBe('kind')
    expect(pathOn('Gateway', 7)).toBe('kind')
    expect(pathOn('# what', 3)).toBe('kind')
    expect(pathOn('"a b"', 2)).toBe('metadata.name')
    expect(pathOn('spec:', 2)).toBe('spec')
    expect(pathOn('# about', 3)).toBe('spec.hosts')
    expect(pathOn('- &one', 0)).toBe('spec.hosts[0]')
    expect(pathOn('# first')).toBe('spec.hosts[0]')
    expect(pathOn('    two', 5)).toBe('spec.text')
    expect(pathOn('- a: 1', 2)).toBe('spec.list[0].a')
    expect(pathOn('- c', 3)).toBe('spec.list[0].b[0]')
    expect(pathOn('# top')).toBe('kind')
    expect(sourceMap.pathAt(text.length)).toEqual([])
  })

  it('gives blank lines to what they are indented under', () => {
    const under = 'spec:\n  http:\n    \n  \n\nkind: A\n'
    const at = (offset: number) => readDocument(under).sourceMap.pathAt(offset)
    expect(at(under.indexOf('    \n') + 4)).toEqual(['spec', 'http'])
    expect(at(under.indexOf('  \n\n') + 2)).toEqual(['spec'])
    expect(at(under.indexOf('\n\nkind') + 1)).toEqual([])
  })

  it('knows the style of scalars', () => {
    const styles: [Path, string | undefined][] = [
      [['kind'], 'plain'],
      [['metadata', 'name'], 'double'],
      [['spec', 'text'], 'literal'],
      [['spec', 'nothing'], undefined],
      [['spec', 'map'], undefined],
    ]
    for (const [path, style] of styles) expect(sourceMap.scalarStyle(path)).toBe(style)
  })

  it('knows what comes from elsewhere', () => {
    const shared = readDocument('a: &a {x: 1}\nb: *a\nc:\n  <<: *a\n  own: 1\n').sourceMap
    expect(shared.isShared(['a', 'x'])).toBe(false)
    expect(shared.isShared(['b'])).toBe(true)
    expect(shared.isShared(['b', 'x'])).toBe(true)
    expect(shared.isShared(['c', 'x'])).toBe(true)
    expect(shared.isShared(['c', 'own'])).toBe(false)
    expect(shared.isShared(['c', 'missing'])).toBe(false)
    expect(shared.entryRange(['c', 'x'])).toBeUndefined()
  })

  it('still finds places in a text that is broken further down', () => {
    const broken = readDocument('kind: A\nspec:\n  hosts: [a, b\n')
    expect(broken.readable).toBe(false)
    expect(broken.sourceMap.pathAt(6)).toEqual(['kind'])
    expect(broken.sourceMap.keyRange(['spec', 'hosts'])).toEqual({ from: 16, to: 21 })
  })
})
