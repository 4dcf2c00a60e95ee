import { parseArgs } from 'node:util'
import { readSourceText } from '../core/request/source-text.ts'
import type { CommonOptions } from './common-options.ts'
import type { ConvertOptions } from './convert.ts'
import type { DiffOptions } from './diff.ts'
import type { DrawOptions } from './draw.ts'
import type { FmtOptions } from './fmt.ts'
import type { OpenOptions } from './open/open.ts'
import { openPort } from './open/open-port.ts'
import type { ReachOptions } from './reach.ts'
import type { TraceOptions } from './trace.ts'

/** What the command line asks for, or what is wrong with it. */
export type Arguments =
  /** With a command, what that one takes. */
  | { readonly command: 'help'; readonly of?: string | undefined }
  | { readonly command: 'version' }
  | ({
      readonly command: 'check'
      readonly paths: readonly string[]
      readonly format: FormatName
      readonly strict: boolean
      readonly complete: boolean
      readonly showMuted: boolean
    } & CommonOptions)
  | { readonly command: 'lsp' }
  | { readonly command: 'check-ndjson' }
  | { readonly command: 'coverage'; readonly format: 'text' | 'json' }
  | { readonly command: 'trace-ndjson' }
  | { readonly command: 'reach-ndjson' }
  | { readonly command: 'read-ndjson' }
  | ({ readonly command: 'trace' } & TraceOptions)
  | ({ readonly command: 'reach' } & ReachOptions)
  | ({ readonly command: 'diff' } & DiffOptions)
  | ({ readonly command: 'draw' } & DrawOptions)
  | ({ readonly command: 'convert' } & ConvertOptions)
  | ({ readonly command: 'fmt' } & FmtOptions)
  | { readonly command: 'build'; readonly path: string }
  | ({ readonly command: 'open' } & OpenOptions)
  | { readonly command: 'wrong'; readonly reason: string }

const formats = ['text', 'json', 'sarif', 'junit'] as const

export type FormatName = (typeof formats)[number]

/** Reads the words behind the program's name. */
export function readArguments(words: readonly string[]): Arguments {
  const [command, ...rest] = words
  if (command === undefined || command === 'help' || command === '--help' || command === '-h')
    return { command: 'help', of: rest[0] }
  const asked = readCommand(command, rest)
  return asked.command === 'help' ? { ...asked, of: command } : asked
}

function readCommand(command: string, rest: readonly string[]): Arguments {
  if (command === 'version' || command === '--version') return { command: 'version' }
  // Editors name the channel; there is only this one.
  if (command === 'lsp')
    return rest.every(it => it === '--stdio') ? { command: 'lsp' } : wrong('lsp takes --stdio.')
  if (command === 'trace') return rest.includes('--ndjson') ? { command: 'trace-ndjson' } : readTrace(rest)
  if (command === 'reach') return rest.includes('--ndjson') ? { command: 'reach-ndjson' } : readReach(rest)
  if (command === 'read')
    return rest.join() === '--ndjson'
      ? { command: 'read-ndjson' }
      : wrong('read takes --ndjson and texts on standard input.')
  if (command === 'diff') return readDiff(rest)
  if (command === 'draw') return readDraw(rest)
  if (command === 'convert') return readConvert(rest)
  if (command === 'fmt') return readFmt(rest)
  if (command === 'build') return readBuild(rest)
  if (command === 'open') return readOpen(rest)
  if (command !== 'check') return wrong(`Unknown command ${command}.`)
  return readCheck(rest)
}

/** What the files leave open, for every command. */
const commonOptions = {
  namespace: { type: 'string', short: 'n', takes: 'the name of a namespace' },
  domain: { type: 'string', takes: 'the domain of the cluster' },
  'root-namespace': { type: 'string', takes: 'the name of a namespace' },
  'gateway-api-channel': { type: 'string', oneOf: ['standard', 'experimental'] },
} as const

function commonOf(given: ReadonlyMap<string, string[]>): CommonOptions {
  const last = (name: keyof typeof commonOptions) => given.get(name)?.at(-1)
  return {
    namespace: last('namespace'),
    domain: last('domain'),
    rootNamespace: last('root-namespace'),
    gatewayApi: last('gateway-api-channel'),
  }
}

const checkOptions = {
  help: { type: 'boolean', short: 'h' },
  strict: { type: 'boolean' },
  complete: { type: 'boolean' },
  'show-muted': { type: 'boolean' },
  ndjson: { type: 'boolean' },
  coverage: { type: 'boolean' },
  format: { type: 'string', oneOf: formats },
  ...commonOptions,
} as const

