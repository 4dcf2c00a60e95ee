import { describe, expect, it } from 'vitest'
import type { Question } from '../core/questions/index.ts'
import { plainAnalyzer } from '../testing/plain-analyzer.ts'
import { createAsker } from './asker.ts'
import { createWorkspace } from './create-workspace.ts'
import type { Analyzer } from './workspace.ts'

const shop = (path: string) => `kind: Gateway
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
  http:
  - match: [{uri: {prefix: ${path}}}]
    route: [{destination: {host: cart}}]
`
const trace = (text: string) => ({ type: 'trace', text }) as const
const cart = trace('http://shop.example.com/cart')

/** A workspace whose analyzer answers a question when it is told to. */
function open(text = shop('/cart')) {
  const plain = plainAnalyzer()
  const waiting: {
    asker: string
    question: Question
    let: () => Promise<void>
    overtake: () => void
    fail: (reason: string) => void
  }[] = []
  const forgotten: string[] = []
  const analyzer: Analyzer = {
    ...plain,
    ask: (asker, question) =>
      new Promise((resolve, reject) => {
        waiting.push({
          asker,
          question,
          let: () => plain.ask(asker, question).then(resolve, reject),
          overtake: () => resolve(undefined),
          fail: reason => reject(new Error(reason)),
        })
      }),
    forget: asker => forgotten.push(asker),
  }
  const workspace = createWorkspace({
    analyzer,
    now: () => 0,
    content: { name: '', files: [{ name: 'a.yaml', text }] },
  })
  const asker = createAsker<ReturnType<typeof trace>>(workspace)
  const edit = (from: string, to: string) => {
    const at = workspace.store.getState().files[0]!.text.indexOf(from)
    workspace.apply('Edit', [
      { type: 'edit', file: 'a.yaml', edits: [{ from: at, to: at + from.length, insert: to }] },
    ])
  }
  const settled = async () => {
    await workspace.fresh()
    await Promise.resolve()
  }
  const letAll = async () => {
    for (const it of waiting.splice(0)) await it.let()
    await Promise.resolve()
  }
  const outcome = () => asker.state().answer?.explanation?.outcome
  return { workspace, asker, edit, settled, letAll, outcome, waiting, forgotten }
}

describe('an asker', () => {
  it('says why there is no answer, and asks again when it is told to', async () => {
    const { workspace, asker, settled, letAll, outcome, waiting } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    waiting.splice(0)[0]?.fail('The analysis gave no answer within 10 s.')
    await Promise.resolve()
    await Promise.resolve()
    expect(asker.state()).toMatchObject({
      answer: undefined,
      isPending: false,
      failure: 'The analysis gave no answer within 10 s.',
      stack: expect.stringContaining('asker.test'),
    })
    asker.retry()
    expect([asker.state().failure, asker.state().isPending, waiting.length]).toEqual([undefined, true, 1])
    await letAll()
    expect([outcome(), asker.state().failure]).toEqual(['route', undefined])
    asker.retry()
    expect(waiting).toHaveLength(0)
    workspace.dispose()
  })

  it('asks again where an analysis of the same text has overtaken the question', async () => {
    const { workspace, asker, settled, outcome, letAll, waiting } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    workspace.store.setState(({ analysis }) => ({ analysis: analysis && { ...analysis } }))
    waiting.splice(0)[0]?.overtake()
    await Promise.resolve()
    await Promise.resolve()
    expect([asker.state().isPending, waiting.length]).toEqual([true, 1])
    await letAll()
    expect(outcome()).toBe('route')
    workspace.dispose()
  })

  it('asks again with every change of the files, and keeps the last answer while the next is on its way', async () => {
    const { asker, edit, settled, letAll, outcome, waiting } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    expect([outcome(), asker.state().isPending]).toEqual([undefined, true])
    await letAll()
    expect([outcome(), asker.state().isPending]).toEqual(['route', false])
    edit('/cart', '/other')
    expect([outcome(), asker.state().isPending]).toEqual(['route', true])
    await settled()
    expect(waiting).toHaveLength(1)
    await letAll()
    expect([outcome(), asker.state().isPending]).toEqual(['not_found', false])
  })

  it('drops an answer about a text that has changed since it was asked', async () => {
    const { asker, edit, settled, letAll, outcome, waiting } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    const late = waiting.splice(0)
    edit('/cart', '/other')
    await late[0]!.let()
    await Promise.resolve()
    expect(outcome()).toBeUndefined()
    await settled()
    await letAll()
    expect(outcome()).toBe('not_found')
  })

  it('takes the answer to the newest question, whichever comes first', async () => {
    const { asker, settled, letAll, outcome, waiting } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    asker.ask(trace('http://shop.example.com/none'))
    const [first] = waiting.splice(0, 1)
    await letAll()
    expect(outcome()).toBe('not_found')
    await first!.let()
    await Promise.resolve()
    expect(outcome()).toBe('not_found')
  })

  it('knows nothing of a workspace that another has taken the place of', async () => {
    const { workspace, asker, settled, letAll, outcome } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    await letAll()
    expect(outcome()).toBe('route')
    workspace.load({ name: 'other', files: [] })
    expect(outcome()).toBeUndefined()
  })

  it('asks nothing of nobody, and is forgotten with the last who listened', async () => {
    const { asker, settled, waiting, forgotten } = open()
    asker.ask(cart)
    await settled()
    expect(waiting).toHaveLength(0)
    const leave = asker.subscribe(() => undefined)
    expect(waiting).toHaveLength(1)
    leave()
    expect(forgotten).toEqual([waiting[0]!.asker])
  })

  it('says the same object for as long as it says the same', async () => {
    const { asker, edit, settled, letAll } = open()
    asker.ask(cart)
    asker.subscribe(() => undefined)
    await settled()
    await letAll()
    const { answer } = asker.state()
    const state = asker.state()
    edit('kind: Gateway', '# a remark\nkind: Gateway')
    await settled()
    await letAll()
    expect(asker.state().answer).toBe(answer)
    expect(asker.state()).toEqual(state)
  })
})

describe('an answer that is asked for once', () => {
  it('is about the files as they are, however they change while it is looked for', async () => {
    const { workspace, edit, settled, letAll, waiting } = open()
    await settled()
    const asked = workspace.answerNow(cart)
    await settled()
    edit('/cart', '/other')
    await letAll()
    await settled()
    await Promise.resolve()
    while (waiting.length > 0) {
      await letAll()
      await settled()
    }
    expect((await asked)?.explanation?.outcome).toBe('not_found')
  })
})
