import type { GatewayWorkload } from '../core/istio/routes/workload.ts'
import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import type { Labels } from '../core/model/read-value.ts'
import { namedRules, ruleCoverage } from '../core/reach/rule-coverage.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import { tracedRequest } from '../core/saved/traced-request.ts'
import type { CommonOptions } from './common-options.ts'
import { coverageReportOf, isUnder } from './coverage-of-rules.ts'
import { configuredFor } from './own-configuration.ts'
import { readFiles } from './read-files.ts'
import { savedRequestsIn } from './saved-requests.ts'
import { type TraceFormatName, traceFormats } from './trace-formats.ts'

export interface TraceOptions extends CommonOptions {
  readonly paths: readonly string[]
  /** Curl commands, URLs or lines of an access log. */
  readonly requests: readonly string[]
  /** Files of saved requests. */
  readonly requestFiles: readonly string[]
  readonly gateway: string | undefined
  /** Where the gateway workload runs and the labels it has; what the files say, or an assumption, where they are not given. */
  readonly gatewayNamespace: string | undefined
  readonly gatewayLabels: Labels | undefined
  /** The workload of the mesh that sends the requests which name no other: `shop app=web`. */
  readonly from: string | undefined
  readonly expect: string | undefined
  readonly format: TraceFormatName
  /** Whether to say which rules no request ends at. */
  readonly coverage: boolean
  /** Percent of the rules that requests have to end at. */
  readonly failUnder: number | undefined
  /** What is not in the files does not exist. */
  readonly complete: boolean
}

export interface TraceOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 1 where an expectation or the coverage is missed or a request cannot be traced, 2 where something cannot be read. */
  readonly exitCode: 0 | 1 | 2
}

/** Traces requests through the files and compares where they end with what is expected. */
export function trace(options: TraceOptions): TraceOutcome {
  const complaints: string[] = []
  const { files, settings } = configuredFor(
    options.paths,
    readFiles(options.paths, complaints),
    options,
    options.complete,
  )
  const whole = readModel(files, settings)
  const model = appliedModel(whole, files)
  const home = {
    ...(options.gatewayNamespace !== undefined && { namespace: options.gatewayNamespace }),
    ...(options.gatewayLabels && { labels: options.gatewayLabels }),
  }
  const saved = requestsOf(options, model, home, complaints)
  if (saved.length === 0 && complaints.length === 0)
    complaints.push(`${options.requestFiles.join(', ')}: no requests to trace`)
  const traced = saved.map(it => tracedRequest(model, it, home))
  const coverage = options.coverage
    ? coverageReportOf(ruleCoverage(model, namedRules(whole), saved, home), options.failUnder)
    : undefined
  const missed = traced.some(it => it.status === 'missed' || it.status === 'unreadable')
  return {
    output: traceFormats[options.format]({ traced, complaints, coverage }),
    complaints,
    exitCode:
      complaints.length > 0 || saved.length === 0 ? 2 : missed || (coverage && isUnder(coverage)) ? 1 : 0,
  }
}

/** The requests of the command line, then those of files. */
function requestsOf(
  options: TraceOptions,
  model: Model,
  home: Partial<GatewayWorkload>,
  complaints: string[],
): SavedRequest[] {
  const { gateway, from, expect } = options
  const given = options.requests.map(request => ({
    name: request,
    request,
    ...(gateway !== undefined && { gateway }),
    ...(from !== undefined && { from }),
    ...(expect !== undefined && { expect }),
  }))
  const read = savedRequestsIn(options.requestFiles, model, { gateway, from }, home, complaints)
  return [...given, ...read]
}
