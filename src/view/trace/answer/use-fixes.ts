import { useEffect, useState } from 'react'
import { fixesForStop } from '../../../core/fixes/fixes-for-stop.ts'
import type { StopFix } from '../../../core/fixes/stop.ts'
import type { LinkedModel } from '../../../core/model/model.ts'
import { requestAt } from '../../../core/saved/saved-request.ts'
import { type ChangedLine, lineChanges } from '../../../core/text/line-changes.ts'
import { traceFrom } from '../../../core/trace/request-source.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import type { Traced } from './use-traced.ts'

/** A way out, with the lines it would write. */
export interface ShownFix {
  readonly fix: StopFix
  readonly lines: readonly ChangedLine[]
}

/** How long the request and the files have to stay before ways out are looked for, in milliseconds: each is tried out. */
const pause = 150

/** The ways out of where a request stopped; undefined while they are looked for. */
export function useFixes(
  model: LinkedModel,
  { parsed, known, explanation }: Traced,
): readonly ShownFix[] | undefined {
  const { store } = useWorkspace()
  const [found, setFound] = useState<{ of: Traced['explanation']; fixes: readonly ShownFix[] }>()
  useEffect(() => {
    if (!parsed || !known || !explanation) return
    const timer = setTimeout(() => {
      const { files, settings } = store.getState()
      const { workload } = known
      const request = requestAt(model, known, parsed)
      const trace = traceFrom(model, known, request)
      const fixes = fixesForStop({ files, settings, model, workload, request, trace })
      setFound({
        of: explanation,
        fixes: fixes.map(fix => ({
          fix,
          lines: fix.type === 'edit' ? lineChanges(files, fix.changes) : [],
        })),
      })
    }, pause)
    return () => clearTimeout(timer)
  }, [store, model, parsed, known, explanation])
  return found?.of === explanation ? found?.fixes : undefined
}
