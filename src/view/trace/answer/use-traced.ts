import { useEffect, useMemo } from 'react'
import { explainFrom } from '../../../core/explain/explain-trace.ts'
import type { Explanation } from '../../../core/explain/explanation.ts'
import type { Model } from '../../../core/model/model.ts'
import { parseRequest } from '../../../core/request/parse-request.ts'
import type { ParsedRequest } from '../../../core/request/parsed-request.ts'
import { requestAt, sourceFor } from '../../../core/saved/saved-request.ts'
import type { KnownSource } from '../../../core/trace/request-source.ts'
import { useSource } from '../request/use-source.ts'
import { useTrace } from '../trace-state.ts'
import { litPathStore } from './lit-path.ts'

/** What the text of the request means and where it leads; its way is lit on the canvas while it is shown. */
export interface Traced {
  readonly parsed: ParsedRequest | undefined
  readonly known: KnownSource | undefined
  readonly explanation: Explanation | undefined
}

export function useTraced(model: Model): Traced {
  const text = useTrace(it => it.text)
  const source = useSource(model)
  const parsed = useMemo(() => parseRequest(text), [text])
  const known = useMemo(() => parsed && sourceFor(model, parsed, source), [model, parsed, source])
  const explanation = useMemo(
    () => parsed && known && explainFrom(model, known, requestAt(model, known, parsed)),
    [model, known, parsed],
  )
  useEffect(() => {
    litPathStore.setState({ path: explanation?.path })
    return () => litPathStore.setState({ path: undefined })
  }, [explanation])
  return { parsed, known, explanation }
}
