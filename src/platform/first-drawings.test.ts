import { expect, it } from 'vitest'
import type { Analysis } from '../core/analysis.ts'
import { analyze } from '../core/analyze.ts'
import { createSession } from '../core/session.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import { shopFiles } from '../testing/canvas-graph.ts'
import { manyResources } from '../testing/many-resources.ts'
import { type FromWorker, type ToWorker, writeRequest } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'
import { applyDelta } from './delta.ts'
import { muchText } from './file-portions.ts'
import { type Begun, createFirstDrawings, type Serve } from './first-drawings.ts'

it('draws before the rules are there, and then says what an analysis from scratch says', async () => {
  const worker = fake()
  worker.tell(request(1, shopFiles))
  const drawn = worker.answers()[0]!
  expect(drawn.diagnostics).toEqual([])
  expect(drawn.graph.nodes.map(it => it.id)).toEqual(analyze(shopFiles).graph.nodes.map(it => it.id))

  await worker.arrive()
  expect(worker.answers().at(-1)).toEqual(analyze(shopFiles))
})

it('hands on what came meanwhile, in its order', async () => {
  const worker = fake()
  const [first] = shopFiles
  const renamed = [{ ...first!, text: first!.text.replaceAll('partners', 'friends') }]
  worker.tell(request(1, shopFiles))
  worker.tell(writeRequest(2, sent(shopFiles), sent(renamed)))
  await worker.arrive()
  expect(worker.posted.filter(isFinal).map(it => it.id)).toEqual([1, 2])
  expect(worker.answers().at(-1)).toEqual(analyze(renamed))
})

it('draws the beginning of much text, so that the first drawing does not wait for the whole', async () => {
  const files = manyResources(3000)
  expect(files.reduce((sum, it) => sum + it.text.length, 0)).toBeGreaterThan(muchText)
  const worker = fake()
  worker.tell(request(1, files))
  const { draft } = worker.posted[0] as { draft: { done: number; total: number } }
  expect(draft.done).toBeGreaterThan(0)
  expect(draft.done).toBeLessThan(muchText)
  expect(draft.total).toBeGreaterThan(muchText)
})

it('loads the rest where there is nothing to draw', async () => {
  const worker = fake()
  worker.tell({ type: 'prepare' })
  await worker.arrive()
  worker.tell(request(1, shopFiles))
  expect(worker.posted.map(isFinal)).toEqual([true])
})

it('tells when the rest does not arrive', async () => {
  const faults: unknown[] = []
  const receive = createFirstDrawings({
    post() {},
    load: () => Promise.reject(new Error('gone')),
    fail: reason => faults.push(reason),
  })
  receive(request(1, shopFiles))
  await Promise.resolve()
  await Promise.resolve()
  expect(faults).toEqual([new Error('gone')])
})

/** A worker of which the rest has not arrived. */
function fake() {
  const posted: FromWorker[] = []
  const post = (it: FromWorker) => void posted.push(it)
  let arrive: (rest: (begun: Begun) => Serve) => void = () => {}
  const rest = new Promise<(begun: Begun) => Serve>(resolve => {
    arrive = resolve
  })
  const receive = createFirstDrawings({
    post,
    load: () => rest,
    fail(reason) {
      throw reason
    },
  })
  return {
    posted,
    tell: (message: ToWorker) => receive(message),
    async arrive() {
      arrive(begun =>
        createAnalysisServer({
          createSession,
          begun,
          post,
          later: task => task(),
          after: () => undefined,
          now: () => 0,
        }),
      )
      await rest
      await Promise.resolve()
    },
    /** What the page makes of the answers, one after the other. */
    answers(): Analysis[] {
      const made: Analysis[] = []
      for (const it of posted)
        if (it.type === 'analysis' && it.ok) made.push(applyDelta(made.at(-1), it.delta) as Analysis)
      return made
    },
  }
}

function request(id: number, files: Files): ToWorker {
  return writeRequest(id, undefined, sent(files))
}

function sent(files: Files) {
  return { files, settings: defaultSettings, requests: [] }
}

function isFinal(it: FromWorker): it is FromWorker & { id: number } {
  return it.type === 'analysis' && it.ok && !it.draft
}