function readCheck(words: readonly string[]): Arguments {
  const read = readWords(words, checkOptions)
  if ('command' in read) return read
  const { paths, given } = read
  const format = formats.find(it => it === given.get('format')?.at(-1)) ?? 'text'
  if (given.has('ndjson')) return { command: 'check-ndjson' }
  if (given.has('coverage')) {
    if (format !== 'text' && format !== 'json') return wrong('check --coverage is written as text or json.')
    return { command: 'coverage', format }
  }
  if (paths.length === 0) return wrong('check needs files or folders, or - for standard input.')
  return {
    command: 'check',
    paths,
    format,
    strict: given.has('strict'),
    ...commonOf(given),
    complete: given.has('complete'),
    showMuted: given.has('show-muted'),
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
  coverage: { type: 'boolean' },
  'fail-under': { type: 'string', takes: 'a percentage' },
  format: { type: 'string' },
  complete: { type: 'boolean' },
  ...commonOptions,
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
  if (!format) return wrong(`--format must be one of ${traceFormatNames.join(', ')}.`)
  if (paths.length === 0) return wrong('trace needs files or folders, or - for standard input.')
  if (requests.length + requestFiles.length === 0) return wrong('trace needs --request or --requests.')
  const from = fromOf(last('from-namespace'), last('from-labels'))
  if ('reason' in from) return wrong(from.reason)
  if (from.text !== undefined && given.has('gateway'))
    return wrong('--gateway cannot be combined with --from-namespace.')
  const place = last('gateway-labels')
  const gatewayLabels = place === undefined ? undefined : readSourceText(`x ${place}`)?.labels
  if (place !== undefined && !gatewayLabels) return wrong('--gateway-labels must be key=value,…')
  const failUnder = last('fail-under')
  if (failUnder !== undefined && !isPercentage(failUnder))
    return wrong('--fail-under must be a percentage from 0 to 100.')
  return {
    command: 'trace',
    coverage: given.has('coverage') || failUnder !== undefined,
    failUnder: failUnder === undefined ? undefined : Number.parseFloat(failUnder),
    gatewayNamespace: last('gateway-namespace'),
    gatewayLabels,
    from: from.text,
    paths,
    requests,
    requestFiles,
    gateway: last('gateway'),
    expect: last('expect'),
    format,
    ...commonOf(given),
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
  return readSourceText(text) ? { text } : { reason: '--from-labels must be key=value,…' }
}

function isPercentage(text: string): boolean {
  return /^\d+(\.\d+)?%?$/.test(text) && Number.parseFloat(text) <= 100
}

const reachOptions = {
  help: { type: 'boolean', short: 'h' },
  write: { type: 'string', short: 'w', takes: 'the name of a file' },
  format: { type: 'string', oneOf: ['text', 'json'] },
  ...commonOptions,
} as const

function readReach(words: readonly string[]): Arguments {
  const read = readWords(words, reachOptions)
  if ('command' in read) return read
  const { paths, given } = read
  if (paths.length === 0) return wrong('reach needs files or folders, or - for standard input.')
  return {
    command: 'reach',
    paths,
    format: given.get('format')?.at(-1) === 'json' ? 'json' : 'text',
    write: given.get('write')?.at(-1),
    ...commonOf(given),
  }
}

const diffFormats = ['text', 'json', 'markdown', 'patch', 'steps', 'kustomize'] as const

const diffOptions = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string', oneOf: diffFormats },
  output: { type: 'string', short: 'o', takes: 'the name of a folder' },
  ...commonOptions,
} as const

function readDiff(words: readonly string[]): Arguments {
  const read = readWords(words, diffOptions)
  if ('command' in read) return read
  const format = diffFormats.find(it => it === read.given.get('format')?.at(-1)) ?? 'text'
  const [before, after, ...more] = read.paths
  if (before === undefined || after === undefined || more.length > 0)
    return wrong('diff needs two files or folders: BEFORE and AFTER.')
  const output = read.given.get('output')?.at(-1)
  if (output !== undefined && format !== 'steps' && format !== 'kustomize')
    return wrong('diff takes --output with --format steps or kustomize.')
  if (output === undefined && format === 'kustomize')
    return wrong('diff --format kustomize needs --output, the folder of the overlay.')
  return { command: 'diff', before, after, format, output, ...commonOf(read.given) }
}

const drawOptions = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string', oneOf: ['svg', 'mermaid'] },
  theme: { type: 'string', oneOf: ['light', 'dark'] },
  output: { type: 'string', short: 'o', takes: 'the name of a file' },
  ...commonOptions,
} as const

