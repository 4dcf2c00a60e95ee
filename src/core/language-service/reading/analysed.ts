import type { Diagnostic } from '../../diagnostic.ts'
import type { LinkedModel } from '../../model/model.ts'
import type { AnalysedDocument } from '../../model/resource.ts'
import type { SavedRequest } from '../../saved/saved-request.ts'
import type { AnalysisSettings } from '../../settings.ts'
import { type Files, findFile } from '../../text/file-change.ts'
import type { Position } from '../../text/positions/position.ts'

/** What a request is answered from: the files as they were analysed last. Of the parts of `Known` those that requests read. */
export interface Analysed {
  readonly model: LinkedModel
  readonly files: Files
  /** The `.drawbridge.yaml` beside them. */
  readonly configurations: Files
  /** Every document of every file, in order; of one that cannot be read, the resources are those of its last readable text. */
  readonly documents: readonly AnalysedDocument[]
  readonly settings: AnalysisSettings
  readonly requests: readonly SavedRequest[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Which file a request is about. */
export interface InFile {
  readonly file: string
  /** The text that the client has, where that may be another than the one analysed last: requests are about this one then. */
  readonly text?: string | undefined
}

/** Which place a request is about. */
export interface AtPosition extends InFile {
  readonly position: Position
}

/**
 * The text a request is about; undefined where there is no such file. Where the client has the analysed text, it is that very string:
 * what is kept by text is found without going through a long text each time.
 */
export function textOf({ files, configurations }: Analysed, { file, text }: InFile): string | undefined {
  const known = (findFile(files, file) ?? findFile(configurations, file))?.text
  return text === undefined || text === known ? known : text
}
