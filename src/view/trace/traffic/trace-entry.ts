import type { TracedEntry } from '../../../core/questions/traffic.ts'
import { traceText } from '../trace-state.ts'

/** Shows stage by stage where a request of the mix goes. */
export function traceEntry({ text, gateway, from }: TracedEntry): void {
  traceText(text, gateway, from)
}
