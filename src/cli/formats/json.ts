import type { Report } from './report.ts'

/** One JSON object: `files`, and `problems` with one-based lines and columns and UTF-16 offsets. */
export function jsonFormat({ diagnostics, files }: Report): string {
  const problems = diagnostics.map(it => ({
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
  }))
  return `${JSON.stringify({ files, problems }, null, 2)}\n`
}
