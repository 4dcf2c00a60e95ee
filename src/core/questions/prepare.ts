import { prepareAnswers } from '../language-service/prepare-answers.ts'
import { inSteps } from './question.ts'

/** Asked by whoever answers, while nobody else asks: the answers that an editor gets first are then there. */
export const prepare = inSteps(
  ['model', 'files', 'configurations', 'documents', 'settings', 'requests', 'diagnostics'],
  prepareAnswers,
  'idle',
)
