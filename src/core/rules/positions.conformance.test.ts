import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { analyze } from '../analyze.ts'
import { identifyFiles } from '../model/locate.ts'
import { defaultSettings } from '../settings.ts'
import { isWithin } from '../yaml/path.ts'

const vectors = recording('conformance/verdicts.jsonl.gz')

describe.skipIf(!vectors.isThere)('the place of a problem, over the recorded cases', () => {
  it('is the value or key at fault, or the deepest part of its path that is there', () => {
    const wrong: string[] = []
    let seen = 0
    for (const line of vectors.lines().filter((_, i) => i % 6 === 0)) {
      const { id, yaml } = JSON.parse(line) as { id: string; yaml: string }
      const files = [{ name: 'case.yaml', text: yaml }]
      const documents = identifyFiles(files, defaultSettings)
      const resources = new Map(
        documents.flatMap(it => it.resources.map(resource => [resource.id, { document: it, resource }])),
      )
      for (const diagnostic of analyze(files, { ...defaultSettings, complete: true }).diagnostics) {
        const found = diagnostic.resource && resources.get(diagnostic.resource)
        if (!found || diagnostic.path.length === 0) continue
        seen++
        const { document, resource } = found
        const fault = [...resource.base, ...diagnostic.path]
        const { sourceMap } = document.document
        const from = diagnostic.from - document.offset
        const marked = sourceMap.pathAt(from)
        const deepest = sourceMap.nearest(fault, 'value')
        // An item of a list begins where its own first key does.
        const atItsStart = from === deepest.range.from && isWithin(marked, deepest.path)
        const isDeepest = isWithin(fault, marked) && marked.length >= deepest.path.length
        if (!isDeepest && !atItsStart)
          wrong.push(`${id} ${diagnostic.rule}: marks ${marked.join('.')} for ${fault.join('.')}`)
      }
    }
    expect(seen).toBeGreaterThan(500)
    expect(wrong).toEqual([])
  })
})
