import type { Socket } from './sync-server.ts'
import type { Channel, TabGroupParts } from './tab-group.ts'

/** What tabs meet through, as far as the browser has it: locks exist on secure pages only, and neither does in every private window. */
export function browserPorts(): Pick<TabGroupParts, 'locks' | 'openChannel' | 'newId' | 'wait'> & {
  readonly openSocket: (url: string) => Socket
} {
  const hasChannels = typeof BroadcastChannel === 'function'
  return {
    locks: 'locks' in navigator ? (navigator.locks as unknown as TabGroupParts['locks']) : undefined,
    openChannel: hasChannels ? name => new BroadcastChannel(name) as unknown as Channel : undefined,
    openSocket: url => new WebSocket(url) as unknown as Socket,
    newId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(8)), it => it.toString(16).padStart(2, '0')).join(''),
    wait(task, milliseconds) {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}
