import {
  type AnswerOf,
  answerRequest,
  type LanguageRequest,
  type RequestName,
} from '../language-service/index.ts'
import { quick } from './question.ts'

/** What an editor asks: any request of the language service. */
export const language = quick(
  ['model', 'files', 'configurations', 'documents', 'settings', 'requests', 'diagnostics'],
  (known, { request, params }: LanguageRequest): AnswerOf<RequestName> =>
    answerRequest(known, request, params),
)