function readDraw(words: readonly string[]): Arguments {
  const read = readWords(words, drawOptions)
  if ('command' in read) return read
  const { paths, given } = read
  if (paths.length === 0) return wrong('draw needs files or folders, or - for standard input.')
  return {
    command: 'draw',
    paths,
    format: given.get('format')?.at(-1) === 'mermaid' ? 'mermaid' : 'svg',
    theme: given.get('theme')?.at(-1) === 'dark' ? 'dark' : 'light',
    output: given.get('output')?.at(-1),
    ...commonOf(given),
  }
}

const convertOptions = {
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string', oneOf: ['gateway-api', 'istio'] },
  only: { type: 'string', takes: 'KIND/NAMESPACE/NAME' },
  prefixes: { type: 'string', oneOf: ['exact', 'segments'] },
  anyway: { type: 'boolean' },
  format: { type: 'string', oneOf: ['text', 'json'] },
  output: { type: 'string', short: 'o', takes: 'the name of a file' },
  ...commonOptions,
} as const

function readConvert(words: readonly string[]): Arguments {
  const read = readWords(words, convertOptions)
  if ('command' in read) return read
  const { paths, given } = read
  if (paths.length === 0) return wrong('convert needs files or folders, or - for standard input.')
  if (!given.has('to')) return wrong('convert needs --to gateway-api or --to istio.')
  return {
    command: 'convert',
    paths,
    to: given.get('to')?.at(-1) === 'istio' ? 'istio' : 'gateway-api',
    only: given.get('only') ?? [],
    prefixes: given.get('prefixes')?.at(-1) === 'segments' ? 'segments' : 'exact',
    anyway: given.has('anyway'),
    format: given.get('format')?.at(-1) === 'json' ? 'json' : 'text',
    output: given.get('output')?.at(-1),
    ...commonOf(given),
  }
}

const fmtOptions = {
  help: { type: 'boolean', short: 'h' },
  check: { type: 'boolean' },
  write: { type: 'boolean', short: 'w' },
  indent: { type: 'string', oneOf: ['2', '4'] },
  lists: { type: 'string', oneOf: ['indented', 'flush'] },
} as const

function readFmt(words: readonly string[]): Arguments {
  const read = readWords(words, fmtOptions)
  if ('command' in read) return read
  const { paths, given } = read
  if (paths.length === 0) return wrong('fmt needs files or folders, or - for standard input.')
  if (given.has('check') && given.has('write')) return wrong('fmt takes --check or --write, not both.')
  if (given.has('write') && paths.includes('-')) return wrong('fmt --write cannot write to standard input.')
  const indent = given.get('indent')?.at(-1)
  const lists = given.get('lists')?.at(-1)
  return {
    command: 'fmt',
    paths,
    mode: given.has('write') ? 'write' : given.has('check') ? 'check' : 'print',
    ...(indent !== undefined && { indent: Number(indent) }),
    ...(lists !== undefined && { lists: lists === 'indented' ? 'indented' : 'flush' }),
  }
}

function readBuild(words: readonly string[]): Arguments {
  const read = readWords(words, { help: { type: 'boolean', short: 'h' } })
  if ('command' in read) return read
  const [path, ...more] = read.paths
  if (path === undefined || more.length > 0) return wrong('build needs one folder with a kustomization.')
  return { command: 'build', path }
}

const openOptions = {
  help: { type: 'boolean', short: 'h' },
  'read-only': { type: 'boolean' },
  'no-browser': { type: 'boolean' },
  port: { type: 'string', takes: 'a port' },
} as const

function readOpen(words: readonly string[]): Arguments {
  const read = readWords(words, openOptions)
  if ('command' in read) return read
  const { paths, given } = read
  const [path, ...more] = paths
  if (path === undefined || more.length > 0) return wrong('open needs one file or folder.')
  const port = given.get('port')?.at(-1) ?? String(openPort)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('--port must be a number up to 65535.')
  return {
    command: 'open',
    path,
    port: Number(port),
    readOnly: given.has('read-only'),
    browser: !given.has('no-browser'),
  }
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
    if (!option) return wrong(`Unknown option ${token.rawName}.`)
    if (token.name === 'help') return { command: 'help' }
    if (option.type === 'string' && !isTaken(option, token.value))
      return wrong(`${token.rawName} ${demand(option)}.`)
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ''])
  }
  return { paths, given }
}

function isTaken({ oneOf }: Option, value: string | undefined): boolean {
  return oneOf ? oneOf.includes(value ?? '') : Boolean(value)
}

function demand({ oneOf, takes }: Option): string {
  return oneOf ? `must be one of ${oneOf.join(', ')}` : `needs ${takes ?? 'a value'}`
}

function wrong(reason: string): Arguments {
  return { command: 'wrong', reason }
}
