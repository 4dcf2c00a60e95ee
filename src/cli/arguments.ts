import { parseArgs } from 'node:util'
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
  | { readonly command: 'read-ndjson' }
  | ({ readonly command: 'trace' } & TraceOptions)
  | ({ readonly command: 'diff' } & DiffOptions)
  | { readonly command: 'wrong'; readonly reason: string }

const formats = ['text', 'json', 'sarif', 'junit'] as const

export type FormatName = (typeof formats)[number]

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
  if (command === 'read')
    return rest.join() === '--ndjson'
      ? { command: 'read-ndjson' }
      : wrong('read takes --ndjson and texts on standard input.')
  if (command === 'diff') return readDiff(rest)
  if (command !== 'check') return wrong(`There is no command ${command}.`)
  return readCheck(rest)
}

const checkOptions = {
  help: { type: 'boolean', short: 'h' },
  strict: { type: 'boolean' },
  complete: { type: 'boolean' },
  ndjson: { type: 'boolean' },
  format: { type: 'string', oneOf: formats },
  namespace: { type: 'string', short: 'n', takes: 'the name of a namespace' },
} as const

function readCheck(words: readonly string[]): Arguments {
  const read = readWords(words, checkOptions)
  if ('command' in read) return read
  const { paths, given } = read
  const format = formats.find(it => it === given.get('format')?.at(-1)) ?? 'text'
  if (given.has('ndjson')) return { command: 'check-ndjson' }
  if (paths.length === 0) return wrong('check takes files or folders, or - for standard input.')
  return {
    command: 'check',
    paths,
    format,
    strict: given.has('strict'),
    namespace: given.get('namespace')?.at(-1),
    complete: given.has('complete'),
  }
}

const traceOptions = {
  help: { type: 'boolean', short: 'h' },
  request: { type: 'string' },
  requests: { type: 'string' },
  gateway: { type: 'string' },
  'gateway-namespace': { type: 'string', takes: 'the name of a namespace' },
  'gateway-labels': { type: 'string' },
  'from-namespace': { type: 'string' },
  'from-labels': { type: 'string' },
  expect: { type: 'string' },
  format: { type: 'string' },
  complete: { type: 'boolean' },
  namespace: { type: 'string', short: 'n' },
} as const

const traceFormatNames = ['text', 'json', 'junit'] as const

function readTrace(words: readonly string[]): Arguments {
  const read = readWords(words, traceOptions)
  if ('command' in read) return read
  const { paths, given } = read
  const last = (name: keyof typeof traceOptions) => given.get(name)?.at(-1)
  const requests = given.get('request') ?? []
  const requestFiles = given.get('requests') ?? []
  const format = traceFormatNames.find(it => it === (last('format') ?? 'text'))
  if (!format) return wrong(`--format takes one of ${traceFormatNames.join(', ')}.`)
  if (paths.length === 0) return wrong('trace takes files or folders, or - for standard input.')
  if (requests.length + requestFiles.length === 0)
    return wrong('trace takes what to trace: --request or --requests.')
  const from = fromOf(last('from-namespace'), last('from-labels'))
  if ('reason' in from) return wrong(from.reason)
  if (from.text !== undefined && given.has('gateway'))
    return wrong(
      'A request comes to a gateway or from a workload of the mesh: --gateway or --from-namespace.',
    )
  const place = last('gateway-labels')
  const gatewayLabels = place === undefined ? undefined : readMeshSource(`x ${place}`)?.workload.labels
  if (place !== undefined && !gatewayLabels) return wrong('--gateway-labels takes key=value,…')
  return {
    command: 'trace',
    gatewayNamespace: last('gateway-namespace'),
    gatewayLabels,
    from: from.text,
    paths,
    requests,
    requestFiles,
    gateway: last('gateway'),
    expect: last('expect'),
    format,
    namespace: last('namespace'),
    complete: given.has('complete'),
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

const diffOptions = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string', oneOf: ['text', 'json'] },
  namespace: { type: 'string', short: 'n', takes: 'the name of a namespace' },
} as const

function readDiff(words: readonly string[]): Arguments {
  const read = readWords(words, diffOptions)
  if ('command' in read) return read
  const format = read.given.get('format')?.at(-1) === 'json' ? 'json' : 'text'
  const [before, after, ...more] = read.paths
  if (before === undefined || after === undefined || more.length > 0)
    return wrong('diff takes two: what was before, and what is now.')
  return { command: 'diff', before, after, format, namespace: read.given.get('namespace')?.at(-1) }
}

interface Option {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  /** All the values there are; any but an empty one where it does not say. */
  readonly oneOf?: readonly string[]
  /** What its value is, in words. */
  readonly takes?: string
}

/** The paths of a command line and the values of its options by name, in the order in which they are written; or what to do instead. */
function readWords(
  words: readonly string[],
  options: Readonly<Record<string, Option>>,
): { readonly paths: string[]; readonly given: ReadonlyMap<string, string[]> } | Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const paths: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) return wrong(`There is no option ${token.rawName}.`)
    if (token.name === 'help') return { command: 'help' }
    if (option.type === 'string' && !isTaken(option, token.value))
      return wrong(`${token.rawName} takes ${takes(option)}.`)
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ''])
  }
  return { paths, given }
}

function isTaken({ oneOf }: Option, value: string | undefined): boolean {
  return oneOf ? oneOf.includes(value ?? '') : Boolean(value)
}

function takes({ oneOf, takes }: Option): string {
  return oneOf ? `one of ${oneOf.join(', ')}` : (takes ?? 'a value')
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
    --gateway-namespace NAME where the gateway workload runs; else where the files say, or assumed
    --gateway-labels LABELS  its labels, as key=value,…
    --complete               what is not in the files does not exist
    --format FORMAT          text, json or junit
    -n, --namespace NAME     where objects without a namespace live (default)
  drawbridge trace --ndjson  requests to a gateway, a case a line, and where each of them ends
  drawbridge reach --ndjson  a case a line, and for each of its rules a request that reaches it or the proof that none does
  drawbridge read --ndjson   a text a line, and what kubectl reads of it: the JSON of each document, or why there is none
  drawbridge diff BEFORE AFTER
                             which requests go elsewhere or are handled otherwise; each a file or folder
    --format FORMAT          text or json
    -n, --namespace NAME     where objects without a namespace live (default)
  drawbridge version

Exit codes: 0 clean or alike, 1 problems or changes, 2 wrong use or a file that cannot be read.
`
