import { coverageByKind, coveredCodes, leftOut } from '../core/rules/coverage.ts'

/** What is checked, by kind, and what of Istio's checks is not: as a table for people, or as JSON. */
export function coverageReport(format: 'text' | 'json'): string {
  const kinds = coverageByKind()
  if (format === 'json')
    return `${JSON.stringify({ kinds, codes: [...coveredCodes()].sort(), leftOut }, null, 2)}\n`
  const rows = kinds.map(it => [
    it.kind,
    it.schema,
    it.webhook === undefined ? '–' : String(it.webhook),
    String(it.analyzers),
    String(it.advice),
    it.routing,
  ])
  return [
    'Checks by kind: fields (all, the part that others refer to, or none), webhook, analyzers, advice; and what tracing makes of it.',
    '',
    ...table([['Kind', 'Fields', 'Webhook', 'Analyzers', 'Advice', 'Routing'], ...rows]),
    '',
    'Of other kinds only the YAML is checked; the summary of `check` counts their resources.',
    '',
    'Checks of Istio and Kiali that are not done:',
    '',
    ...leftOut.map(it => `${it.code}  ${it.about}. ${it.reason}`),
    '',
  ].join('\n')
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(it => it[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
