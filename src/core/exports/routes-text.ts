import type { RouteRow } from '../explain/routes/routes-table.ts'

/** The rows as aligned text, as a terminal prints them. */
export function formatRoutes(rows: readonly RouteRow[]): string {
  const cells = [
    ['PORT', 'NAME', 'DOMAIN', 'MATCH', 'VIRTUAL SERVICE', 'DESTINATION'],
    ...rows.map(it => [String(it.port), it.config, it.domain, it.match, it.virtualService, it.destination]),
  ]
  const widths = cells[0]!.map((_, i) => Math.min(60, Math.max(...cells.map(it => it[i]!.length))))
  return `${cells
    .map(row =>
      row
        .map((it, i) => it.padEnd(widths[i]!))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')}\n`
}
