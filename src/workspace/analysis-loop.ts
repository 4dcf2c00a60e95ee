import type { Analysis } from '../core/analysis.ts'
import { type ReadError, readError } from '../core/data/read-error.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Analyzer, DraftProgress } from './workspace.ts'

export interface AnalysisQuestion {
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly requests?: readonly SavedRequest[]
  readonly revision: number
}

/** What to do with an answer; `revision` is the one it was asked for. */
export interface AnalysisListener {
  answered(revision: number, analysis: Analysis): void
  /** A drawing of a part of the files, on the way to the answer. */
  drafted(revision: number, analysis: Analysis, progress: DraftProgress): void
  failed(revision: number, reason: ReadError): void
}

export interface AnalysisLoop {
  /** Asks about the workspace as it is; while a question is out, the next waits and stands for all that came meanwhile. */
  request(): void
  /** The revision that was asked about last: what a question is about that is asked now. */
  readonly revision: () => number
  dispose(): void
}

/** One question at a time, so that answers cannot overtake each other. An analyzer that throws is an answer too. */
export function createAnalysisLoop(
  analyzer: Analyzer,
  question: () => AnalysisQuestion,
  listener: AnalysisListener,
): AnalysisLoop {
  let running = false
  let again = false
  let disposed = false
  let revision = -1

  async function run(): Promise<void> {
    running = true
    try {
      do {
        again = false
        const asked = question()
        revision = asked.revision
        const answer = await ask(analyzer, asked, (analysis, progress) => {
          if (!disposed) listener.drafted(asked.revision, analysis, progress)
        })
        if (disposed) return
        if ('analysis' in answer) listener.answered(asked.revision, answer.analysis)
        else listener.failed(asked.revision, answer.reason)
      } while (again)
    } finally {
      running = false
    }
  }

  return {
    request() {
      if (disposed) return
      if (running) again = true
      else void run()
    },
    revision: () => revision,
    dispose() {
      disposed = true
      analyzer.dispose()
    },
  }
}

const noRequests: readonly SavedRequest[] = []

async function ask(
  analyzer: Analyzer,
  { files, settings, requests = noRequests }: AnalysisQuestion,
  onDraft: (analysis: Analysis, progress: DraftProgress) => void,
): Promise<{ analysis: Analysis } | { reason: ReadError }> {
  try {
    return { analysis: await analyzer.analyze(files, settings, requests, onDraft) }
  } catch (error) {
    return { reason: readError(error) }
  }
}
