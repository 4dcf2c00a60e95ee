import type { Wire } from '../../workspace/together/wire.ts'

/** What is used of the browser's sockets. */
export interface Socket {
  binaryType: string
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null
  send(data: Uint8Array): void
  close(): void
}

export interface ServerListener {
  connecting(): void
  connected(): void
  /** It goes on trying, until it is closed. */
  offline(fault: string): void
}

export interface SyncServerParts {
  readonly address: string
  readonly room: string
  readonly openSocket: (url: string) => Socket
  readonly wait: (task: () => void, milliseconds: number) => () => void
  /** What speaks over the connection, made anew for each. */
  readonly wire: (options: { send: (message: Uint8Array) => void; synced: () => void }) => Wire
  readonly listener: ServerListener
}

export interface SyncServer {
  /** The connection stays, and is spoken over by what `wire` makes now. */
  rewire(): void
  /** Tries at once, where it waits to try again. */
  retry(): void
  close(): void
}

const firstRetry = 1_000
const longestRetry = 30_000
/** A y-websocket server answers at once, and says something twice a minute at least: what is silent for longer is not there. */
const firstAnswer = 10_000
const silence = 45_000

/** Stays connected with a room of a y-websocket server. */
export function connectToServer({
  address,
  room,
  openSocket,
  wait,
  wire: makeWire,
  listener,
}: SyncServerParts): SyncServer {
  let socket: Socket | undefined
  let wire: Wire | undefined
  let stopWaiting = () => {}
  let retryAfter = firstRetry
  let hasMet = false
  let isClosed = false

  function open(): void {
    stopWaiting()
    listener.connecting()
    let opened: Socket
    try {
      opened = openSocket(`${address}/${encodeURIComponent(room)}`)
    } catch {
      tryLater(`The browser does not connect to ${address}.`)
      return
    }
    socket = opened
    opened.binaryType = 'arraybuffer'
    let isSynced = false
    hearWithin(firstAnswer)

    opened.onopen = () => {
      if (socket !== opened) return
      rewire()
    }
    opened.onmessage = ({ data }) => {
      if (socket !== opened || !(data instanceof ArrayBuffer)) return
      hearWithin(isSynced ? silence : firstAnswer)
      if (wire?.receive(new Uint8Array(data)) === 'too-large') {
        end()
        tryLater('Somebody sent more than Drawbridge takes in. Choose another room.')
      }
    }
    opened.onclose = ({ code, reason }) => {
      if (socket !== opened) return
      end()
      tryLater(faultOf(code, reason))
    }

    function hearWithin(milliseconds: number): void {
      stopWaiting()
      stopWaiting = wait(() => {
        end()
        tryLater(
          isSynced
            ? `${address} has stopped answering.`
            : `${address} does not answer as a y-websocket server does.`,
        )
      }, milliseconds)
    }

    function rewire(): void {
      wire?.close(false)
      wire = makeWire({
        send(message) {
          // While it closes there is nobody to hear it; the next connection tells all.
          if (socket === opened) opened.send(message)
        },
        synced() {
          isSynced = true
          hasMet = true
          retryAfter = firstRetry
          listener.connected()
        },
      })
      wire.open()
    }
    rewireNow = rewire
  }
  let rewireNow = () => {}

  function end(): void {
    const ended = socket
    socket = undefined
    wire?.close(false)
    wire = undefined
    rewireNow = () => {}
    stopWaiting()
    ended?.close()
  }

  function tryLater(fault: string): void {
    if (isClosed) return
    listener.offline(fault)
    stopWaiting = wait(open, retryAfter)
    retryAfter = Math.min(retryAfter * 2, longestRetry)
  }

  function faultOf(code: number, reason: string): string {
    const said = reason
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .slice(0, 200)
      .trim()
    if (said) return `${address} refused the connection: ${said}`
    if (hasMet) return `The connection to ${address} is lost.`
    return code === 1006
      ? `Nobody answers at ${address}. Check the address, and that a y-websocket server runs there.`
      : `${address} closed the connection (code ${code}).`
  }

  open()
  return {
    rewire: () => rewireNow(),
    retry() {
      if (!socket && !isClosed) open()
    },
    close() {
      isClosed = true
      try {
        wire?.close(true)
      } catch {
        // The connection is not open any more.
      }
      end()
    },
  }
}
