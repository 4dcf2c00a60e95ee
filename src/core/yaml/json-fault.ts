import type { YamlFault } from './source-document.ts'

/** What JSON is missing at a place, or has too much. */
export type JsonCause =
  | 'colon'
  | 'comma'
  | 'end'
  | 'key'
  | 'string'
  | 'too-deep'
  | 'trailing-comma'
  | 'unclosed'
  | 'value'

/** Thrown where a text that begins like JSON is none. */
export class JsonFault extends Error {
  readonly reason: JsonCause
  readonly at: number

  constructor(reason: JsonCause, at: number) {
    super(reason)
    this.reason = reason
    this.at = at
  }
}

const causes: Record<JsonCause, string> = {
  colon: 'Expected `:` after the key.',
  comma: 'Expected `,` or the closing bracket.',
  end: 'Expected the end of the document.',
  key: 'Expected a key in double quotes.',
  string: 'The string is not closed in its line, or holds an escape that JSON does not have.',
  'too-deep': 'The nesting is too deep.',
  'trailing-comma': 'JSON does not allow a comma after the last item.',
  unclosed: 'The bracket is not closed.',
  value: 'Expected a value.',
}

/** The fault in words, on what stands at its place. */
export function jsonFaultIn(text: string, { reason, at }: JsonFault): YamlFault {
  const from = Math.min(at, text.length)
  const length = /^(?:"[^"\r\n]*|[^\s,:{}[\]"]+)/.exec(text.slice(from, from + 200))?.[0].length ?? 1
  const isComment = text[from] === '#' || text.startsWith('//', from)
  const cause = isComment ? 'JSON does not allow comments.' : causes[reason]
  return {
    code: reason === 'too-deep' ? 'too-deep' : 'syntax',
    severity: 'error',
    from,
    to: Math.min(from + length, text.length),
    message: `${cause} Kubernetes reads a document that begins with { as JSON.`,
  }
}

/** Whether Kubernetes takes a text for JSON: nothing but blanks stands before a brace. */
export function isJson(text: string, from: number): boolean {
  return /^(?:(?!\uFEFF)[\s\u0085])*\{/.test(from === 0 ? text : text.slice(from))
}
