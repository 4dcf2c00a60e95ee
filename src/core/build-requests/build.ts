import type { Diagnostic } from '../diagnostic.ts'
import { textAt, tracedAt, type WrittenAt } from '../kustomize/traced/traced.ts'
import { type BuiltPlace, builtResource } from '../kustomize/view/built-place.ts'
import type { ResolvedView } from '../kustomize/view/resolved-view.ts'
import { positionInView } from '../kustomize/view/source-position.ts'
import type { AnswerOf, ParamsOf, RequestName } from '../language-service/index.ts'
import type { AtPosition, InFile } from '../language-service/reading/analysed.ts'
import { type Files, findFile } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { documentAt } from '../yaml/places/document-at.ts'

/** What a kustomization builds of files, and the problems of that where they stand in the files. */
export interface AskedBuild {
  readonly files: Files
  readonly view: ResolvedView
  readonly diagnostics: readonly Diagnostic[]
  /** Whether those who are asked have it as it is here already. */
  readonly isAnalysed: boolean
}

/** A request as it is put to those who know the build alone, and what their answer says of the files. */
export interface BuildRequest<R extends RequestName> {
  readonly params: ParamsOf<R>
  readonly answered: (answer: AnswerOf<R>) => AnswerOf<R>
}

/** How a request is put; undefined where it is asked about the text alone. */
export type Way<R extends RequestName> = (
  build: AskedBuild,
  params: ParamsOf<R>,
) => BuildRequest<R> | undefined

/** Whether what a client has of a file is what the build is made of: a newer text has moved its places. */
export function isBuilt({ files }: AskedBuild, { file, text }: InFile): boolean {
  const known = findFile(files, file)?.text
  return known !== undefined && (text === undefined || text === known)
}

/** Where the build has what stands at a place of a file. */
export function positionInBuild(build: AskedBuild, at: AtPosition): AtPosition | undefined {
  if (!isBuilt(build, at)) return undefined
  const { files, view, isAnalysed } = build
  const position = positionInView(files, view, at)
  return position && { file: view.file.name, position, ...(!isAnalysed && { text: view.file.text }) }
}

/** Where the build puts what is written in the document at a place. */
export function namespaceInBuild({ files, view }: AskedBuild, at: AtPosition): string | undefined {
  const text = at.text ?? findFile(files, at.file)?.text
  if (text === undefined) return undefined
  const { index } = documentAt(text, positionsIn(text).offsetAt(at.position))
  const resource = builtResource(view.resolution, at.file, index)
  return (resource && textAt(resource.value, 'metadata', 'namespace')) || undefined
}

/** Where the value at a place of the build is written in this form; undefined for what is made. */
export function writtenPlace({ view }: AskedBuild, { resource, path }: BuiltPlace): WrittenAt | undefined {
  const value = view.resolution.resources[resource]?.value
  const origin = value && tracedAt(value, path)?.origin
  return origin?.type === 'written' ? origin.at : undefined
}
