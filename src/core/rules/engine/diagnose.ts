import type { Diagnostic } from '../../diagnostic.ts'
import type { Model } from '../../model/model.ts'
import type { AnalysedDocument } from '../../model/resource.ts'
import type { AnalysisSettings } from '../../settings.ts'
import { countLines } from '../../text/lines.ts'
import { groupByResource, runModelRules } from './run-model-rules.ts'
import { checkDocument } from './run-object-rules.ts'
import { toDiagnostics } from './to-diagnostics.ts'
import { withLineOf } from './with-line.ts'
import { withoutRepeats } from './without-repeats.ts'

/** Everything the checks find in documents and in the model of them, in the order of the files. */
export function diagnose(
  documents: readonly AnalysedDocument[],
  model: Model,
  settings: AnalysisSettings,
): Diagnostic[] {
  const across = groupByResource(runModelRules(model))
  const firstLineOf = createLineCounter()
  const placed = documents.map(it => ({ ...it, firstLine: firstLineOf(it) }))
  const withLine = withLineOf(placed)
  return placed.flatMap(read => {
    const document = read.document.readable ? read : { ...read, resources: [] }
    const acrossResources = document.resources.flatMap(it => across.get(it.id) ?? []).map(withLine)
    return withoutRepeats(
      toDiagnostics({ document, firstLine: read.firstLine, settings }, [
        ...checkDocument(document),
        ...acrossResources,
      ]),
    )
  })
}

/** Gives the one-based line on which each document of a file begins, asked in the order of the files. A line ends with LF, CRLF or a lone CR. */
function createLineCounter(): (document: AnalysedDocument) => number {
  let file: string | undefined
  let line = 1
  return ({ file: name, document }) => {
    if (name !== file) line = 1
    file = name
    const first = line
    line += countLines(document.text)
    return first
  }
}
