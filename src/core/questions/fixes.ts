import { fixesInSteps } from '../fixes/fixes-for-stop.ts'
import type { StopFix } from '../fixes/stop.ts'
import type { Place } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { FileChange } from '../text/file-change.ts'
import { type ChangedLine, lineChanges } from '../text/line-changes.ts'
import { traceFrom } from '../trace/request-source.ts'
import { inSteps, type Known } from './question.ts'
import { readTrace, type TraceAsk } from './trace.ts'

/** A way out of where a request stopped, with all that it takes to go it. */
export type FixAnswer = {
  readonly title: string
  /** Where the request ends then. */
  readonly end: string
  readonly solves: boolean
} & (
  | {
      readonly type: 'edit'
      readonly changes: readonly FileChange[]
      /** What would be written, to be looked at before. */
      readonly lines: readonly ChangedLine[]
      readonly select?: Place
      readonly note?: string
    }
  | { readonly type: 'declare'; readonly declares: readonly string[] }
  | { readonly type: 'request'; readonly change: Partial<Request> }
)

/** The ways out, the best first; none for a request that arrives or is answered. */
export const fixes = inSteps(['model', 'files', 'settings'], function* (known, ask: TraceAsk) {
  const { files, settings } = known
  const model = appliedModel(known.model)
  const read = readTrace(model, ask)
  if (!read) return []
  const { request } = read
  const found = yield* fixesInSteps({
    files,
    settings,
    model,
    workload: read.known.workload,
    request,
    trace: traceFrom(model, read.known, request),
  })
  return found.flatMap(it => answered(known, it))
})

function answered({ files, settings }: Pick<Known, 'files' | 'settings'>, fix: StopFix): FixAnswer[] {
  if (fix.type !== 'edit') return [fix]
  const result = fix.operation.run(files, settings)
  if (!result.ok) return []
  const { title, end, solves } = fix
  const { changes, select, note } = result
  return [
    {
      type: 'edit',
      title,
      end,
      solves,
      changes,
      lines: lineChanges(files, changes),
      ...(select && { select }),
      ...(note !== undefined && { note }),
    },
  ]
}
