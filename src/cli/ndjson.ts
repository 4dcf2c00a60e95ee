import { type CheckCase, judgeCase } from './judge-case.ts'
import { reachCase } from './reach-case.ts'
import { readCase } from './read-case.ts'
import { type TraceCase, traceCase } from './trace-case.ts'

/** Answers one case a line; a line that is no case is answered as one that cannot be read. Never throws. */
export function answerLine(line: string, number: number): string {
  const given = checkCaseIn(line)
  if (!given)
    return JSON.stringify(
      unreadable(
        `line ${number}`,
        'The line is not a case: expected an object with the strings "id" and "yaml".',
      ),
    )
  try {
    return JSON.stringify(judgeCase(given))
  } catch (error) {
    return JSON.stringify(unreadable(given.id, `The case could not be judged: ${String(error)}`))
  }
}

/** Traces the requests of one case; a line that is no case is answered without results. Never throws. */
export function traceLine(line: string, number: number): string {
  try {
    const given = JSON.parse(line) as TraceCase
    return JSON.stringify(
      traceCase({ ...given, gatewayLabels: given.gatewayLabels ?? {}, requests: given.requests ?? [] }),
    )
  } catch (error) {
    return JSON.stringify({
      id: `line ${number}`,
      results: [],
      error: `The line is not a case that can be traced: ${String(error)}`,
    })
  }
}

/** What reaches the rules of one case; a line that is no case is answered without rules. Never throws. */
export function reachLine(line: string, number: number): string {
  try {
    const given = JSON.parse(line) as TraceCase
    return JSON.stringify(reachCase({ ...given, gatewayLabels: given.gatewayLabels ?? {} }))
  } catch (error) {
    return JSON.stringify({
      id: `line ${number}`,
      rules: [],
      error: `The line is not a case whose rules can be reached: ${String(error)}`,
    })
  }
}

/** What is read of the text of one case; a line that is no case is answered as one that cannot be read. Never throws. */
export function readLine(line: string, number: number): string {
  const given = checkCaseIn(line)
  try {
    if (given) return JSON.stringify(readCase(given))
    const error = 'The line is not a case: expected an object with the strings "id" and "yaml".'
    return JSON.stringify({ id: `line ${number}`, docs: [{ error }] })
  } catch (error) {
    return JSON.stringify({
      id: given?.id,
      docs: [{ error: `The case could not be read: ${String(error)}` }],
    })
  }
}

function checkCaseIn(line: string): CheckCase | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return undefined
    const { id, yaml, namespace, channel } = value as Record<string, unknown>
    if (typeof yaml !== 'string') return undefined
    return {
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
      yaml,
      ...(typeof namespace === 'string' && namespace !== '' && { namespace }),
      ...(typeof channel === 'string' && { channel }),
    }
  } catch {
    return undefined
  }
}

function unreadable(id: string, parseError: string) {
  const document = {
    index: 0,
    kind: '',
    name: '',
    namespace: '',
    parseError,
    schema: { ok: true, paths: [] },
    unknownFields: [],
    webhook: { ok: true, errors: [], warnings: [] },
  }
  return { id, docs: [document], analyze: [], analyzeFull: [] }
}
