import { expect, it } from 'vitest'
import { examples } from '../examples/index.ts'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { SampleRequest } from './sample-requests.ts'
import type { TraceAnswer } from './trace.ts'

it.each(examples.map(it => [it.title, it.files] as const))(
  'the requests to begin with come to an end: %s',
  (_, files) => {
    const session = createSession()
    session.update(files)
    const samples = finish(session.ask({ type: 'sampleRequests' }).steps) as readonly SampleRequest[]
    expect(samples.length).toBeLessThanOrEqual(6)
    for (const { text, gateway, from } of samples) {
      const source = { ...(gateway !== undefined && { gateway }), ...(from !== undefined && { from }) }
      const { explanation } = finish(session.ask({ type: 'trace', text, ...source }).steps) as TraceAnswer
      expect([text, explanation?.verdict]).toEqual([text, expect.stringMatching(/arrived|answered/)])
    }
  },
)

it('speak TLS by name, HTTPS and plain HTTP where the files have those', () => {
  const texts = examples.flatMap(({ files }) => {
    const session = createSession()
    session.update(files)
    const samples = finish(session.ask({ type: 'sampleRequests' }).steps) as readonly SampleRequest[]
    return samples.map(it => it.text)
  })
  expect(texts.some(it => it.includes('https://'))).toBe(true)
  expect(texts.some(it => it.startsWith('tls://'))).toBe(true)
  expect(texts.some(it => it.includes('http://'))).toBe(true)
})
