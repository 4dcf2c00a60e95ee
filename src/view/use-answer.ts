import { startTransition, useEffect, useRef, useState } from 'react'
import type { AnswerTo, Question } from '../core/questions/index.ts'
import { type Answering, createAsker } from '../workspace/asker.ts'
import { showToast } from './ui/toast.ts'
import { useWorkspace } from './workspace-context.tsx'

/** The answer to a question, and a way to ask again where there is none. */
export interface Answered<Answer> extends Answering<Answer> {
  readonly retry: () => void
}

/**
 * The answer to a question about the files as they are, found by the worker. The last answer stays while the next is on its way, which
 * `isPending` says; undefined asks nothing. A component that may be shown the answer to another question gets a `key`. Answers are
 * rendered in turns: what is typed meanwhile comes first.
 */
export function useAnswer<Q extends Question>(question: Q | undefined): Answered<AnswerTo<Q>> {
  return useAnswering(question, Object.is)
}

/**
 * The same for what has no room of its own to say that it failed: a toast does. `what` begins its title: `Suggestions could not be
 * loaded`.
 */
export function useAnswerOrToast<Q extends Question>(
  question: Q | undefined,
  what: string,
): Answered<AnswerTo<Q>> {
  const answered = useAnswer(question)
  useToastOf(answered, what)
  return answered
}

/**
 * The answer by itself, with a toast where it fails. Whoever asks is not rendered for an answer that is on its way or says the same, as
 * most do while somebody types.
 */
export function useAnswerItself<Q extends Question>(
  question: Q | undefined,
  what: string,
): AnswerTo<Q> | undefined {
  const answered = useAnswering(question, saysTheSame)
  useToastOf(answered, what)
  return answered.answer
}

function saysTheSame(a: Answering<unknown>, b: Answering<unknown>): boolean {
  return a.answer === b.answer && a.failure === b.failure
}

function useAnswering<Q extends Question>(
  question: Q | undefined,
  isSame: (a: Answering<AnswerTo<Q>>, b: Answering<AnswerTo<Q>>) => boolean,
): Answered<AnswerTo<Q>> {
  const workspace = useWorkspace()
  const [asker] = useState(() => createAsker<Q>(workspace))
  const [answering, setAnswering] = useState(asker.state)
  const shown = useRef(answering)
  useEffect(() => asker.ask(question))
  useEffect(
    () =>
      asker.subscribe(() => {
        const now = asker.state()
        if (isSame(shown.current, now)) return
        shown.current = now
        startTransition(() => setAnswering(now))
      }),
    [asker, isSame],
  )
  return { ...answering, retry: asker.retry }
}

function useToastOf({ failure, retry }: Answered<unknown>, what: string): void {
  useEffect(() => {
    if (failure === undefined) return
    showToast({
      tone: 'error',
      topic: `no-answer ${what}`,
      title: `${what} could not be loaded`,
      description: failure,
      action: { label: 'Try again', onClick: retry },
    })
  }, [failure, what, retry])
}
