import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Analysis } from '../core/analysis.ts'
import type { Question } from '../core/questions/index.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { Session } from '../core/session.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Analyzer } from '../workspace/workspace.ts'
import type { ToWorker } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'
import { createWorkerAnalyzer, type WorkerLike } from './worker-analyzer.ts'

/** One document a file; what belongs to a file whose text stays is the same object as before. */
function createSession(): Session {
  const kept = new Map<string, Analysis['documents'][number]>()
  const graph = { nodes: [], edges: [] }
  let length = 0
  return {
    update(files: Files): Analysis {
      if (files.some(it => it.text.includes('crash'))) throw new Error('no idea what this is')
      const documents = files.map(({ name, text }) => {
        const key = `${name} ${text}`
        const found = kept.get(key) ?? { file: name, index: 0, from: 0, to: text.length, readable: true }
        kept.set(key, found)
        return found
      })
      length = documents.reduce((sum, it) => sum + it.to, 0)
      return { documents, resources: [], diagnostics: [], graph }
    },
    draft(files: Files): Analysis {
      const documents = files.map(({ name, text }) => ({
        file: name,
        index: 0,
        from: 0,
        to: text.length,
        readable: true,
      }))
      return { documents, resources: [], diagnostics: [], graph }
    },
    ask(question) {
      const at = length
      return {
        key: JSON.stringify(question),
        effort: 'quick',
        // biome-ignore lint/correctness/useYield: it is over at once
        steps: (function* () {
          if (JSON.stringify(question).includes('no answer')) throw new Error('never heard of it')
          return { of: question, at, kept: [graph] }
        })(),
        isCurrent: () => at === length,
      }
    },
  }
}

function workers(behave: (number: number) => 'answer' | 'silent' | 'crash' | 'deaf' = () => 'answer') {
  const requests: ToWorker[] = []
  let started = 0
  const startWorker = (): WorkerLike => {
    const behaviour = behave(++started)
    const tasks: (() => void)[] = []
    const serve = createAnalysisServer({
      createSession,
      post: message => worker.onmessage?.({ data: structuredClone(message) }),
      after: () => undefined,
      later: task => {
        tasks.push(task)
        queueMicrotask(() => tasks.shift()?.())
      },
      now: () => 0,
    })
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate() {
        worker.onmessage = null
      },
      postMessage(request) {
        const sent = structuredClone(request)
        requests.push(sent)
        // A deaf one hears of files and of no question.
        if (behaviour === 'silent' || (behaviour === 'deaf' && sent.type === 'ask')) return
        queueMicrotask(() => {
          if (behaviour === 'crash') worker.onerror?.({ message: 'out of memory' })
          else serve(sent)
        })
      },
    }
    return worker
  }
  return { startWorker, requests, started: () => started }
}

const none: readonly SavedRequest[] = []
const files = (texts: Record<string, string>) => Object.entries(texts).map(([name, text]) => ({ name, text }))
const long = (text: string) => `${text}\n`.repeat(500)

afterEach(() => {
  vi.useRealTimers()
})

