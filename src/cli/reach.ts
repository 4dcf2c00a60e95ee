import { readFileSync, writeFileSync } from 'node:fs'
import { readModel } from '../core/model/read-model.ts'
import { namedRules, type RuleRequest, requestForRule, ruleCoverage } from '../core/reach/rule-coverage.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { appendRequests } from '../core/saved/append-requests.ts'
import { readRequestFile, writeRequestFile } from '../core/saved/request-file.ts'
import type { SavedRequest } from '../core/saved/saved-request.ts'
import type { CommonOptions } from './common-options.ts'
import { configuredFor } from './own-configuration.ts'
import { readFiles } from './read-files.ts'

export interface ReachOptions extends CommonOptions {
  readonly paths: readonly string[]
  readonly format: 'text' | 'json'
  /** A file of saved requests: made, or continued with requests for the rules that none of it ends at. */
  readonly write: string | undefined
}

export interface ReachOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 2 where something cannot be read or written. A rule that nothing reaches is a problem that `check` reports. */
  readonly exitCode: 0 | 2
}

/** For each rule a request that ends at it, or why there is none; written as saved requests where that is asked for. */
export function reach(options: ReachOptions): ReachOutcome {
  const complaints: string[] = []
  const read = readFiles(options.paths, complaints)
  if (complaints.length > 0) return { output: '', complaints, exitCode: 2 }
  const { files, settings } = configuredFor(options.paths, read, options, false)
  const whole = readModel(files, settings)
  const model = appliedModel(whole, files)
  const kept = options.write === undefined ? undefined : textAt(options.write)
  const saved = kept === undefined ? [] : readRequestFile(kept)
  if (!saved)
    return refuse(`${options.write} is there already and is no list of requests. Name another file.`)
  const rules = ruleCoverage(model, namedRules(whole), saved).map(rule => ({
    rule,
    found: rule.requests.length > 0 ? undefined : requestForRule(model, rule),
  }))
  const requests = rules.flatMap(({ found }) => (found?.found ? [found.saved] : []))
  const listed =
    options.format === 'json'
      ? `${JSON.stringify({ rules: rules.map(it => asJson(it.rule, it.found)) }, null, 2)}\n`
      : rules.map(it => asText(it.rule, it.found)).join('')
  if (options.write === undefined) return { output: listed, complaints, exitCode: 0 }
  const reason = writeRequests(options.write, kept, requests)
  if (reason !== undefined) return refuse(reason)
  const note = `Wrote ${counted(requests.length, 'request')} to ${options.write}.\n`
  return { output: options.format === 'json' ? listed : listed + note, complaints, exitCode: 0 }
}

type Rule = ReturnType<typeof ruleCoverage>[number]

function asText({ words, requests }: Rule, found: RuleRequest | undefined): string {
  if (!found)
    return `${words}: covered by ${requests.slice(0, 3).join(', ')}${requests.length > 3 ? ' and others' : ''}\n`
  if (!found.found)
    return `${words}: ${found.proven ? 'no request ends here' : 'no request found'}. ${found.reason}\n`
  const { request, from, expect } = found.saved
  return [
    `${words}:`,
    `    ${request}`,
    ...(from === undefined ? [] : [`    from: ${from}`]),
    `    ends: ${expect}`,
    '',
  ].join('\n')
}

function asJson({ words, file, place, requests }: Rule, found: RuleRequest | undefined) {
  const base = { rule: words, file, resource: place.resource, path: place.path }
  if (!found) return { ...base, verdict: 'covered', by: requests }
  if (found.found) return { ...base, verdict: 'reached', ...found.saved }
  return { ...base, verdict: found.proven ? 'dead' : 'open', reason: found.reason }
}

/** Why they cannot be written, if so. */
function writeRequests(
  path: string,
  kept: string | undefined,
  requests: readonly SavedRequest[],
): string | undefined {
  if (kept !== undefined && requests.length === 0) return undefined
  const text = kept === undefined ? writeRequestFile(requests) : appendRequests(kept, requests)
  if (text === undefined)
    return `${path} is of another form than \`requests:\`, and is left as it is. Name another file.`
  try {
    writeFileSync(path, text)
    return undefined
  } catch (error) {
    return `${path}: ${(error as NodeJS.ErrnoException).code ?? 'it cannot be written'}`
  }
}

/** Undefined where there is no file. What cannot be read is not written over: it reads as no list. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : ''
  }
}

function refuse(reason: string): ReachOutcome {
  return { output: '', complaints: [reason], exitCode: 2 }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
