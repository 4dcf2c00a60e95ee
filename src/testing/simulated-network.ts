import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Session } from '../workspace/together/session.ts'
import { createWire, type Wire } from '../workspace/together/wire.ts'

/** A server and its clients, whose messages travel when the test says so. */
export interface SimulatedNetwork {
  /** Connects a session, from nothing as after every break. */
  connect(peer: number, session: Pick<Session, 'connect'>): void
  /** Breaks a connection: what is on its way is lost. */
  cut(peer: number): void
  isConnected(peer: number): boolean
  /** Delivers the next message of one connection, one way or the other; false where there is none. */
  deliver(peer: number, way: 'up' | 'down'): boolean
  /** Delivers until nothing is on its way. */
  settle(): void
}

export function simulatedNetwork(): SimulatedNetwork {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const lines = new Map<number, Line>()

  function deliver(peer: number, way: 'up' | 'down'): boolean {
    const line = lines.get(peer)
    const message = line?.[way].shift()
    if (!line || !message) return false
    const fault = (way === 'up' ? line.server : line.client).receive(message)
    if (fault) throw new Error(`A message was ${fault}`)
    return true
  }

  return {
    connect(peer, session) {
      const line: Partial<Line> & Pick<Line, 'up' | 'down'> = { up: [], down: [] }
      line.server = createWire({ doc, awareness, send: it => line.down.push(it) })
      line.client = session.connect({
        send: it => line.up.push(it),
        onOther() {
          throw new Error('Another workspace is there')
        },
      })
      lines.set(peer, line as Line)
      line.server.open()
      line.client.open()
    },
    cut(peer) {
      const line = lines.get(peer)
      lines.delete(peer)
      line?.client.close(false)
      line?.server.close(false)
    },
    isConnected: peer => lines.has(peer),
    deliver,
    settle() {
      for (let moved = true; moved; ) {
        moved = false
        for (const peer of lines.keys())
          for (const way of ['up', 'down'] as const) while (deliver(peer, way)) moved = true
      }
    },
  }
}

interface Line {
  readonly up: Uint8Array[]
  readonly down: Uint8Array[]
  server: Wire
  client: Wire
}
