import { describe, expect, it } from 'vitest'
import { offsetAfter } from '../../core/text/rebase/rebase-changes.ts'
import { picker } from '../../testing/operations/every-operation.ts'
import { joinRoom, partsOf, workspaceOf } from '../../testing/people-together.ts'
import { simulatedNetwork } from '../../testing/simulated-network.ts'
import type { Workspace } from '../workspace.ts'
import { shareWorkspace } from './session.ts'

const words = ['abcdefgh', 'ijklmnop', 'qrstuvwx']
const file = 'a.yaml'

describe('people who type at the very same place', () => {
  it('write words that stay whole, and one undo takes back one word and no other', () => {
    for (let seed = 0; seed < 120; seed++) {
      const pick = picker(seed * 7919 + 1)
      const people = words.slice(0, 2 + (seed % 2))
      const room = openRoom(people.length, 'hosts: []\n', 8)
      const left = people.map(it => [...it])
      while (left.some(it => it.length > 0)) {
        const peer = pick(people.length)
        const letter = left[peer]!.shift()
        if (letter) room.people[peer]!.press(letter)
        for (let n = pick(6); n > 0; n--)
          room.network.deliver(pick(people.length), pick(2) === 0 ? 'up' : 'down')
      }
      room.network.settle()
      for (const it of room.people) expect(it.text(), `seed ${seed}`).toBe(room.people[0]!.text())
      for (const word of people) expect(room.people[0]!.text(), `seed ${seed}`).toContain(word)
      const order = people.map((_, i) => i).sort(() => pick(3) - 1)
      let rest = room.people[0]!.text()
      for (const peer of order) {
        room.people[peer]!.workspace.undo()
        room.network.settle()
        rest = rest.replace(people[peer]!, '')
        expect(room.people[peer]!.text(), `seed ${seed}`).toBe(rest)
      }
      room.close()
    }
  })
})

interface Typist {
  readonly workspace: Workspace
  text(): string
  /** Types a letter where the cursor is. */
  press(letter: string): void
}

/** People whose cursors are at one place of one file, as the editor moves them. */
function openRoom(count: number, text: string, at: number) {
  const network = simulatedNetwork()
  const files = [{ name: file, text }]
  const host = workspaceOf(files, 1)
  const sessions = [shareWorkspace(partsOf(host))]
  network.connect(0, sessions[0]!)
  network.settle()
  const workspaces = [host]
  for (let peer = 1; peer < count; peer++) {
    const workspace = workspaceOf(files, 1)
    workspaces.push(workspace)
    sessions.push(joinRoom(workspace, files, network, peer))
  }
  network.settle()
  const people = workspaces.map((workspace): Typist => {
    let cursor = at
    workspace.store.subscribe(({ files: now, lastChange }, before) => {
      if (now !== before.files && lastChange?.by === 'others')
        cursor = offsetAfter(file, cursor, lastChange.changes)!.offset
    })
    return {
      workspace,
      text: () => workspace.store.getState().files[0]!.text,
      press(letter) {
        workspace.type(file, [{ from: cursor, to: cursor, insert: letter }], {
          before: cursor,
          after: cursor + 1,
        })
        cursor++
      },
    }
  })
  return {
    network,
    people,
    close() {
      for (const it of sessions) it.dispose()
      for (const it of workspaces) it.dispose()
    },
  }
}
