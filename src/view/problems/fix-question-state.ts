import type { FixQuestion } from '../../core/rules/define-rule.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** A fix that waits for an answer. */
export interface OpenQuestion {
  readonly title: string
  /** What the button says; `Fix` if left out. */
  readonly verb?: string
  readonly asks: FixQuestion
  readonly onAnswer: (answer: string) => void
}

export const fixQuestionState = workspaceStore<{ readonly question: OpenQuestion | undefined }>({
  question: undefined,
})

/** Asks for what a fix needs, in the dialog of the first pane that can show one. */
export function askForFix(question: OpenQuestion): void {
  fixQuestionState.setState({ question })
}

export function closeFixQuestion(): void {
  fixQuestionState.setState({ question: undefined })
}
