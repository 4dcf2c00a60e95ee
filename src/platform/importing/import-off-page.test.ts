import { expect, it } from 'vitest'
import { encodeUtf8 } from '../../core/text/utf8.ts'
import type { ImportAnswer } from './import-answer.ts'
import { importFiles, type ReadFromDisk } from './import-files.ts'
import { type ImportWorker, importOffPage } from './import-off-page.ts'

const few = picked('kind: Gateway\n')
const many = picked(`kind: Gateway\n${'# shop\n'.repeat(40_000)}`)

it('reads in a worker, tells how far it is, and puts the portions together', async () => {
  const worker = new FakeWorker()
  const told: unknown[] = []
  const { imported } = importOffPage(
    many,
    it => told.push(it),
    () => worker,
  )
  const { files, refused, notices } = importFiles(many)
  worker.say({ type: 'progress', progress: { done: 1, total: 2 } })
  for (const it of files) worker.say({ type: 'files', files: [it] })
  worker.say({ type: 'end', refused, notices })

  expect(await imported).toEqual({ files, refused, notices })
  expect(told).toEqual([{ done: 1, total: 2 }])
  expect(worker.isEnded).toBe(true)
})

it('is over at once when it is cancelled, and gives nothing', async () => {
  const worker = new FakeWorker()
  const { imported, cancel } = importOffPage(
    many,
    () => {},
    () => worker,
  )
  cancel()

  expect(await imported).toBeUndefined()
  expect(worker.isEnded).toBe(true)
})

it('reads on the page what is small, and all of it where no worker starts or one fails', async () => {
  const none = () => {
    throw new Error('no workers here')
  }
  expect(await importOffPage(few, () => {}, none).imported).toEqual(importFiles(few))
  expect(await importOffPage(many, () => {}, none).imported).toEqual(importFiles(many))

  const failing = new FakeWorker()
  const { imported } = importOffPage(
    many,
    () => {},
    () => failing,
  )
  failing.onerror?.({})
  expect(await imported).toEqual(importFiles(many))
})

function picked(text: string): ReadFromDisk {
  return { files: ['a.yaml', 'b.yaml'].map(name => ({ name, bytes: encodeUtf8(text) })), refused: [] }
}

class FakeWorker implements ImportWorker {
  onmessage: ImportWorker['onmessage'] = null
  onerror: ImportWorker['onerror'] = null
  isEnded = false
  postMessage(): void {}
  terminate(): void {
    this.isEnded = true
  }
  say(answer: ImportAnswer): void {
    this.onmessage?.({ data: answer })
  }
}
