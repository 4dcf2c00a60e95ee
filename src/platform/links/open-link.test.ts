import { expect, it } from 'vitest'
import { encodeShare } from '../../core/share/codec.ts'
import { type OpenAsk, type OpenWorker, openLink } from './open-link.ts'
import { unpackLink } from './unpack-link.ts'

const content = { name: 'Shop', files: [{ name: 'a.yaml', text: 'a: 1\n' }] }
const made = encodeShare(content)
const fragment = made.ok ? made.fragment : ''

it('unpacks a link in a worker that ends then', async () => {
  const worker = new FakeWorker()
  const opened = openLink({ fragment }, () => worker)
  await worker.answer()
  expect(await opened).toMatchObject({ ok: true, content })
  expect(worker.isEnded).toBe(true)
})

it('unpacks it on the page where no worker starts, or one fails', async () => {
  const none = () => {
    throw new Error('no workers here')
  }
  expect(await openLink({ fragment }, none)).toMatchObject({ ok: true, content })
  const worker = new FakeWorker()
  const opened = openLink({ fragment }, () => worker)
  worker.onerror?.({})
  expect(await opened).toMatchObject({ ok: true, content })
  expect(worker.isEnded).toBe(true)
})

it('says why a text is no link', async () => {
  const worker = new FakeWorker()
  const opened = openLink({ fragment: 'v1:' }, () => worker)
  await worker.answer()
  expect(await opened).toMatchObject({ ok: false, reason: 'truncated' })
})

class FakeWorker implements OpenWorker {
  onmessage: OpenWorker['onmessage'] = null
  onerror: OpenWorker['onerror'] = null
  asked: OpenAsk | undefined
  isEnded = false
  postMessage(ask: OpenAsk): void {
    this.asked = ask
  }
  terminate(): void {
    this.isEnded = true
  }
  async answer(): Promise<void> {
    this.onmessage?.({ data: await unpackLink(this.asked!) })
  }
}
