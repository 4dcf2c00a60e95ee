import type { YamlFault } from './source-document.ts'

const token =
  /[ \t\r\n]+|[{}[\],:]|"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y

/**
 * Kubernetes takes a document that begins with `{` for JSON and is strict about it: no comments, no bare words.
 * Gives what JSON minds in it, undefined for a document that is JSON or begins otherwise.
 */
export function jsonFault(text: string): YamlFault | undefined {
  if (!isJson(text)) return undefined
  const marker = markerLength(text)
  const body = text.slice(marker)
  try {
    JSON.parse(body)
    return undefined
  } catch {
    const [from, to] = firstUnknown(text, marker)
    const written = text.slice(from, to)
    const message = `A document that begins with { is read as JSON, in which ${written ? `\`${written}\`` : 'this'} cannot stand here.`
    return { code: 'syntax', severity: 'error', from, to, message }
  }
}

/** Whether Kubernetes takes a document for JSON: nothing but blanks stands between its `---` line and a brace. */
export function isJson(text: string): boolean {
  return /^[ \t\r\n]*\{/.test(text.slice(markerLength(text)))
}

function markerLength(text: string): number {
  return /^\uFEFF?---[ \t\r]*\n/.exec(text)?.[0].length ?? 0
}

/** The first place that is no token of JSON; where all are, the opening brace. */
function firstUnknown(text: string, start: number): [number, number] {
  token.lastIndex = start
  let at = start
  while (at < text.length) {
    token.lastIndex = at
    if (!token.test(text)) return [at, at + (/^[^\s,:{}[\]]*/.exec(text.slice(at, at + 80))?.[0].length || 1)]
    at = token.lastIndex
  }
  const brace = text.indexOf('{', start)
  return [brace, brace + 1]
}
