import type { Joining, Session } from '../../workspace/together/session.ts'
import type { Wire } from '../../workspace/together/wire.ts'

/** Who keeps the workspace: one of the tabs that show it. `alone`: each for itself, where tabs cannot hear of each other. */
export type Role = 'undecided' | 'leader' | 'follower' | 'alone'

/** Of `navigator.locks` what is used. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    held: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>
}

export interface Channel {
  postMessage(message: unknown): void
  close(): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
}

/** What a tab does when it meets others. */
export interface TabHost {
  /** The document that this tab has already, or makes of the workspace as it is. */
  share(): Promise<Session>
  session(): Session | undefined
  join(): Promise<Joining>
  /** Goes on in what was joined; false where that cannot be. `browser` is what the tabs of one browser are told from other people by. */
  enter(joining: Joining, browser: string | undefined): boolean
  browser(): string
  /** `takesOver`: another tab has kept until now what this one shows. */
  decided(role: Role, takesOver: boolean): void
  /** How many other tabs show the workspace. */
  others(count: number): void
  /** What the tabs keep alike that is no part of the document; another tab has changed it. */
  beside(value: unknown): void
  besideNow(): unknown
}

export interface TabGroupParts {
  /** Absent where the browser has none, or hides them on pages that are not secure. */
  readonly locks: Locks | undefined
  readonly openChannel: ((name: string) => Channel) | undefined
  readonly newId: () => string
  readonly wait: (task: () => void, milliseconds: number) => () => void
  readonly host: TabHost
}

export interface TabGroup {
  role(): Role
  /** Meets the other tabs that show a workspace. */
  enter(workspace: string): void
  /** From now on the other tabs go on without this one. */
  leave(): void
  /** This tab has a document now: others hear of it. */
  attach(): void
  /** Tells the other tabs of what they keep alike. */
  tellBeside(value: unknown): void
}

/** Tabs of another protocol do not meet. */
const protocol = 1
/**
 * How often a tab asks for the document, and how long it waits each time, in milliseconds. On a busy machine a tab in the
 * background hears nothing for seconds.
 */
const attempts = 10
const patience = 1200
/** The same of a tab that has answered: what both load and tell takes its time. */
const attemptsWithAnswer = 2
const patienceWithAnswer = 8000
/** A tab that keeps the workspace because another has gone asks this long whether a third one has the document. */
const shortPatience = 400

/**
 * The tabs that show one workspace. The first holds a lock and keeps the workspace; the others get its document and hand
 * every change over; when it goes, the next in the queue for the lock keeps the workspace.
 */
