import type { AnalysedDocument, Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { Files } from '../../core/text/file-change.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'

/** The files an operation is tried on, read once. */
export interface World {
  readonly files: Files
  readonly documents: readonly AnalysedDocument[]
  readonly resources: readonly Resource[]
}

/** An operation at a place, before it is made: there are many, of which few may be wanted. */
export interface Candidate {
  /** The operation's name: `setField`. */
  readonly operation: string
  /** The sort of place: `VirtualService spec.http.#.timeout in a line`. */
  readonly sort: string
  make(): PossibleOperation
}

export interface PossibleOperation {
  /** Operation, resource and place, for the report of a fault. */
  readonly about: string
  readonly operation: Operation
  /** What has to come of it; `refused` where it makes no sense here however the text is written. */
  readonly outcome: Outcome | 'refused'
}

/**
 * A value, or what the value has to be if it is the one found; throws where it cannot be right. `before` is what the
 * document says, with what changes of the same operation have made of it already.
 */
export type Expected = Json | ((found: Json, before: Json) => Json)

/** What an operation has to make of the files. Whatever is not named has to stay, text and all. A document may be changed at several places. */
export interface Outcome {
  readonly changed?: readonly ChangedDocument[]
  readonly removed?: readonly AnalysedDocument[]
  /** In their order; at the end of the file where they stand behind no document. A file that is not there is made. */
  readonly added?: readonly {
    readonly file: string
    readonly behind?: AnalysedDocument
    readonly value: Expected
  }[]
  readonly removedFile?: string
  readonly renamedFile?: { readonly from: string; readonly to: string }
}

export interface ChangedDocument {
  readonly document: AnalysedDocument
  /** Of the whole document. */
  readonly value: Expected
  /** Places in the document: only what stands between their neighbours may change. */
  readonly within: readonly Path[]
  /** Nothing written is taken away but `{}`, `[]`, null and a comma. */
  readonly adds?: boolean
  /** Takes something away, and comments with it. */
  readonly removes?: boolean
}

export function documentOf(world: World, resource: Resource): AnalysedDocument {
  return world.documents.find(it => it.file === resource.file && it.index === resource.document)!
}
