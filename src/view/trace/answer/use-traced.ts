import { useEffect, useMemo } from 'react'
import type { TraceAnswer, TraceAsk } from '../../../core/questions/trace.ts'
import { parseRequest } from '../../../core/request/parse-request.ts'
import type { ParsedRequest } from '../../../core/request/parsed-request.ts'
import { type Answered, useAnswer } from '../../use-answer.ts'
import { useTrace } from '../trace-state.ts'
import { useSourceAsk } from '../use-source.ts'
import { litPathStore } from './lit-path.ts'

/** What the text of the request means and where it leads; its way is lit on the canvas while it is shown. */
export interface Traced extends Pick<Answered<TraceAnswer>, 'isPending' | 'failure' | 'stack' | 'retry'> {
  readonly parsed: ParsedRequest | undefined
  /** What is traced, with the files in their own order. */
  readonly ask: TraceAsk
  readonly answer: TraceAnswer | undefined
}

export function useTraced(): Traced {
  const text = useTrace(it => it.text)
  const older = useTrace(it => it.older)
  const source = useSourceAsk()
  const ask: TraceAsk = { text, ...source }
  const parsed = useMemo(() => parseRequest(text), [text])
  const found = useAnswer(
    parsed && ({ type: 'trace', ...ask, ...(older !== undefined && { older }) } as const),
  )
  const answer = parsed && found.answer
  const path = answer?.explanation?.path
  useEffect(() => {
    litPathStore.setState({ path })
    return () => litPathStore.setState({ path: undefined })
  }, [path])
  const { isPending, failure, stack, retry } = found
  return { parsed, ask, answer, isPending, failure: parsed && failure, stack, retry }
}