export function createTabGroup({ locks, openChannel, newId, wait, host }: TabGroupParts): TabGroup {
  let member: Member | undefined
  let role: Role = 'undecided'

  function decide(next: Role, takesOver = false): void {
    role = next
    host.decided(next, takesOver)
  }

  function enter(workspace: string): void {
    leave()
    if (!locks || !openChannel) {
      decide('alone')
      return
    }
    role = 'undecided'
    const name = `drawbridge together ${protocol} ${workspace}`
    const me = createMember(openChannel(name), newId())
    member = me
    queue(me, locks, name)
  }

  /** Takes the lock where it is free, else waits for it and asks the others for their document. */
  function queue(me: Member, locks: Locks, name: string): void {
    const held = (takesOver: boolean) => {
      if (me !== member) return undefined
      takeLead(me, takesOver)
      return me.ended
    }
    locks
      .request(name, { ifAvailable: true }, lock => {
        if (lock) return held(false)
        if (me !== member) return undefined
        askForDocument(me, attempts)
        locks.request(name, { signal: me.ending.signal }, () => held(true)).catch(() => undefined)
        return undefined
      })
      .catch(() => {
        if (me === member) decide('alone')
      })
  }

  function takeLead(me: Member, takesOver: boolean): void {
    me.hasLock = true
    if (host.session() || !takesOver) decide('leader', takesOver)
    // The one that kept the workspace went before it gave its document to this tab.
    else askForDocument(me, 1)
  }

  function askForDocument(me: Member, left: number): void {
    me.stopWaiting()
    me.attemptsLeft = left
    if (left === 0) {
      // What that tab saved last may not be what is shown here.
      if (me.hasLock) decide('leader')
      else giveUp(me)
      return
    }
    me.wire?.close(false)
    me.wire = undefined
    me.post({ type: 'join' })
    waitForDocument(me, me.hasLock ? shortPatience : patience)
  }

  /** Asks again after some milliseconds without the document. */
  function waitForDocument(me: Member, milliseconds: number): void {
    me.stopWaiting()
    me.stopWaiting = wait(() => {
      if (me === member && role === 'undecided') askForDocument(me, me.attemptsLeft - 1)
    }, milliseconds)
  }

  /** Another tab is about to give its document. */
  function hearAnswer(me: Member): void {
    if (role !== 'undecided' || me.attemptsLeft === 0) return
    me.attemptsLeft = Math.min(me.attemptsLeft, attemptsWithAnswer)
    waitForDocument(me, patienceWithAnswer)
  }

  /** Somebody keeps the workspace and cannot be met: this tab keeps a version of its own. */
  function giveUp(me: Member): void {
    me.end()
    decide('alone')
  }

  async function hear(me: Member, { type, from, bytes, value }: Message): Promise<void> {
    if (me !== member) return
    switch (type) {
      case 'join':
        me.others.add(from)
        host.others(me.others.size)
        if (host.session()) offer(me)
        else if (role === 'leader') {
          me.post({ type: 'preparing' })
          const isShared = await host.share().then(
            () => true,
            () => false,
          )
          if (isShared && me === member) offer(me)
        }
        return
      case 'preparing':
        hearAnswer(me)
        return
      case 'shared':
        me.others.add(from)
        host.others(me.others.size)
        hearAnswer(me)
        if (!host.session()) await join(me, typeof value === 'string' ? value : undefined)
        return
      case 'bye':
        me.others.delete(from)
        host.others(me.others.size)
        return
      case 'beside':
        host.beside(value)
        return
      case 'wire':
        if (bytes) me.wire?.receive(bytes)
    }
  }

  function offer(me: Member): void {
    attach(me)
    me.post({ type: 'shared', value: host.browser() })
    if (me.hasLock) me.post({ type: 'beside', value: host.besideNow() })
  }

  function attach(me: Member, tellsAll = false): void {
    const session = host.session()
    if (!session || me.isAttached) return
    me.isAttached = true
    me.wire?.close(false)
    me.wire = session.connect({ tellsAll, send: bytes => me.post({ type: 'wire', bytes }) })
    me.wire.open()
  }

  async function join(me: Member, browser: string | undefined): Promise<void> {
    if (me.wire) return
    let joining: Joining
    try {
      joining = await host.join()
    } catch {
      if (me === member && !me.hasLock) giveUp(me)
      return
    }
    if (me !== member || me.wire || host.session()) {
      joining.dispose()
      return
    }
    const wire = joining.wire({
      send: bytes => me.post({ type: 'wire', bytes }),
      synced() {
        if (me === member && me.wire === wire && joining.files() !== undefined)
          enterJoined(me, joining, wire, browser)
      },
    })
    me.wire = wire
    wire.open()
  }

  function enterJoined(me: Member, joining: Joining, wire: Wire, browser: string | undefined): void {
    me.stopWaiting()
    wire.close(false)
    me.wire = undefined
    if (!host.enter(joining, browser)) {
      giveUp(me)
      return
    }
    // What was written here before the document came is news to the others.
    attach(me, true)
    decide(me.hasLock ? 'leader' : 'follower', me.hasLock)
  }

  function createMember(channel: Channel, id: string): Member {
    const ending = new AbortController()
    let end = () => {}
    const ended = new Promise<void>(resolve => {
      end = resolve
    })
    const me: Member = {
      others: new Set(),
      ending,
      ended,
      hasLock: false,
      isAttached: false,
      attemptsLeft: 0,
      wire: undefined,
      stopWaiting() {},
      post(message) {
        try {
          channel.postMessage({ ...message, from: id })
        } catch {
          // A channel that is closed.
        }
      },
      end() {
        me.stopWaiting()
        me.wire?.close(true)
        me.post({ type: 'bye' })
        channel.onmessage = null
        channel.close()
        ending.abort()
        end()
        if (member === me) member = undefined
      },
    }
    channel.onmessage = ({ data }) => {
      const message = readMessage(data)
      if (message) void hear(me, message)
    }
    return me
  }

  function leave(): void {
    member?.end()
    host.others(0)
  }

  return {
    role: () => role,
    enter,
    leave,
    attach() {
      if (member && host.session()) offer(member)
    },
    tellBeside(value) {
      if (member?.isAttached) member.post({ type: 'beside', value })
    },
  }
}

interface Member {
  readonly others: Set<string>
  readonly ending: AbortController
  readonly ended: Promise<void>
  hasLock: boolean
  isAttached: boolean
  /** How often it asks for the document, the last time included. */
  attemptsLeft: number
  wire: Wire | undefined
  stopWaiting: () => void
  post(message: Omit<Message, 'from'>): void
  end(): void
}

interface Message {
  readonly type: 'join' | 'preparing' | 'shared' | 'bye' | 'wire' | 'beside'
  readonly from: string
  readonly value?: unknown
  readonly bytes?: Uint8Array | undefined
}

const types: readonly unknown[] = ['join', 'preparing', 'shared', 'bye', 'wire', 'beside']

function readMessage(data: unknown): Message | undefined {
  const { type, from, bytes, value } = (data ?? {}) as Record<string, unknown>
  if (!types.includes(type) || typeof from !== 'string') return undefined
  return { type: type as Message['type'], from, value, ...(bytes instanceof Uint8Array && { bytes }) }
}
