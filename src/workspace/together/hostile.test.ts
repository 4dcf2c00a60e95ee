import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Analysis } from '../../core/analysis.ts'
import { picker } from '../../testing/operations/every-operation.ts'
import { noQuestions } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../create-workspace.ts'
import type { Analyzer } from '../workspace.ts'
import type { Person } from './presence.ts'
import { shareWorkspace } from './session.ts'

const nothing: Analysis = { documents: [], resources: [], diagnostics: [], graph: { nodes: [], edges: [] } }
const analyzer: Analyzer = { analyze: async () => nothing, dispose() {}, ...noQuestions }

describe('what others send', () => {
  it('may be anything: nothing throws, and garbage changes nothing', () => {
    const { workspace, wire, sent } = opened()
    const pick = picker(7)
    for (let round = 0; round < 3000; round++) {
      const length = pick(60)
      const message = Uint8Array.from({ length }, () => pick(256))
      if (length > 1) message[0] = pick(4)
      if (length > 2) message[1] = pick(3)
      expect(() => wire.receive(message)).not.toThrow()
    }
    expect(workspace.store.getState().files).toEqual([{ name: 'a.yaml', text: '# x\na: 1\n' }])
    // Real messages with a few bytes that are others.
    for (const real of sent())
      for (let round = 0; round < 500; round++) {
        const message = real.slice()
        for (let n = 0; n < 3; n++) message[pick(message.length)] = pick(256)
        expect(() => wire.receive(message)).not.toThrow()
      }
    // Who may write may also delete; what is here goes on working.
    workspace.apply('New file', [{ type: 'create', file: 'new.yaml', text: 'n: 1\n' }])
    expect(workspace.store.getState().files.find(it => it.name === 'new.yaml')?.text).toBe('n: 1\n')
  })

  it('is not shown where it is no file, and nothing is where there is too much of it', () => {
    const { workspace, wire, theirs, id, troubles } = opened()
    const files = theirs.getMap<unknown>(`files ${id}`)
    theirs.transact(() => {
      files.set('x', 'no map')
      files.set('y', new Y.Map([['name', 7]]))
      files.set(
        'z',
        new Y.Map<unknown>([
          ['name', '../../<b>\u202e.yaml'],
          ['order', 'first'],
          ['text', new Y.Text('z')],
        ]),
      )
      const strange = new Y.Text()
      strange.insertEmbed(0, { image: 'x' })
      strange.insert(1, 'text')
      strange.format(1, 2, { bold: true })
      files.set(
        'w',
        new Y.Map<unknown>([
          ['name', 'w.yaml'],
          ['text', strange],
        ]),
      )
    })
    send(theirs, wire)
    expect(
      workspace.store
        .getState()
        .files.map(it => it.name)
        .toSorted(),
    ).toEqual(['<b>.yaml', 'a.yaml', 'w.yaml'])
    workspace.apply('Edit', [{ type: 'edit', file: 'w.yaml', edits: [{ from: 4, to: 4, insert: '!' }] }])
    expect(workspace.store.getState().files.find(it => it.name === 'w.yaml')?.text).toContain('!')

    files.set(
      'huge',
      new Y.Map<unknown>([
        ['name', 'huge.yaml'],
        ['text', new Y.Text('x'.repeat(11_000_000))],
      ]),
    )
    send(theirs, wire)
    expect(troubles()).toBe(1)
    expect(workspace.store.getState().files).toHaveLength(3)
  })

  it('of facts is read as what a link holds is', () => {
    const { workspace, wire, theirs, id } = opened()
    const facts = theirs.getMap<unknown>(`facts ${id}`)
    const before = workspace.store.getState()
    theirs.transact(() => {
      facts.set('name', 'n'.repeat(5000))
      facts.set('settings', '{"declared":7}')
      facts.set('requests', 7)
      facts.set('baseline', '{"files":[{"name":7}]}')
      facts.set('place a', [1, 'x'])
      facts.set('comment a', '{"id":""}')
    })
    send(theirs, wire)
    const after = workspace.store.getState()
    expect(after.name).toHaveLength(200)
    expect(after).toMatchObject({
      settings: before.settings,
      positions: {},
      comments: [],
      baseline: before.baseline,
    })
  })

  it('about themselves is cut, and too many people are not listed', () => {
    const { wire, people } = opened()
    for (let n = 0; n < 300; n++) {
      const doc = new Y.Doc()
      const awareness = new Awareness(doc)
      awareness.setLocalState({
        name: n % 2 ? { toString: 1 } : `<script>\n${'x'.repeat(900)}`,
        at: { resource: 'x', path: [{}] },
        cursor: { file: 'a', anchor: 'b', head: { type: 1 } },
      })
      wire.receive(awarenessMessage(awareness))
      doc.destroy()
    }
    expect(people().length).toBeLessThanOrEqual(50)
    for (const it of people()) {
      expect(it.name.length).toBeLessThanOrEqual(40)
      expect(it).toMatchObject({ selection: undefined, cursor: undefined })
    }
  })
})

function opened() {
  const workspace = createWorkspace({
    analyzer,
    now: () => 0,
    content: { name: 'Shop', files: [{ name: 'a.yaml', text: 'a: 1\n' }] },
  })
  let people: readonly Person[] = []
  let troubles = 0
  const messages: Uint8Array[] = []
  const session = shareWorkspace({
    workspace,
    newId: () => 'the-id',
    listener: {
      people: it => {
        people = it
      },
      cannotShow: () => troubles++,
    },
  })
  const wire = session.connect({ tellsAll: true, send: it => messages.push(it) })
  wire.open()
  workspace.apply('Edit', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert: '# x\n' }] }])
  // They know what is here, so that what they set comes later, whoever they are.
  const theirs = new Y.Doc()
  for (const it of messages.filter(it => it[0] === 0)) {
    const decoder = decoding.createDecoder(it)
    decoding.readVarUint(decoder)
    sync.readSyncMessage(decoder, encoding.createEncoder(), theirs, undefined)
  }
  return {
    workspace,
    wire,
    theirs,
    id: session.id(),
    people: () => people,
    troubles: () => troubles,
    sent: () => messages.filter(it => it[0] === 0),
  }
}

function send(doc: Y.Doc, wire: { receive(message: Uint8Array): unknown }): void {
  const update = Y.encodeStateAsUpdate(doc)
  expect(wire.receive(message(0, 2, update))).toBeUndefined()
}

function awarenessMessage(awareness: Awareness): Uint8Array {
  return message(1, undefined, encodeAwarenessUpdate(awareness, [awareness.clientID]))
}

function message(type: number, kind: number | undefined, bytes: Uint8Array): Uint8Array {
  const length: number[] = []
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest > 127 ? (rest % 128) + 128 : rest)
    if (rest <= 127) break
  }
  const head = [type, ...(kind === undefined ? [] : [kind]), ...length]
  const whole = new Uint8Array(head.length + bytes.length)
  whole.set(head)
  whole.set(bytes, head.length)
  return whole
}
