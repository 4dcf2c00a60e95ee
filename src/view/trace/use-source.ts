import type { SourceAsk, SourceChoices } from '../../core/questions/source-choices.ts'
import { useAnswerOrToast } from '../use-answer.ts'
import { useTrace } from './trace-state.ts'

/** The source that was chosen, as it is asked about. */
export function useSourceAsk(): SourceAsk {
  const gateway = useTrace(it => it.gateway)
  const from = useTrace(it => it.from)
  return { ...(gateway !== undefined && { gateway }), ...(from !== undefined && { from }) }
}

/** What a request can come from with the files as they are; undefined until that is known. */
export function useSourceChoices(): SourceChoices | undefined {
  return useAnswerOrToast({ type: 'sourceChoices', ...useSourceAsk() }, 'The sources of requests').answer
}
