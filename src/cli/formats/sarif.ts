import type { RulePage } from '../../core/rules/define-rule.ts'
import { sourceLines } from '../../core/rules/rule-source.ts'
import type { Report } from './report.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, as code scanning services read it. Columns count UTF-16 units. */
export function sarifFormat({ diagnostics, rule }: Report): string {
  const ids = [...new Set(diagnostics.map(it => it.rule))].sort()
  const driver = {
    name: 'drawbridge',
    rules: ids.map(id => {
      const page = rule(id)
      return {
        id,
        shortDescription: { text: page?.title ?? id },
        fullDescription: { text: page?.why.trim() ?? id },
        defaultConfiguration: { level: levels[page?.severity ?? 'error'] },
        ...(page && sourceOf(page)),
      }
    }),
  }
  const results = diagnostics.map(it => ({
    ruleId: it.rule,
    ruleIndex: ids.indexOf(it.rule),
    level: levels[it.severity],
    message: { text: it.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(it.file) },
          region: {
            startLine: it.line,
            startColumn: it.column,
            charOffset: it.from,
            charLength: it.to - it.from,
          },
        },
        ...(it.resource ? { logicalLocations: [{ fullyQualifiedName: it.resource }] } : {}),
      },
    ],
  }))
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${JSON.stringify(sarif, null, 2)}\n`
}

/** Where what a rule says can be read: as a link where it has one, and in words. */
function sourceOf({ source }: RulePage) {
  const lines = sourceLines(source)
  const href = lines.find(it => it.href !== undefined)?.href
  return {
    ...(href !== undefined && { helpUri: href }),
    properties: { source: lines.map(it => `${it.whose}: ${it.place}`) },
  }
}
