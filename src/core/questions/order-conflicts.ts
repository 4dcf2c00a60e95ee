import { conflictsInSteps } from '../change/order-conflicts.ts'
import { formatRequest } from '../request/parse-request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { nameIn } from './name-in.ts'
import { inSteps } from './question.ts'

/** Pairs of VirtualServices of which the older one gets its way. */
export interface OrderConflictsAnswer {
  readonly conflicts: readonly {
    readonly names: readonly [string, string]
    /** Where the request ends with the one as the older, and with the other. */
    readonly ends: readonly [string, string]
    readonly text: string
    readonly gateway: string | undefined
    readonly from: string | undefined
  }[]
  /** The pairs that may want the same requests, and how many of them were tried. */
  readonly pairs: number
  readonly compared: number
}

export const orderConflicts = inSteps(
  ['model'],
  function* ({ model: files }, _: object) {
    const model = appliedModel(files)
    const { conflicts, pairs, compared } = yield* conflictsInSteps(model)
    return {
      conflicts: conflicts.map(({ one, other, request, gateway, from, ends }) => ({
        names: [nameIn(model, one), nameIn(model, other)] as const,
        ends,
        text: formatRequest(request),
        gateway,
        from,
      })),
      pairs,
      compared,
    } satisfies OrderConflictsAnswer
  },
  'longest',
)
