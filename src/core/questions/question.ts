import type { Diagnostic } from '../diagnostic.ts'
import type { Graph } from '../graph/graph.ts'
import type { LinkedModel } from '../model/model.ts'
import type { AnalysedDocument } from '../model/resource.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Steps } from '../steps.ts'
import type { Files } from '../text/file-change.ts'

/** What there is to answer from: the one model of the files, and what the workspace holds beside them. */
export interface Known {
  readonly model: LinkedModel
  readonly files: Files
  /** The `.drawbridge.yaml` beside them, which say how they are judged. */
  readonly configurations: Files
  /** Every document of the files, in order, with where it stands. */
  readonly documents: readonly AnalysedDocument[]
  readonly settings: AnalysisSettings
  readonly requests: readonly SavedRequest[]
  /** As the canvas draws it. */
  readonly graph: Graph
  /** Everything the checks found. */
  readonly diagnostics: readonly Diagnostic[]
  /** Reads and links other files than these; the same files are not read twice. */
  readonly modelOf: (files: Files) => Steps<LinkedModel>
}

/** How a question is answered. */
export interface QuestionKind<Ask, Answer> {
  /** An answer holds for as long as these are the same objects. */
  readonly reads: readonly (keyof Known)[]
  /** Which goes first where several wait: quick ones in the order they were asked in, before those that take time. */
  readonly effort: Effort
  answer(known: Known, ask: Ask): Steps<Answer>
}

/** What is `idle` is done when nothing else is asked. */
export type Effort = 'quick' | 'long' | 'longest' | 'idle'

/** A question that is answered in a few milliseconds. */
export function quick<const Part extends keyof Known, Ask, Answer>(
  reads: readonly Part[],
  answer: (known: Pick<Known, Part>, ask: Ask) => Answer,
): QuestionKind<Ask, Answer> {
  return {
    reads,
    effort: 'quick',
    // biome-ignore lint/correctness/useYield: it is over at once
    *answer(known, ask) {
      return answer(known, ask)
    },
  }
}

/** A question that may take long: its work is done in steps, and whatever is asked meanwhile does not wait for it. */
export function inSteps<const Part extends keyof Known, Ask, Answer>(
  reads: readonly Part[],
  answer: (known: Pick<Known, Part>, ask: Ask) => Steps<Answer>,
  effort: Exclude<Effort, 'quick'> = 'long',
): QuestionKind<Ask, Answer> {
  return { reads, effort, answer }
}
