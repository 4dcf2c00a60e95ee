import type { Place } from '../../../core/model/resource.ts'
import { isListenerPlace, isListenerPurpose } from '../../../core/operations/listener-purpose.ts'
import type { ServerPurpose } from '../../../core/operations/set-server-purpose.ts'

interface PortChoice {
  readonly purpose: ServerPurpose
  readonly label: string
}

/** What a menu offers a port to do: a server of Istio's Gateway, or a listener. */
export function portChoices(server: Place): readonly PortChoice[] {
  return isListenerPlace(server) ? choices.filter(it => isListenerPurpose(it.purpose)) : choices
}

const choices: readonly { readonly purpose: ServerPurpose; readonly label: string }[] = [
  { purpose: 'http', label: 'Serve HTTP' },
  { purpose: 'https', label: 'Serve HTTPS' },
  { purpose: 'redirect', label: 'Redirect to HTTPS' },
  { purpose: 'passthrough', label: 'Pass TLS through by SNI' },
  { purpose: 'tcp', label: 'Serve TCP' },
]
