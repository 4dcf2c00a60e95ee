import { expect, it } from 'vitest'
import { analyze } from '../core/analyze.ts'
import { createSession } from '../core/session.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import { writeRequest } from './analysis-protocol.ts'
import { createAnalysisServer } from './analysis-server.ts'
import { warmUpFiles } from './warm-up-files.ts'

it('holds what is correct, since most of what is opened is', () => {
  const { diagnostics, resources } = analyze(warmUpFiles())
  expect(diagnostics.map(it => `${it.severity} ${it.rule}`)).toEqual([])
  expect(new Set(resources.map(it => it.kind)).size).toBe(4)
})

it('is analysed once the worker may prepare itself, a few files a task, and no longer than nothing is asked', () => {
  const idle = server()
  idle.tell({ type: 'prepare' })
  const files = warmUpFiles()
  for (const [i, count] of [1, 2, 4, 8].entries()) {
    idle.turn()
    expect(idle.analysed.slice(i)).toEqual([files.slice(0, count)])
  }
  idle.turn()
  expect([files.length, idle.analysed.length, idle.posted]).toEqual([8, 4, 0])

  // Then all of it, with pauses, as long as that helps.
  for (let i = 0; i < 100; i++) idle.pause()
  expect(idle.analysed.slice(4)).toEqual(Array(15).fill(files))
  expect(idle.posted).toBe(0)

  const soon = server()
  soon.tell({ type: 'prepare' })
  for (let i = 0; i < 4; i++) soon.turn()
  soon.pause()
  soon.tell(asking(own))
  soon.pause()
  expect(soon.analysed.slice(4)).toEqual([files, own])

  const asked = server()
  asked.tell({ type: 'prepare' })
  asked.turn()
  asked.tell(asking(own))
  asked.turn()
  expect(asked.analysed).toEqual([files.slice(0, 1), own])

  const busy = server()
  busy.tell({ type: 'prepare' })
  busy.tell(asking(own))
  busy.turn()
  expect(busy.analysed).toEqual([own])
  expect(busy.posted).toBe(1)
})

it('is analysed on while the page has nothing in it', () => {
  const empty = server()
  empty.tell({ type: 'prepare' })
  empty.tell(asking([]))
  for (let i = 0; i < 4; i++) empty.turn()
  empty.pause()
  const files = warmUpFiles()
  expect(empty.analysed).toEqual([[], ...[1, 2, 4, 8].map(it => files.slice(0, it)), files])
})

const own: Files = [{ name: 'own.yaml', text: 'kind: Gateway\n' }]

function asking(files: Files) {
  return writeRequest(1, undefined, { files, settings: defaultSettings, requests: [] })
}

function server() {
  const analysed: Files[] = []
  const tasks: (() => void)[] = []
  const pausing: (() => void)[] = []
  let posted = 0
  const tell = createAnalysisServer({
    createSession() {
      const session = createSession()
      return {
        ...session,
        update(files, ...rest) {
          analysed.push(files)
          return session.update(files, ...rest)
        },
      }
    },
    post: () => void posted++,
    later: task => void tasks.push(task),
    after: (_, task) => void pausing.push(task),
    now: () => 0,
  })
  return {
    tell,
    analysed,
    turn: () => tasks.splice(0).forEach(it => void it()),
    pause: () => pausing.splice(0).forEach(it => void it()),
    get posted() {
      return posted
    },
  }
}
