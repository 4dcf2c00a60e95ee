import { describe, expect, it } from 'vitest'
import type { ChangesAnswer } from '../questions/changes.ts'
import type { Question } from '../questions/index.ts'
import type { TraceAnswer } from '../questions/trace.ts'
import { createSession } from '../session.ts'
import { finish } from '../steps.ts'
import type { Files } from '../text/file-change.ts'

const shop = (to: string): Files => [
  {
    name: 'shop.yaml',
    text: `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http: [{route: [{destination: {host: ${to}}}]}]
`,
  },
]

function open(files: Files) {
  const session = createSession()
  session.update(files)
  const ask = (question: Question) => finish(session.ask(question).steps)
  return {
    edit: (next: Files) => void session.update(next),
    changesFrom: (before: Files) =>
      (ask({ type: 'changes', before }) as ChangesAnswer).changes.map(it => [it.before.end, it.after.end]),
    trace: () => ask({ type: 'trace', text: 'http://shop.example.com/' }) as TraceAnswer,
  }
}

describe('an answer', () => {
  it('is given again while the text it is about stays', () => {
    const { trace, edit } = open(shop('one'))
    const first = trace()
    expect(trace()).toBe(first)
    edit(shop('one'))
    expect(trace()).toBe(first)
  })

  it('is never that about another text', () => {
    const { trace, changesFrom, edit } = open(shop('one'))
    const opened = shop('one')
    expect(changesFrom(opened)).toEqual([])
    for (const to of ['two', 'three', 'one', 'two']) {
      edit(shop(to))
      expect(JSON.stringify(trace().explanation?.title)).toContain(to)
      const expected = to === 'one' ? [] : [[expect.stringContaining('one'), expect.stringContaining(to)]]
      expect(changesFrom(opened)).toEqual(expected)
    }
  })

  it('about other files is of those that are named, one after the other', () => {
    const { changesFrom } = open(shop('one'))
    const [two, three] = [shop('two'), shop('three')]
    for (const [before, name] of [
      [two, 'two'],
      [three, 'three'],
      [two, 'two'],
    ] as const)
      expect(changesFrom(before).map(it => it[0])).toEqual([expect.stringContaining(name)])
    expect(changesFrom(shop('one'))).toEqual([])
  })
})