describe('worker analyzer', () => {
  it('sends only the file that changed, as an edit when it is long', async () => {
    const { startWorker, requests } = workers()
    const analyzer = createWorkerAnalyzer({ startWorker })
    await analyzer.analyze(files({ a: long('hosts'), b: 'short' }), defaultSettings, none)
    await analyzer.analyze(files({ a: long('hosts').replace('h', 'gh'), b: 'short' }), defaultSettings, none)
    await analyzer.analyze(files({ a: long('hosts').replace('h', 'gh'), b: 'other' }), defaultSettings, none)
    expect(requests[1]).toEqual({
      type: 'analyze',
      id: 2,
      changed: [{ name: 'a', edit: { from: 0, to: 0, insert: 'g' } }],
    })
    expect(requests[2]).toEqual({ type: 'analyze', id: 3, changed: [{ name: 'b', text: 'other' }] })
  })

  it('gives the same objects again for what did not change', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    const first = await analyzer.analyze(files({ a: '1', b: '2' }), defaultSettings, none)
    const second = await analyzer.analyze(files({ a: '1', b: '22', c: '3' }), defaultSettings, none)
    expect(second.graph).toBe(first.graph)
    expect(second.documents[0]).toBe(first.documents[0])
    expect(second.documents.map(it => it.to)).toEqual([1, 2, 1])
  })

  it('follows files that come, go and change places', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    const names = async (texts: Record<string, string>) =>
      (await analyzer.analyze(files(texts), defaultSettings, none)).documents.map(it => `${it.file}:${it.to}`)
    expect(await names({ a: '1', b: '22' })).toEqual(['a:1', 'b:2'])
    expect(await names({ b: '22', a: '1' })).toEqual(['b:2', 'a:1'])
    expect(await names({ b: '333' })).toEqual(['b:3'])
    expect(await names({})).toEqual([])
    expect(await names({ b: '4444' })).toEqual(['b:4'])
  })

  it('draws growing parts of much text before it answers, and a question waits for all of it', async () => {
    const { startWorker } = workers()
    const analyzer = createWorkerAnalyzer({ startWorker })
    const document = `${'a: 1\n'.repeat(20_000)}---\n`
    const much = files({ 'a.yaml': document.repeat(3), 'b.yaml': document.repeat(6) })
    const drafts: string[] = []
    const answer = analyzer.analyze(much, defaultSettings, none, ({ documents }, { done, total }) => {
      drafts.push(`${documents.map(it => `${it.file} ${it.to}`).join(', ')}: ${done} of ${total}`)
    })
    const asked = analyzer.ask('pane', { type: 'routes' } as unknown as Question)

    expect((await answer).documents.map(it => it.to)).toEqual([300_012, 600_024])
    expect(drafts).toEqual([
      'a.yaml 100000: 100000 of 900036',
      'a.yaml 300012, b.yaml 400012: 700024 of 900036',
    ])
    expect(await asked).toMatchObject({ answer: { at: 900_036 } })
  })

  it('replaces a worker that crashed and asks again with the whole text', async () => {
    const { startWorker, requests, started } = workers(number => (number === 1 ? 'crash' : 'answer'))
    const analyzer = createWorkerAnalyzer({ startWorker })
    const analysis = await analyzer.analyze(files({ a: long('x') }), defaultSettings, none)
    expect(analysis.documents).toHaveLength(1)
    expect(started()).toBe(2)
    expect(requests[1]).toMatchObject({ names: ['a'] })
  })

  it('says which file was changed last when two workers in a row gave no answer', async () => {
    vi.useFakeTimers()
    const { startWorker, started } = workers(number => (number < 3 ? 'silent' : 'answer'))
    const analyzer = createWorkerAnalyzer({ startWorker, patience: 10_000 })
    const asked = analyzer.analyze(files({ 'gateway.yaml': 'x' }), defaultSettings, none)
    const refused = expect(asked).rejects.toThrow(
      'The analysis gave no answer within 10 s. The last file changed was gateway.yaml.',
    )
    await vi.advanceTimersByTimeAsync(20_001)
    await refused
    const next = await analyzer.analyze(files({ 'gateway.yaml': 'y' }), defaultSettings, none)
    expect(next.documents).toHaveLength(1)
    expect(started()).toBe(3)
  })

  it('rejects a question whose analysis fails and answers the next one', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    await analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    await expect(analyzer.analyze(files({ a: 'crash' }), defaultSettings, none)).rejects.toThrow(
      'The analysis failed: no idea what this is. The last file changed was a.',
    )
    const next = await analyzer.analyze(files({ a: '22' }), defaultSettings, none)
    expect(next.documents[0]?.to).toBe(2)
  })

  it('rejects what is open when no worker can be started', async () => {
    const analyzer = createWorkerAnalyzer({
      startWorker: () => {
        throw new Error('workers are switched off')
      },
    })
    await expect(analyzer.analyze(files({ a: '1' }), defaultSettings, none)).rejects.toThrow('switched off')
  })

  it('rejects what is open when it is closed', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers(() => 'silent').startWorker })
    const asked = analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    analyzer.dispose()
    await expect(asked).rejects.toThrow('closed')
  })
})

describe('a question to the worker', () => {
  const trace = (text: string) => ({ type: 'trace', text }) as const
  const asked = async (analyzer: Analyzer, question: Question, asker = 'me') =>
    (await analyzer.ask(asker, question))?.answer as unknown as { of: object; at: number; kept: object[] }

  it('is answered about the files as they were last sent, and what stays the same is the same object', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    await analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    const first = await asked(analyzer, trace('x'))
    expect(first).toMatchObject({ of: trace('x'), at: 1 })
    await analyzer.analyze(files({ a: '22' }), defaultSettings, none)
    const second = await asked(analyzer, trace('x'))
    expect(second.at).toBe(2)
    expect(second.kept).toBe(first.kept)
    expect(await asked(analyzer, trace('x'))).toBe(second)
  })

  it('takes the files that are compared with along once', async () => {
    const { startWorker, requests } = workers()
    const analyzer = createWorkerAnalyzer({ startWorker })
    const before = files({ old: 'text' })
    await analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    const first = await asked(analyzer, { type: 'changes', before })
    expect(first.of).toEqual({ type: 'changes', before })
    await asked(analyzer, { type: 'changes', before }, 'another')
    expect(requests.map(it => 'beside' in it)).toEqual([false, true, false])
  })

  it('is rejected where it has no answer, and the next is answered', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    await analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    await expect(analyzer.ask('me', trace('no answer'))).rejects.toThrow('never heard of it')
    expect((await asked(analyzer, trace('x'))).at).toBe(1)
  })

  it('is asked again of a worker that takes the place of one that gave no answer', async () => {
    vi.useFakeTimers()
    const { startWorker, started } = workers(number => (number === 1 ? 'deaf' : 'answer'))
    const analyzer = createWorkerAnalyzer({ startWorker, patience: 10_000 })
    await analyzer.analyze(files({ a: '333' }), defaultSettings, none)
    const answer = asked(analyzer, trace('x'))
    await vi.advanceTimersByTimeAsync(10_001)
    expect((await answer).at).toBe(3)
    expect(started()).toBe(2)
  })

  it('is dropped with the files it was about, and begins anew for an asker that came back', async () => {
    const analyzer = createWorkerAnalyzer({ startWorker: workers().startWorker })
    await analyzer.analyze(files({ a: '1' }), defaultSettings, none)
    await asked(analyzer, trace('x'))
    const late = analyzer.ask('me', trace('x'))
    analyzer.forget('me')
    const again = analyzer.ask('me', trace('x'))
    expect([(await late) === undefined, (await again)?.answer]).toMatchObject([true, { at: 1 }])
  })
})
