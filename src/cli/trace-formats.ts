import { homeWords } from '../core/istio/gateway/gateway-workloads.ts'
import { escapeXml } from './formats/junit.ts'

/** A request that was traced, as it is written out. */
export interface Traced {
  readonly name: string
  readonly request: string
  readonly expected: string | undefined
  readonly status: 'met' | 'missed' | 'open' | 'unreadable'
  /** Where it ends, or why it cannot be traced. */
  readonly end: string
  readonly gateway?: string
  /** What says where the gateway runs: an object of the files, `you` for the command line, or `assumed`. */
  readonly runs?: string
  /** The workload of the mesh that calls. */
  readonly from?: string
  readonly outcome?: string
  readonly title?: string
  /** What the client sees. */
  readonly seen?: string
  /** Path and Host as the destination sees them, where a rule rewrites either. */
  readonly upstream?: { readonly path: string | undefined; readonly host: string }
  readonly stages: readonly { readonly name: string; readonly verdict: string; readonly sentence: string }[]
}

export type TraceFormatName = 'text' | 'json' | 'junit'

export const traceFormats: Record<TraceFormatName, (traced: readonly Traced[]) => string> = {
  text: textFormat,
  json: traced => `${JSON.stringify({ requests: traced }, null, 2)}\n`,
  junit: junitFormat,
}

const marks = { met: 'ok  ', missed: 'MISS', open: '    ', unreadable: 'FAIL' } as const

/** A line a request; the stages below those that are not as expected, or of which nothing is. */
function textFormat(traced: readonly Traced[]): string {
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
  return `${[...lines, summary].join('\n')}\n`
}

function gatewayWords({ gateway = '', runs }: Traced): string {
  if (runs === 'you') return `${gateway}, as you say.`
  const isAssumed = runs === 'assumed'
  const words = homeWords({ label: gateway, statedBy: isAssumed ? undefined : runs })
  return isAssumed ? `${words}. Name it with --gateway-namespace and --gateway-labels.` : `${words}.`
}

function upstreamWords({ path, host }: NonNullable<Traced['upstream']>): string {
  const seen = path === undefined ? 'a path that a regex rewrites' : `path ${path}`
  return oneLine(`${seen}, Host ${host || '(empty)'}`)
}

function junitFormat(traced: readonly Traced[]): string {
  const failures = traced.filter(it => it.status === 'missed' || it.status === 'unreadable').length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="drawbridge trace">',
    `  <testsuite name="trace" tests="${traced.length}" failures="${failures}" errors="0">`,
    ...traced.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function caseOf({ name, status, expected, end, stages }: Traced): string {
  const open = `    <testcase classname="trace" name="${escapeXml(name)}"`
  if (status === 'met' || status === 'open') return `${open}/>`
  const message = status === 'missed' ? `ends at ${end}, expected ${expected}` : end
  const details = stages.map(it => `${it.name}: ${it.sentence}`).join('\n')
  return `${open}>\n      <failure type="${status}" message="${escapeXml(message)}">${escapeXml(details)}</failure>\n    </testcase>`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
