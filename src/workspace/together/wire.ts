import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

/** One connection of a shared document, over whatever carries bytes: the messages are those of y-websocket. */
export interface Wire {
  /** Says what is here and asks for what is there. */
  open(): void
  /** Takes a message in. What cannot be read is passed over and answered with why. */
  receive(message: Uint8Array): WireFault | undefined
  /** Sends nothing from now on; `goodbye` tells the others that nobody is here any more. */
  close(goodbye: boolean): void
}

export type WireFault = 'too-large' | 'unreadable'

export interface WireOptions {
  readonly doc: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  readonly send: (message: Uint8Array) => void
  /**
   * Whether the other side's document may be joined with this one; asked with all that is there before anything of it is taken in or
   * anything from here is sent. Without it all is joined at once.
   */
  readonly admit?: (theirs: Y.Doc) => boolean
  /** All that is here is sent at once, to others who do not ask for it. */
  readonly tellsAll?: boolean
  /** What is there has been taken in. */
  readonly synced?: () => void
}

const messageSync = 0
const messageAwareness = 1
const messageQueryAwareness = 3

/** Bytes of one message; more than the largest workspace needs. */
const largestMessage = 48_000_000
const largestAwareness = 1_000_000
const mostPeople = 200

export function createWire({ doc, awareness, send, admit, tellsAll, synced }: WireOptions): Wire {
  const origin = {}
  let isAdmitted = admit === undefined
  let isOpen = false
  /** What the other side has asked for before it was known whether it may have it. */
  let asked: Uint8Array | undefined

  function tellUpdate(update: Uint8Array, from: unknown): void {
    if (from !== origin && isAdmitted) sendSync(encoder => sync.writeUpdate(encoder, update))
  }

  function tellAwareness({ added, updated, removed }: AwarenessChange, from: unknown): void {
    if (from !== origin && isAdmitted) sendAwareness([...added, ...updated, ...removed])
  }

  function sendSync(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    write(encoder)
    send(encoding.toUint8Array(encoder))
  }

  function sendAwareness(clients: number[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(awareness, clients))
    send(encoding.toUint8Array(encoder))
  }

  function answerStep1(stateVector: Uint8Array): void {
    sendSync(encoder => {
      encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, stateVector))
    })
  }

  function takeIn(update: Uint8Array): void {
    if (!isAdmitted) {
      const theirs = new Y.Doc()
      Y.applyUpdate(theirs, update)
      isAdmitted = admit?.(theirs) ?? true
      theirs.destroy()
      if (!isAdmitted) return
      Y.applyUpdate(doc, update, origin)
      if (asked) answerStep1(asked)
      asked = undefined
      sendAwareness([...awareness.getStates().keys()])
    } else Y.applyUpdate(doc, update, origin)
    synced?.()
  }

  function readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === sync.messageYjsSyncStep1) {
      if (isAdmitted) answerStep1(bytes)
      else asked = bytes.slice()
    } else if (type === sync.messageYjsSyncStep2) takeIn(bytes)
    else if (type === sync.messageYjsUpdate && isAdmitted) Y.applyUpdate(doc, bytes, origin)
  }

  function read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === messageSync) readSync(decoder)
    else if (type === messageAwareness && isAdmitted) {
      const isBearable = message.byteLength < largestAwareness && awareness.getStates().size < mostPeople
      if (isBearable)
        awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), origin)
    } else if (type === messageQueryAwareness && isAdmitted) sendAwareness([...awareness.getStates().keys()])
  }

  return {
    open() {
      isOpen = true
      doc.on('update', tellUpdate)
      awareness.on('update', tellAwareness)
      // Where the other side has to be looked at first, all of it is asked for.
      sendSync(encoder => sync.writeSyncStep1(encoder, isAdmitted ? doc : new Y.Doc()))
      if (tellsAll) sendSync(encoder => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))
      if (isAdmitted) sendAwareness([...awareness.getStates().keys()])
    },
    receive(message) {
      if (!isOpen) return undefined
      if (message.byteLength > largestMessage) return 'too-large'
      try {
        read(message)
        return undefined
      } catch {
        return 'unreadable'
      }
    },
    close(goodbye) {
      if (!isOpen) return
      isOpen = false
      doc.off('update', tellUpdate)
      awareness.off('update', tellAwareness)
      if (goodbye && isAdmitted) {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, messageAwareness)
        encoding.writeVarUint8Array(encoder, nobody(awareness))
        send(encoding.toUint8Array(encoder))
      }
    },
  }
}

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Says that whoever is here has gone. */
function nobody(awareness: awarenessProtocol.Awareness): Uint8Array {
  const { clientID } = awareness
  const clock = (awareness.meta.get(clientID)?.clock ?? 0) + 1
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientID)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, 'null')
  return encoding.toUint8Array(encoder)
}
