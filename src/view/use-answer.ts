import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AnswerTo, Question } from '../core/questions/index.ts'
import { type Answering, createAsker } from '../workspace/asker.ts'
import { useWorkspace } from './workspace-context.tsx'

export type { Answering }

/**
 * The answer to a question about the files as they are, found by the worker. The last answer stays while the next is on its way, which
 * `isPending` says; undefined asks nothing. A component that may be shown the answer to another question gets a `key`.
 */
export function useAnswer<Q extends Question>(question: Q | undefined): Answering<AnswerTo<Q>> {
  const workspace = useWorkspace()
  const [asker] = useState(() => createAsker<Q>(workspace))
  useEffect(() => asker.ask(question))
  return useSyncExternalStore(asker.subscribe, asker.state, asker.state)
}
