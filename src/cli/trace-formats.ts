import { homeWords } from '../core/istio/gateway/gateway-workloads.ts'
import type { TracedRequest } from '../core/saved/traced-request.ts'
import { coverageSentence, coverageText, isUnder, type RuleCoverageReport } from './coverage-of-rules.ts'
import { erredCase, escapeXml, junitDocument } from './formats/junit.ts'

export type TraceFormatName = 'text' | 'json' | 'junit'

export interface TraceReport {
  readonly traced: readonly TracedRequest[]
  /** What could not be read, a line each. */
  readonly complaints: readonly string[]
  readonly coverage: RuleCoverageReport | undefined
}

export const traceFormats: Record<TraceFormatName, (report: TraceReport) => string> = {
  text: textFormat,
  json: ({ traced, coverage }) =>
    `${JSON.stringify({ requests: traced, ...(coverage && { coverage: coverageJson(coverage) }) }, null, 2)}\n`,
  junit: junitFormat,
}

const marks = { met: 'ok  ', missed: 'MISS', open: '    ', unreadable: 'FAIL' } as const

/** A line a request; the stages below those that are not as expected, or of which nothing is. */
function textFormat({ traced, coverage }: TraceReport): string {
  const lines = traced.flatMap(it => [
    `${marks[it.status]} ${oneLine(it.name)}: ${it.end}${it.status === 'missed' ? ` (expected ${it.expected})` : ''}`,
    ...(it.status === 'met' || !it.gateway ? [] : [`       gateway: ${gatewayWords(it)}`]),
    ...(it.status === 'met'
      ? []
      : it.stages.map(stage => `       ${stage.name}: ${oneLine(stage.sentence)}`)),
    ...(it.upstream ? [`       upstream: ${upstreamWords(it.upstream)}`] : []),
  ])
  const missed = traced.filter(it => it.status === 'missed' || it.status === 'unreadable').length
  const summary = `${traced.length} ${traced.length === 1 ? 'request' : 'requests'}: ${missed} not as expected`
  return `${[...lines, summary].join('\n')}\n${coverage ? coverageText(coverage) : ''}`
}

function gatewayWords({ gateway = '', runs }: TracedRequest): string {
  if (runs === 'you') return `${gateway}, as you say.`
  const isAssumed = runs === 'assumed'
  const words = homeWords({ label: gateway, statedBy: isAssumed ? undefined : runs })
  return isAssumed ? `${words}. Name it with --gateway-namespace and --gateway-labels.` : `${words}.`
}

function upstreamWords({ path, host }: NonNullable<TracedRequest['upstream']>): string {
  const seen = path === undefined ? 'a path that a regex rewrites' : `path ${path}`
  return oneLine(`${seen}, Host ${host || '(empty)'}`)
}

/** JUnit XML: a case a request, and with coverage one a rule (skipped where no request ends at it) and one for all of them. */
function junitFormat({ traced, complaints, coverage }: TraceReport): string {
  const suites = [
    { name: 'trace', cases: traced.map(caseOf) },
    ...(coverage ? [{ name: 'coverage of rules', cases: coverageCases(coverage) }] : []),
    ...(complaints.length > 0
      ? [{ name: 'files', cases: complaints.map(it => erredCase('files', it)) }]
      : []),
  ]
  return junitDocument('drawbridge trace', suites)
}

function coverageCases(coverage: RuleCoverageReport): string[] {
  const open = (name: string) => `    <testcase classname="coverage" name="${escapeXml(name)}"`
  const whole = `${open(coverageSentence(coverage))}`
  return [
    ...coverage.uncovered.map(
      it =>
        `${open(it.words)} file="${escapeXml(it.file)}">\n      <skipped message="No saved request ends at it."/>\n    </testcase>`,
    ),
    isUnder(coverage)
      ? `${whole}>\n      <failure type="coverage" message="${escapeXml(coverageSentence(coverage))}"/>\n    </testcase>`
      : `${whole}/>`,
  ]
}

function coverageJson({ uncovered, ...rest }: RuleCoverageReport) {
  return {
    ...rest,
    uncovered: uncovered.map(({ words, file, place }) => ({ rule: words, file, ...place })),
  }
}

function caseOf({ name, status, expected, end, stages }: TracedRequest): string {
  const open = `    <testcase classname="trace" name="${escapeXml(name)}"`
  if (status === 'met' || status === 'open') return `${open}/>`
  const message = status === 'missed' ? `ends at ${end}, expected ${expected}` : end
  const details = stages.map(it => `${it.name}: ${it.sentence}`).join('\n')
  return `${open}>\n      <failure type="${status}" message="${escapeXml(message)}">${escapeXml(details)}</failure>\n    </testcase>`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
