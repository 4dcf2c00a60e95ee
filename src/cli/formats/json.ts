import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Report } from './report.ts'

/**
 * One JSON object: `files`, `problems` with one-based lines and columns and UTF-16 offsets, and `muted`: the same of what is muted, with who
 * mutes it and why.
 */
export function jsonFormat({ diagnostics, files, muted = [] }: Report): string {
  const written = { files, problems: diagnostics.map(entryOf), muted: muted.map(entryOf) }
  return `${JSON.stringify(written, null, 2)}\n`
}

function entryOf(it: Diagnostic) {
  return {
    file: it.file,
    line: it.line,
    column: it.column,
    from: it.from,
    to: it.to,
    severity: it.severity,
    layer: it.layer,
    rule: it.rule,
    code: it.code,
    message: it.message,
    resource: it.resource,
    path: it.path,
    muted: it.muted,
  }
}
