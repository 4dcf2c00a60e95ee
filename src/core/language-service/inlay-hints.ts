import { kindKey } from '../kinds/kind-key.ts'
import { readGateway } from '../model/gateways.ts'
import { fullHost } from '../model/hosts.ts'
import type { Resource } from '../model/resource.ts'
import { percentWords } from '../text/percent-words.ts'
import type { LineRange, Position } from '../text/positions/position.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, inFile, type OpenDocument } from './reading/document-at.ts'
import { mentionsOf } from './referring/mentions.ts'
import { routesWithShares } from './resolving/resolved-facts.ts'

export interface InlayHintsParams extends InFile {
  /** Of what is shown, where that is not all. */
  readonly range?: LineRange | undefined
  /** The numbers of the documents that are asked about, where that is not all. */
  readonly documents?: readonly number[] | undefined
}

/** What the protocol calls an inlay hint: words behind a value that are not in the text. */
export interface InlayHint {
  readonly position: Position
  readonly label: string
  readonly tooltip: string
}

/** What values come to: full names, shares of traffic, TLS modes that are not written, and what is not in the files. */
export function inlayHints(analysed: Analysed, params: InlayHintsParams): InlayHint[] {
  return documentsOf(analysed, params)
    .filter(it => it.document.readable && isShown(it, params.range))
    .flatMap(open => {
      // Resources of a text that is newer than the files are elsewhere than they were.
      const isKnown = open.resources.every(it => it.sourceMap === open.document.sourceMap)
      return isKnown ? open.resources.flatMap(it => hintsOf(analysed, open, it)) : []
    })
    .filter(it => isWithinLines(it.position, params.range))
}

function isShown({ positions, from, document }: OpenDocument, range: LineRange | undefined): boolean {
  if (!range) return true
  const { start, end } = positions.lineRange({ from, to: from + document.text.length })
  return start.line <= range.end.line && end.line >= range.start.line
}

function isWithinLines({ line }: Position, range: LineRange | undefined): boolean {
  return !range || (line >= range.start.line && line <= range.end.line)
}

interface Hint {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly label: string
  readonly tooltip: string
}

function hintsOf(analysed: Analysed, open: OpenDocument, resource: Resource): InlayHint[] {
  const hints = [
    ...fullNames(resource),
    ...missing(analysed, resource),
    ...shares(resource),
    ...tlsModes(resource),
  ]
  return hints.flatMap(({ path, part, label, tooltip }) => {
    const { sourceMap } = open.document
    const at = [...resource.base, ...path]
    const range = part === 'key' ? sourceMap.keyRange(at) : sourceMap.valueRange(at)
    if (!range) return []
    return [{ position: open.positions.positionAt(inFile(open, range).to), label, tooltip }]
  })
}

/** Secrets are seldom among the files, and namespaces and workloads need not be. */
const oftenElsewhere = /credentialName|certificateRefs|caCertificateRefs|[lL]abels|[sS]elector|[nN]amespace$/

function missing({ model, settings }: Analysed, resource: Resource): Hint[] {
  const { declared } = settings
  return mentionsOf(model, resource)
    .filter(it => !oftenElsewhere.test(it.path.filter(step => typeof step === 'string').join('.')))
    .filter(it => !isOwnHost(resource, it.path) && it.places().length === 0)
    .filter(it => it.name === undefined || !declared.some(one => one.endsWith(`/${it.name}`)))
    .map(({ path }) => ({
      path,
      part: 'value',
      label: 'not in your files',
      tooltip: 'What this names is not given in any of the files.',
    }))
}

/** The hosts of a VirtualService need be no services, and a port or subset says nothing new where its host is missing. */
function isOwnHost(resource: Resource, path: Path): boolean {
  if (kindKey(resource) === 'VirtualService' && path[1] === 'hosts') return true
  return ['subset', 'number', 'port', 'sectionName', 'gatewayClassName'].includes(String(path.at(-1)))
}

function fullNames(resource: Resource): Hint[] {
  const paths = namesHosts.get(kindKey(resource))?.(resource) ?? []
  return paths.flatMap((path): Hint[] => {
    const host: unknown = valueAt(resource.value, path)
    if (typeof host !== 'string') return []
    const full = fullHost(host, resource)
    return full === host
      ? []
      : [{ path, part: 'value', label: full.slice(host.length), tooltip: `The full name is ${full}.` }]
  })
}

const namesHosts: ReadonlyMap<string, (resource: Resource) => Path[]> = new Map([
  ['DestinationRule', () => [['spec', 'host']]],
  [
    'VirtualService',
    (resource: Resource) => routesWithShares(resource).map(it => [...it.path, 'destination', 'host']),
  ],
])

/** Weights count in proportion: where their sum is not 100, what is written is not the percentage. */
function shares(resource: Resource): Hint[] {
  if (kindKey(resource) !== 'VirtualService') return []
  return routesWithShares(resource).flatMap(({ path, share, weight }): Hint[] =>
    weight === undefined || Math.abs(share * 100 - weight) < 0.05
      ? []
      : [
          {
            path: [...path, 'weight'],
            part: 'value',
            label: percentWords(share),
            tooltip: 'The share of the requests that the weight comes to.',
          },
        ],
  )
}

function tlsModes(resource: Resource): Hint[] {
  if (kindKey(resource) !== 'Gateway') return []
  return readGateway(resource)
    .servers.filter(
      it =>
        it.tls && !it.tls.httpsRedirect && valueAt(resource.value, [...it.path, 'tls', 'mode']) === undefined,
    )
    .map(it => ({
      path: [...it.path, 'tls'],
      part: 'key',
      label: 'PASSTHROUGH',
      tooltip: 'Without a mode, TLS is passed through.',
    }))
}
