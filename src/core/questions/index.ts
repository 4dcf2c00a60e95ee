import type { Steps } from '../steps.ts'
import { bindings } from './bindings.ts'
import { blastRadius } from './blast-radius.ts'
import { changedResources } from './changed-resources.ts'
import { changes, witness } from './changes.ts'
import { commentPlaces } from './comment-places.ts'
import { conversion } from './conversion.ts'
import { diagnosticsOf } from './diagnostics-of.ts'
import { expectation } from './expectation.ts'
import { exposeChoices, exposure } from './exposure.ts'
import { filterCompletion } from './filter-completion.ts'
import { find, replace } from './find.ts'
import { fixAll } from './fix-all.ts'
import { fixes } from './fixes.ts'
import { hostUses } from './host-uses.ts'
import { knownValues } from './known-values.ts'
import { language } from './language.ts'
import { link } from './link.ts'
import { missing } from './missing.ts'
import { objectStatus } from './object-status.ts'
import { order } from './order.ts'
import { orderConflicts } from './order-conflicts.ts'
import { prepare } from './prepare.ts'
import { preview } from './preview.ts'
import type { Known, QuestionKind } from './question.ts'
import { reach, samples } from './reach.ts'
import { referrers } from './referrers.ts'
import { rollout } from './rollout.ts'
import { routes } from './routes.ts'
import { sampleRequests } from './sample-requests.ts'
import { scope, scopeDrawing } from './scope.ts'
import { sourceChoices } from './source-choices.ts'
import { table } from './tables.ts'
import { trace } from './trace.ts'
import { trafficDrawing, trafficNumbers } from './traffic.ts'
import { triedOrder } from './tried-order.ts'

/** Every question that can be asked of the model, by the `type` of the ask. */
export const questions = {
  bindings,
  blastRadius,
  changedResources,
  changes,
  commentPlaces,
  conversion,
  diagnosticsOf,
  expectation,
  exposeChoices,
  exposure,
  filterCompletion,
  find,
  fixAll,
  fixes,
  hostUses,
  knownValues,
  language,
  link,
  missing,
  objectStatus,
  order,
  orderConflicts,
  prepare,
  preview,
  reach,
  referrers,
  replace,
  rollout,
  routes,
  sampleRequests,
  samples,
  scope,
  scopeDrawing,
  sourceChoices,
  table,
  trace,
  trafficDrawing,
  trafficNumbers,
  triedOrder,
  witness,
}

type Kinds = typeof questions

export type QuestionType = keyof Kinds

/** What is asked: the question's name, with what it asks about. */
export type Question = { [T in QuestionType]: QuestionOf<T> }[QuestionType]

export type QuestionOf<T extends QuestionType> = { readonly type: T } & (Kinds[T] extends QuestionKind<
  infer Ask,
  infer _
>
  ? Ask
  : never)

/** The plain data that a question is answered with. */
export type AnswerTo<Q extends Question> =
  Kinds[Q['type']] extends QuestionKind<infer _, infer Answer> ? Answer : never

/** Answers a question in steps. */
export function answer<Q extends Question>(known: Known, question: Q): Steps<AnswerTo<Q>> {
  return kindOf(question).answer(known, question) as Steps<AnswerTo<Q>>
}

export function kindOf(question: Question): QuestionKind<Question, unknown> {
  return questions[question.type] as unknown as QuestionKind<Question, unknown>
}
