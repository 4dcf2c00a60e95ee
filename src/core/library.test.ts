import { describe, expect, it } from 'vitest'
import { examples } from './examples/index.ts'
import { analyze, judge, trace } from './library.ts'

const { files } = examples.find(it => it.id === 'bookinfo')!

describe('the library', () => {
  it('judges as it analyses, without the drawing', () => {
    const { graph, ...judged } = analyze(files)
    expect(judge(files)).toEqual(judged)
    expect(graph.nodes.length).toBeGreaterThan(0)
  })

  it('traces a request that is given as text or with what is expected of it', () => {
    const traced = trace(files, 'curl https://uk.bookinfo.com/reviews/1')
    expect(traced).toMatchObject({ status: 'open', outcome: 'route' })
    expect(traced.stages.map(it => it.verdict)).toContain('passed')
    expect(
      trace(files, { name: 'UK', request: 'https://uk.bookinfo.com/reviews/1', expect: '404' }),
    ).toMatchObject({ status: 'missed', expected: '404' })
  })

  it('throws for no text', () => {
    expect(trace(files, 'no request')).toMatchObject({ status: 'unreadable', stages: [] })
    expect(analyze([{ name: 'x.yaml', text: '{{ .Values.x }}: [' }]).diagnostics).not.toEqual([])
  })
})
