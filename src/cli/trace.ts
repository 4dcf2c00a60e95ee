import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import type { Labels } from '../core/model/read-value.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { readRequestFile } from '../core/saved/request-file.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import { tracedRequest } from '../core/saved/traced-request.ts'
import { importFile } from '../core/text/import-file.ts'
import { type CommonOptions, settingsOf } from './common-options.ts'
import { readFiles } from './read-files.ts'
import { readInputs } from './read-inputs.ts'
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
  /** What is not in the files does not exist. */
  readonly complete: boolean
}

export interface TraceOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 1 where an expectation is missed or a request cannot be traced, 2 where something cannot be read. */
  readonly exitCode: 0 | 1 | 2
}

/** Traces requests through the files and compares where they end with what is expected. */
export function trace(options: TraceOptions): TraceOutcome {
  const complaints: string[] = []
  const model = modelOf(options, complaints)
  const saved = requestsOf(options, complaints)
  const home = {
    ...(options.gatewayNamespace !== undefined && { namespace: options.gatewayNamespace }),
    ...(options.gatewayLabels && { labels: options.gatewayLabels }),
  }
  const traced = saved.map(it => tracedRequest(model, it, home))
  const missed = traced.some(it => it.status === 'missed' || it.status === 'unreadable')
  return {
    output: traceFormats[options.format](traced),
    complaints,
    exitCode: complaints.length > 0 || saved.length === 0 ? 2 : missed ? 1 : 0,
  }
}

function modelOf(options: TraceOptions, complaints: string[]): Model {
  const files = readFiles(options.paths, complaints)
  return appliedModel(readModel(files, settingsOf(options, options.complete)), files)
}

function requestsOf(options: TraceOptions, complaints: string[]): SavedRequest[] {
  const { gateway, from, expect } = options
  const given = options.requests.map(request => ({
    name: request,
    request,
    ...(gateway !== undefined && { gateway }),
    ...(from !== undefined && { from }),
    ...(expect !== undefined && { expect }),
  }))
  const read = readInputs(options.requestFiles).flatMap(input => {
    const imported = input.ok ? importFile(input.name, input.bytes) : undefined
    const text = imported?.ok ? imported.files[0]?.text : undefined
    const requests = text === undefined ? undefined : readRequestFile(text)
    if (!requests) {
      complaints.push(
        `${input.name}: ${input.ok ? 'not a list of requests, each with a "request" as a string' : input.reason}`,
      )
      return []
    }
    return requests.map(it =>
      it.gateway !== undefined || it.from !== undefined
        ? it
        : { ...it, ...(gateway !== undefined && { gateway }), ...(from !== undefined && { from }) },
    )
  })
  return [...given, ...read]
}
