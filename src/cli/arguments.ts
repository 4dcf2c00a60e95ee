import { readMeshSource } from '../core/istio/sidecar/mesh-sources.ts'
import type { DiffOptions } from './diff.ts'
import type { TraceOptions } from './trace.ts'

/** What the command line asks for, or what is wrong with it. */
export type Arguments =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | {
      readonly command: 'check'
      readonly paths: readonly string[]
      readonly format: FormatName
      readonly strict: boolean
      readonly namespace: string | undefined
      readonly complete: boolean
    }
  | { readonly command: 'check-ndjson' }
  | { readonly command: 'trace-ndjson' }
  | { readonly command: 'reach-ndjson' }
  | ({ readonly command: 'trace' } & TraceOptions)
  | ({ readonly command: 'diff' } & DiffOptions)
  | { readonly command: 'wrong'; readonly reason: string }

export type FormatName = 'text' | 'json' | 'sarif' | 'junit'

const formats: readonly string[] = ['text', 'json', 'sarif', 'junit']

/** Reads the words behind the program's name. */
export function readArguments(words: readonly string[]): Arguments {
  const [command, ...rest] = words
  if (command === undefined || command === 'help' || command === '--help' || command === '-h')
    return { command: 'help' }
  if (command === 'version' || command === '--version') return { command: 'version' }
  if (command === 'trace') return rest.includes('--ndjson') ? { command: 'trace-ndjson' } : readTrace(rest)
  if (command === 'reach')
    return rest.join() === '--ndjson'
      ? { command: 'reach-ndjson' }
      : wrong('reach takes --ndjson and cases on standard input.')
  if (command === 'diff') return readDiff(rest)
  if (command !== 'check') return wrong(`There is no command ${command}.`)
  return readCheck(rest)
}

function readCheck(words: readonly string[]): Arguments {
  const paths: string[] = []
  let format: FormatName = 'text'
  let strict = false
  let complete = false
  let ndjson = false
  let namespace: string | undefined
  for (let i = 0; i < words.length; i++) {
    const [word = '', inline] = splitOption(words[i] ?? '')
    const value = () => inline ?? words[++i]
    if (word === '--help' || word === '-h') return { command: 'help' }
    if (word === '--strict') strict = true
    else if (word === '--complete') complete = true
    else if (word === '--ndjson') ndjson = true
    else if (word === '--format') {
      const given = value()
      if (given === undefined || !formats.includes(given))
        return wrong(`--format takes one of ${formats.join(', ')}.`)
      format = given as FormatName
    } else if (word === '--namespace' || word === '-n') {
      namespace = value()
      if (!namespace) return wrong(`${word} takes the name of a namespace.`)
    } else if (word.startsWith('-') && word !== '-') return wrong(`There is no option ${word}.`)
    else paths.push(words[i] ?? '')
  }
  if (ndjson) return { command: 'check-ndjson' }
  if (paths.length === 0) return wrong('check takes files or folders, or - for standard input.')
  return { command: 'check', paths, format, strict, namespace, complete }
}

const traceOptions = new Set([
  '--request',
  '--requests',
  '--gateway',
  '--from-namespace',
  '--from-labels',
  '--expect',
  '--format',
  '--namespace',
  '-n',
])

const traceFormatNames = ['text', 'json', 'junit'] as const

function readTrace(words: readonly string[]): Arguments {
  const paths: string[] = []
  const requests: string[] = []
  const requestFiles: string[] = []
  const given = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const [word, inline] = splitOption(words[i] ?? '')
    if (word === '--help' || word === '-h') return { command: 'help' }
    if (!word.startsWith('-') || word === '-') {
      paths.push(words[i] ?? '')
      continue
    }
    if (!traceOptions.has(word)) return wrong(`There is no option ${word}.`)
    const value = inline ?? words[++i]
    if (!value) return wrong(`${word} takes a value.`)
    if (word === '--request') requests.push(value)
    else if (word === '--requests') requestFiles.push(value)
    else given.set(word === '-n' ? '--namespace' : word, value)
  }
  const format = traceFormatNames.find(it => it === (given.get('--format') ?? 'text'))
  if (!format) return wrong(`--format takes one of ${traceFormatNames.join(', ')}.`)
  if (paths.length === 0) return wrong('trace takes files or folders, or - for standard input.')
  if (requests.length + requestFiles.length === 0)
    return wrong('trace takes what to trace: --request or --requests.')
  const from = fromOf(given.get('--from-namespace'), given.get('--from-labels'))
  if ('reason' in from) return wrong(from.reason)
  if (from.text !== undefined && given.has('--gateway'))
    return wrong(
      'A request comes to a gateway or from a workload of the mesh: --gateway or --from-namespace.',
    )
  return {
    command: 'trace',
    from: from.text,
    paths,
    requests,
    requestFiles,
    gateway: given.get('--gateway'),
    expect: given.get('--expect'),
    format,
    namespace: given.get('--namespace'),
  }
}

