import {
  type AnswerOf,
  type LanguageRequest,
  type ParamsOf,
  type RequestName,
  requests,
} from './language-service/index.ts'
import type { Session } from './session.ts'
import { finish } from './steps.ts'

/** All requests of the language service by name. */
export type LanguageService = { readonly [R in RequestName]: (params: ParamsOf<R>) => AnswerOf<R> }

/**
 * The language service over a session, for those that hold one: `drawbridge lsp` and editors. Each request is answered about the files
 * that the session was updated with last. The page asks the same as the question `language`.
 */
export function languageService(session: Session): LanguageService {
  const ask = (request: RequestName, params: unknown) =>
    finish(session.ask({ type: 'language', request, params } as { type: 'language' } & LanguageRequest).steps)
  const names = Object.keys(requests) as RequestName[]
  return Object.fromEntries(
    names.map(name => [name, (params: unknown) => ask(name, params)]),
  ) as unknown as LanguageService
}
