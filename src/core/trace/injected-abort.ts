import { field, integerAt, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import { isMap } from '../yaml/is-map.ts'

/** What part of a rule's requests is answered with an error on purpose, 0 to 1, and with which; undefined for none. */
export function injectedAbort(
  rule: JsonMap | undefined,
): { readonly share: number; readonly status: string } | undefined {
  const abort = rule && field(mapAt(rule, 'fault'), 'abort')
  if (!isMap(abort)) return undefined
  // Without a percentage nothing is aborted.
  const percentage = field(mapAt(abort, 'percentage'), 'value')
  const share = typeof percentage === 'number' ? Math.min(1, Math.max(0, percentage / 100)) : 0
  if (!(share > 0)) return undefined
  return { share, status: String(integerAt(abort, 'httpStatus') ?? (textAt(abort, 'grpcStatus') || 'abort')) }
}