/** The workload of the mesh that the options name, in one text, or what is wrong with them. */
function fromOf(
  namespace: string | undefined,
  labels: string | undefined,
): { readonly text: string | undefined } | { readonly reason: string } {
  if (namespace === undefined)
    return labels === undefined ? { text: undefined } : { reason: '--from-labels needs --from-namespace.' }
  const text = [namespace, labels].filter(Boolean).join(' ')
  return readMeshSource(text) ? { text } : { reason: '--from-labels takes key=value,…' }
}

function readDiff(words: readonly string[]): Arguments {
  const paths: string[] = []
  let format: DiffOptions['format'] = 'text'
  let namespace: string | undefined
  for (let i = 0; i < words.length; i++) {
    const [word, inline] = splitOption(words[i] ?? '')
    const value = () => inline ?? words[++i]
    if (word === '--help' || word === '-h') return { command: 'help' }
    if (word === '--format') {
      const given = value()
      if (given !== 'text' && given !== 'json') return wrong('--format takes one of text, json.')
      format = given
    } else if (word === '--namespace' || word === '-n') {
      namespace = value()
      if (!namespace) return wrong(`${word} takes the name of a namespace.`)
    } else if (word.startsWith('-') && word !== '-') return wrong(`There is no option ${word}.`)
    else paths.push(words[i] ?? '')
  }
  const [before, after, ...more] = paths
  if (before === undefined || after === undefined || more.length > 0)
    return wrong('diff takes two: what was before, and what is now.')
  return { command: 'diff', before, after, format, namespace }
}

function splitOption(word: string): [string, string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)]
}

function wrong(reason: string): Arguments {
  return { command: 'wrong', reason }
}

export const usage = `drawbridge: Istio traffic configuration, judged as Istio judges it

  drawbridge check PATH…     problems in files, folders and - (standard input)
    --format FORMAT          text (as file:line:column severity rule message), json, sarif or junit
    --strict                 warnings fail too
    --complete               what is not in the files does not exist
    -n, --namespace NAME     where objects without a namespace live (default)
  drawbridge check --ndjson  a case a line on standard input, an answer a line
  drawbridge trace PATH…     where requests go, through gateways or from the mesh, in files, folders and -
    --request REQUEST        a curl command, a URL or a line of an access log; may be repeated
    --requests FILE          a list of requests as YAML or JSON: name, request, gateway or from, expect
    --expect END             where each --request should end: reviews v2, 404, redirect https://…
    --from-namespace NAME    a call between services: the namespace of the caller in the mesh
    --from-labels LABELS     its labels, as key=value,…
    --gateway SELECTOR       the gateway workload, as key=value,…; else the one that listens on the port
    --format FORMAT          text, json or junit
    -n, --namespace NAME     where objects without a namespace live (default)
  drawbridge trace --ndjson  requests to a gateway, a case a line, and where each of them ends
  drawbridge reach --ndjson  a case a line, and for each of its rules a request that reaches it or the proof that none does
  drawbridge diff BEFORE AFTER
                             which requests go elsewhere or are handled otherwise; each a file or folder
    --format FORMAT          text or json
    -n, --namespace NAME     where objects without a namespace live (default)
  drawbridge version

Exit codes: 0 clean or alike, 1 problems or changes, 2 wrong use or a file that cannot be read.
`
