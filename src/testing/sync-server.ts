import type { AddressInfo } from 'node:net'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createWire } from '../workspace/together/wire.ts'

/** A server that keeps a document for each path, as y-websocket's own does, on a free port of this machine. */
export async function serveSync(port = 0): Promise<{ address: string; stop(): Promise<void> }> {
  const rooms = new Map<string, { doc: Y.Doc; awareness: Awareness }>()
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  await new Promise(resolve => server.once('listening', resolve))

  server.on('connection', (socket, { url = '/' }) => {
    const room = rooms.get(url) ?? newRoom()
    rooms.set(url, room)
    speak(socket, room)
  })

  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const it of server.clients) it.terminate()
      await new Promise(resolve => server.close(resolve))
      for (const { doc } of rooms.values()) doc.destroy()
    },
  }
}

function newRoom() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  return { doc, awareness }
}

function speak(socket: WebSocket, room: { doc: Y.Doc; awareness: Awareness }): void {
  const wire = createWire({ ...room, send: message => socket.send(message) })
  const { awareness } = room
  const people = new Set<number>()
  socket.on('message', (data: RawData) => {
    const before = new Set(awareness.getStates().keys())
    wire.receive(new Uint8Array(data as Buffer))
    for (const id of awareness.getStates().keys()) if (!before.has(id)) people.add(id)
  })
  // Whoever came over a connection goes with it.
  socket.on('close', () => {
    wire.close(false)
    removeAwarenessStates(awareness, [...people], 'closed')
  })
  wire.open()
}
