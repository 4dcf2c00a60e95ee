import { useEffect, useMemo } from 'react'
import type { Model } from '../../core/model/model.ts'
import { type Explanation, explainRequest } from '../../core/routing/explain-trace.ts'
import type { KnownWorkload } from '../../core/routing/gateway-workloads.ts'
import { type ParsedRequest, parseRequest } from '../../core/routing/parse-request.ts'
import { onWorkload, workloadFor } from '../../core/routing/saved-request.ts'
import { litPathStore } from './lit-path.ts'
import { useTrace } from './trace-state.ts'

/** What the text of the request means and where it leads; its way is lit on the canvas while it is shown. */
export interface Traced {
  readonly parsed: ParsedRequest | undefined
  readonly known: KnownWorkload | undefined
  readonly explanation: Explanation | undefined
}

export function useTraced(model: Model): Traced {
  const text = useTrace(it => it.text)
  const gateway = useTrace(it => it.gateway)
  const parsed = useMemo(() => parseRequest(text), [text])
  const known = useMemo(() => parsed && workloadFor(model, parsed, gateway), [model, parsed, gateway])
  const explanation = useMemo(
    () => parsed && known && explainRequest(model, known.workload, onWorkload(model, known, parsed)),
    [model, known, parsed],
  )
  useEffect(() => {
    litPathStore.setState({ path: explanation?.path })
    return () => litPathStore.setState({ path: undefined })
  }, [explanation])
  return { parsed, known, explanation }
}
