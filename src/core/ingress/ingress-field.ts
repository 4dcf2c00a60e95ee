import type { Path } from '../yaml/path.ts'
import type { Ingress } from './read-ingress.ts'

/** What becomes of a field of an Ingress in Gateways, VirtualServices and DestinationRules. */
export interface IngressField {
  readonly ingress: Ingress
  readonly path: Path
  readonly how: 'carried' | 'approximated' | 'cannot'
  /** What it has become, what differs, or what to do instead: a sentence. */
  readonly note: string
}

/** Notes what becomes of a field. */
export type TellOfIngress = (ingress: Ingress, how: IngressField['how'], path: Path, note: string) => void
