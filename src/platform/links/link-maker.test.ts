import { expect, it } from 'vitest'
import { encodeShare } from '../../core/share/codec.ts'
import { createLinkMaker, type LinkAsk, type LinkWorker } from './link-maker.ts'

const ask = (name: string): LinkAsk => ({ content: { name, files: [{ name: 'a.yaml', text: 'a: 1\n' }] } })

it('makes one link after the other in one worker', async () => {
  const { maker, workers } = fake()
  for (const name of ['one', 'two']) {
    const made = maker.make(ask(name))
    workers[0]!.answer()
    expect(await made).toEqual(encodeShare(ask(name).content))
  }
  expect(workers).toHaveLength(1)
})

it('gives up what is being made when another link is asked for, or none', async () => {
  const { maker, workers } = fake()
  const first = maker.make(ask('one'))
  const second = maker.make(ask('two'))
  expect(await first).toBeUndefined()
  expect(workers.map(it => it.isEnded)).toEqual([true, false])
  workers[1]!.answer()
  expect((await second)?.ok).toBe(true)
  const third = maker.make(ask('three'))
  maker.dispose()
  expect(await third).toBeUndefined()
  expect(workers[1]!.isEnded).toBe(true)
})

it('makes the link without a worker where none starts, and starts one for the next', async () => {
  const none = createLinkMaker(() => {
    throw new Error('no workers here')
  })
  expect((await none.make(ask('one')))?.ok).toBe(true)

  const { maker, workers } = fake()
  const failed = maker.make(ask('two'))
  workers[0]!.onerror?.({})
  expect(await failed).toEqual(encodeShare(ask('two').content))
  const next = maker.make(ask('three'))
  workers[1]!.answer()
  expect((await next)?.ok).toBe(true)
})

function fake() {
  const workers: FakeWorker[] = []
  const maker = createLinkMaker(() => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker
  })
  return { maker, workers }
}

class FakeWorker implements LinkWorker {
  onmessage: LinkWorker['onmessage'] = null
  onerror: LinkWorker['onerror'] = null
  asked: LinkAsk[] = []
  isEnded = false
  postMessage(ask: LinkAsk): void {
    this.asked.push(ask)
  }
  terminate(): void {
    this.isEnded = true
  }
  answer(): void {
    this.onmessage?.({ data: encodeShare(this.asked.pop()!.content) })
  }
}
