import { homeWords } from '../core/istio/gateway/gateway-workloads.ts'
import type { TracedRequest } from '../core/saved/traced-request.ts'
import { escapeXml } from './formats/junit.ts'

export type TraceFormatName = 'text' | 'json' | 'junit'

export const traceFormats: Record<TraceFormatName, (traced: readonly TracedRequest[]) => string> = {
  text: textFormat,
  json: traced => `${JSON.stringify({ requests: traced }, null, 2)}\n`,
  junit: junitFormat,
}

const marks = { met: 'ok  ', missed: 'MISS', open: '    ', unreadable: 'FAIL' } as const

/** A line a request; the stages below those that are not as expected, or of which nothing is. */
function textFormat(traced: readonly TracedRequest[]): string {
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

function junitFormat(traced: readonly TracedRequest[]): string {
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
