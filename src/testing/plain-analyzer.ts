import type { AnswerTo, Question } from '../core/questions/index.ts'
import { createSession } from '../core/session.ts'
import { finish } from '../core/steps.ts'
import type { Analyzer } from '../workspace/workspace.ts'

/** An analyzer that is no worker: it answers in the same thread, a microtask later. */
export function plainAnalyzer(): Analyzer {
  const session = createSession()
  return {
    analyze: async (files, settings, requests) => session.update(files, settings, requests),
    async ask<Q extends Question>(_: string, question: Q) {
      return { answer: finish(session.ask(question).steps) as AnswerTo<Q> }
    },
    forget() {},
    dispose() {},
  }
}

/** For an analyzer that nothing is asked of. */
export const noQuestions: Pick<Analyzer, 'ask' | 'forget'> = {
  ask: async () => undefined,
  forget() {},
}
