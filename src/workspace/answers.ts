import type { StoreApi } from 'zustand/vanilla'
import type { Analysis } from '../core/analysis.ts'
import { createAnalysisLoop } from './analysis-loop.ts'
import { atSources } from './overlays.ts'
import type { Analyzer, Selection, Workspace, WorkspaceState } from './workspace.ts'

/** What the analyzer says of the files as they change: their analysis, and answers to questions about them. */
export interface Answers extends Pick<Workspace, 'fresh' | 'ask' | 'forget' | 'answerNow'> {
  /** Asks for the analysis of the workspace as it is now. */
  request(): void
  /** Other files are shown: answers about those before the present revision are dropped. */
  startOver(): void
  dispose(): void
}

/** How often a question is asked anew because the files changed before there was an answer. */
const mostTries = 5

/** While the user keeps typing, an answer that is already out of date is still shown this often, in milliseconds. */
const staleInterval = 400

export function createAnswers(
  { getState, setState }: StoreApi<WorkspaceState>,
  analyzer: Analyzer,
  now: () => number,
  follow: (analysis: Analysis) => Selection | undefined,
): Answers {
  let firstRevision = 0
  let shownAt = Number.NEGATIVE_INFINITY
  let failedRevision = -1
  let disposed = false
  let asked = 0
  let waiting: (() => void)[] = []

  /** The state that was last asked about; one question is out at a time. */
  let questioned = getState()
  function question() {
    questioned = getState()
    return { ...questioned, files: questioned.analysed, settings: questioned.judging }
  }

  const loop = createAnalysisLoop(analyzer, question, {
    answered(revision, answer) {
      const { files, overlay } = questioned
      const analysis = atSources(answer, files, overlay)
      if (revision < firstRevision) return
      const isCurrent = revision === getState().revision
      // A newer answer is on its way; under steady typing it would never be the newest.
      if (!isCurrent && now() - shownAt < staleInterval) return
      shownAt = now()
      const selection = isCurrent ? follow(analysis) : getState().selection
      setState({
        analysis,
        analysedRevision: revision,
        draft: undefined,
        analysisError: undefined,
        selection,
      })
      if (isCurrent) wake()
    },
    drafted(revision, answer, draft) {
      const { analysis: shown, draft: before } = getState()
      // Better an old drawing of all than a new one of a part.
      if (revision < firstRevision || (shown && !before)) return
      const { files, overlay } = questioned
      setState({ analysis: atSources(answer, files, overlay), draft })
    },
    failed(revision, reason) {
      if (revision !== getState().revision) return
      failedRevision = revision
      setState({ analysisError: reason.message, analysisErrorStack: reason.stack, draft: undefined })
      wake()
    },
  })

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }

  function fresh(): Promise<void> {
    const { analysedRevision, revision } = getState()
    if (disposed || analysedRevision === revision || failedRevision === revision) return Promise.resolve()
    return new Promise(resolve => waiting.push(resolve))
  }

  const ask: Workspace['ask'] = async (asker, question) => {
    const revision = loop.revision()
    const answered = await analyzer.ask(asker, question)
    return answered && { ...answered, revision }
  }

  return {
    request: loop.request,
    fresh,
    ask,
    forget: asker => analyzer.forget(asker),
    async answerNow(question) {
      for (let tries = 0; tries < mostTries && !disposed; tries++) {
        await fresh()
        const asker = `once ${++asked}`
        const answered = await ask(asker, question).catch(() => undefined)
        analyzer.forget(asker)
        if (answered?.revision === getState().revision) return answered.answer
      }
      return undefined
    },
    startOver() {
      firstRevision = getState().revision
      shownAt = Number.NEGATIVE_INFINITY
    },
    dispose() {
      disposed = true
      loop.dispose()
      wake()
    },
  }
}
