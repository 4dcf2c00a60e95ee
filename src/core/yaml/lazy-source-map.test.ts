import { expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import { examples } from '../examples/index.ts'
import { cutDocuments } from './cut-documents.ts'
import type { Path } from './path.ts'
import { readDocument, treeOf } from './read-document.ts'
import type { Json, SourceMap } from './source-document.ts'
import { LazySourceMap, sourceMapOf } from './source-map.ts'

const texts = [...examples.flatMap(it => it.files), ...manyResources(20)].flatMap(({ text }) =>
  cutDocuments(text).map(it => text.slice(it.from, it.to)),
)

it('says of every place what the tree of the text says', () => {
  for (const text of texts) {
    const document = readDocument(text)
    const { sourceMap, value } = document
    expect(sourceMap).toBeInstanceOf(LazySourceMap)
    const eager = sourceMapOf(text, treeOf(readDocument(text)), value)
    const paths = [...pathsIn(value!), ['spec', 'absent'], ['absent', 0]]
    // The whole is asked for before anything has been read again.
    for (const path of paths) expect(saidAt(sourceMap, path)).toEqual(saidAt(eager, path))
    for (let offset = 0; offset <= text.length; offset += 7)
      expect(sourceMap.pathAt(offset)).toEqual(eager.pathAt(offset))
  }
})

function saidAt(map: SourceMap, path: Path) {
  return [
    map.keyRange(path),
    map.valueRange(path),
    map.entryRange(path),
    map.nearest(path, 'key'),
    map.nearest(path, 'value'),
    map.scalarStyle(path),
    map.isShared(path),
  ]
}

function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Array.isArray(value) ? value.map((it, i) => [i, it] as const) : Object.entries(value)
  return [path, ...below.flatMap(([key, it]) => pathsIn(it, [...path, key]))]
}
