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
  }[]
  readonly complete: boolean
}

export const orderConflicts = inSteps(
  ['model'],
  function* ({ model: files }, _: object) {
    const model = appliedModel(files)
    const { conflicts, complete } = yield* conflictsInSteps(model)
    return {
      conflicts: conflicts.map(({ one, other, request, gateway, ends }) => ({
        names: [nameIn(model, one), nameIn(model, other)] as const,
        ends,
        text: formatRequest(request),
        gateway,
      })),
      complete,
    } satisfies OrderConflictsAnswer
  },
  'longest',
)
