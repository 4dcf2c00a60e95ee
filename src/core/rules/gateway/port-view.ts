import { isUnixAddress } from '../../syntax/hosts/unix-path.ts'
import { isPort } from '../../syntax/port.ts'
import { isProtocol } from '../../syntax/protocol.ts'
import type { Server } from './gateway-rule.ts'

/** Whether a server's port number is out of range. On a Unix socket there is none, and 0 stands for that. */
export function isPortNumberWrong({ port, bind }: Server): boolean {
  return port !== undefined && !isPort(port.number) && !(port.number === 0 && isUnixAddress(bind))
}

/** Whether Istio finds a fault in a server's port. It then does not ask whether protocol and TLS settings go together. */
export function hasPortFault(server: Server): boolean {
  const { port } = server
  return (
    !port ||
    !isProtocol(port.protocol) ||
    isPortNumberWrong(server) ||
    port.targetPort > 0 ||
    port.name === ''
  )
}
