import { describe, expect, it } from 'vitest'
import { analyze } from '../../core/analyze.ts'
import { mermaidOf } from '../../core/exports/mermaid.ts'
import { judge } from '../../core/judge.ts'
import { trace } from '../../core/library.ts'
import { wholeDrawing } from '../../core/picture/drawing.ts'
import { svgPicture } from '../../core/picture/svg-picture.ts'
import { parseRequest } from '../../core/request/parse-request.ts'
import { rules } from '../../core/rules/index.ts'
import { readRequestFile, writeRequestFile } from '../../core/saved/request-file.ts'
import { createSession } from '../../core/session.ts'
import { decodeShare, encodeShare } from '../../core/share/codec.ts'
import { cutDocuments } from '../../core/yaml/cut-documents.ts'
import { readDocument } from '../../core/yaml/read-document.ts'
import { findingsOf } from '../check-rule.ts'
import { sampleOperations } from '../operations/sample-operations.ts'
import fc from '../property.ts'
import { configurations, requestTexts, yamlTexts } from './corpus.ts'
import { mutated } from './mutated-text.ts'

// A fault of ours shows itself as a throw, as a test that takes too long, or as an answer that does not hold together.
describe('a spoiled text', () => {
  it('is cut and read: every unit is in one document, and every place in its text', () => {
    fc.assert(
      fc.property(mutated(yamlTexts), fc.nat(), (text, at) => {
        const cuts = cutDocuments(text)
        expect(cuts.map(it => text.slice(it.from, it.to)).join('')).toBe(text)
        for (const { from, to, marked } of cuts) {
          const document = readDocument(text.slice(from, to), marked)
          expect(document.faults.filter(it => it.message.includes('a fault of Drawbridge'))).toEqual([])
          for (const it of document.faults) expect(isWithin(it, to - from)).toBe(true)
          const path = document.sourceMap.pathAt(at % (to - from + 1))
          for (const range of [document.sourceMap.keyRange(path), document.sourceMap.valueRange(path)])
            if (range) expect(isWithin(range, to - from)).toBe(true)
        }
      }),
      { numRuns: runs(300) },
    )
  })

  it('is judged, drawn and traced', () => {
    fc.assert(
      fc.property(mutated(configurations), fc.constantFrom(...requestTexts), (text, request) => {
        const files = [{ name: 'a.yaml', text }]
        const { graph, diagnostics } = analyze(files)
        for (const it of diagnostics) expect(isWithin(it, text.length)).toBe(true)
        expect(svgPicture(wholeDrawing(graph), 'light', 'a').svg).toMatch(/<\/svg>\s*$/)
        expect(mermaidOf(graph)).toMatch(/^flowchart/m)
        expect(trace(files, request).end).not.toBe('')
      }),
      { numRuns: runs(60) },
    )
  })

  it('is understood by every rule: none gives up', () => {
    fc.assert(
      fc.property(mutated(configurations), text => {
        for (const rule of rules) findingsOf(rule, text)
      }),
      { numRuns: runs(15) },
    )
  })

  it('is judged by a session, edit after edit, as from scratch', () => {
    fc.assert(
      fc.property(fc.array(mutated(configurations, 3), { minLength: 2, maxLength: 4 }), texts => {
        const session = createSession()
        for (const text of texts) {
          const files = [
            { name: 'a.yaml', text },
            { name: 'b.yaml', text: configurations[0] ?? '' },
          ]
          const said = session.update(files)
          const fresh = judge(files)
          expect(said.documents).toEqual(fresh.documents)
          // Of a document that cannot be read, a session still has what it said before.
          if (fresh.documents.every(it => it.readable)) expect(said.diagnostics).toEqual(fresh.diagnostics)
        }
      }),
      { numRuns: runs(15) },
    )
  })

  it('is edited: each operation changes what it is about and nothing else, or refuses', () => {
    fc.assert(
      fc.property(mutated(configurations, 3), yaml => {
        // What only YAML 1.1 takes for a line end: a part of such a line is refused rather than removed.
        fc.pre(!/.[\u0085\u2028\u2029]/s.test(yaml))
        expect(sampleOperations([{ id: 'spoiled', yaml }], 8).faults).toEqual([])
      }),
      { numRuns: runs(20) },
    )
  })

  it('goes into a link and out again as it was', () => {
    fc.assert(
      fc.property(mutated(yamlTexts), mutated(yamlTexts), (text, before) => {
        const content = { name: 'a', files: [{ name: 'a.yaml', text }] }
        const link = encodeShare({ ...content, baseline: { files: [{ name: 'a.yaml', text: before }] } })
        const opened = decodeShare(link.ok ? link.fragment : '')
        if (link.ok) expect(opened.ok && opened.content.files).toEqual(content.files)
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('a spoiled link', () => {
  const links = configurations.slice(0, 20).flatMap(text => {
    const link = encodeShare({ name: 'a', files: [{ name: 'a.yaml', text }] })
    return link.ok ? link.fragment : []
  })

  it('is refused with a reason, or opens', () => {
    fc.assert(
      fc.property(mutated(links), fragment => {
        const opened = decodeShare(fragment)
        if (!opened.ok) expect(opened.message).not.toBe('')
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('a spoiled request', () => {
  it('is read or is none, and is kept in a file as it was', () => {
    fc.assert(
      fc.property(mutated(requestTexts, 10), text => {
        const parsed = parseRequest(text)
        if (parsed) expect(parsed.request.port).toBeGreaterThanOrEqual(0)
        readRequestFile(text)
        // Half of a pair of surrogates has no place in a file.
        if (/\p{Surrogate}/u.test(text)) return
        const kept = [{ name: 'a', request: text }]
        expect(readRequestFile(writeRequestFile(kept))).toEqual(kept)
      }),
      { numRuns: runs(300) },
    )
  })
})

function isWithin({ from, to }: { readonly from: number; readonly to: number }, length: number): boolean {
  return 0 <= from && from <= to && to <= length
}

/** How often one is tried: a little in `npm test`, as long as there is time for it in `npm run fuzz`. */
function runs(few: number): number {
  return Number(process.env.PROPERTY_RUNS) || few
}
