import type { Diagnostic, Muted } from '../../core/diagnostic.ts'
import type { RulePage } from '../../core/rules/define-rule.ts'
import { sourceLines } from '../../core/rules/rule-source.ts'
import type { Report } from './report.ts'
import { ruleAddress, ruleHelp, site } from './rule-help.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** What GitHub takes of one run: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const most = { results: 25_000, bytes: 10_000_000 }

/**
 * SARIF 2.1.0, as code scanning services read it. Columns count UTF-16 units. Where there are more problems than GitHub takes,
 * the least severe are left out, and a notification says how many.
 */
export function sarifFormat({ diagnostics: counted, muted = [], rule }: Report): string {
  const all = [...counted, ...muted]
  let diagnostics = mostSevere(all, most.results)
  let text = written(diagnostics, all.length, rule)
  // Results take nearly all of the bytes, one about as many as another.
  for (let bytes = sizeOf(text); bytes > most.bytes; bytes = sizeOf(text)) {
    diagnostics = mostSevere(diagnostics, Math.floor(diagnostics.length * (most.bytes / bytes) * 0.95))
    text = written(diagnostics, all.length, rule)
  }
  return text
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function written(diagnostics: readonly Diagnostic[], found: number, rule: Report['rule']): string {
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
    ...(it.muted && { suppressions: [suppressionOf(it.muted)] }),
  }))
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results,
        ...(found > diagnostics.length && { invocations: [leftOut(found - diagnostics.length, found)] }),
      },
    ],
  }
  // Indented for readers, while somebody could read it.
  return `${JSON.stringify(sarif, null, results.length > 1000 ? undefined : 2)}\n`
}

/** What the text itself says is in the source, what settings and `.drawbridge.yaml` say is outside of it. */
function suppressionOf({ by, reason }: Muted) {
  const kind = by === 'comment' || by === 'annotation' ? 'inSource' : 'external'
  return { kind, status: 'accepted', ...(reason && { justification: reason }) }
}

/** As many of the problems, in their order. */
function mostSevere(diagnostics: readonly Diagnostic[], count: number): readonly Diagnostic[] {
  if (diagnostics.length <= count) return diagnostics
  const ranked = diagnostics.toSorted((a, b) => rankOf(a) - rankOf(b))
  const kept = new Set(ranked.slice(0, count))
  return diagnostics.filter(it => kept.has(it))
}

/** What is muted is left out first. */
function rankOf({ severity, muted }: Diagnostic): number {
  return muted ? 3 : ranks[severity]
}

const ranks = { error: 0, warning: 1, info: 2 } as const

function leftOut(count: number, found: number) {
  const text = `${count} of ${found} problems are left out: code scanning takes no more. They are the least severe.`
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}

/** What can be read of a rule: its page, here and as a link, and what it rests on, in words. */
function sourceOf(page: RulePage) {
  const href = ruleAddress(page, site)
  return {
    ...(href !== undefined && { helpUri: href }),
    help: ruleHelp(page),
    properties: { source: sourceLines(page.source).map(it => `${it.whose}: ${it.place}`) },
  }
}
