import type { MixEntry } from '../../core/routing/traffic-mix.ts'
import { traceText } from '../trace/trace-state.ts'

/** Shows stage by stage where a request of the mix goes. */
export function traceEntry({ text, known }: MixEntry): void {
  traceText(text, known.type === 'gateway' ? known.id : undefined)
}
