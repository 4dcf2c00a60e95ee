import { folderOf, isRemote, joinPath } from '../kustomize/files/folder-path.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Range } from '../text/text-edit.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, inFile, type OpenDocument } from './reading/document-at.ts'

/** What the protocol calls a document link: to a file of the workspace, or to an address. */
export interface DocumentLink {
  readonly range: LineRange
  readonly tooltip: string
  readonly file?: string
  readonly target?: string
}

/** Addresses of the web in comments and values, and the files that a kustomization is made of. */
export function documentLinks(analysed: Analysed, at: InFile): DocumentLink[] {
  const names = new Set(analysed.files.map(it => it.name))
  return documentsOf(analysed, at).flatMap(it => [...addressesIn(it), ...filesOf(it, names)])
}

/** Longer ones are no addresses for people. */
const address = /https?:\/\/[^\s"'`<>{}|\\^[\]]{1,2000}/g

function addressesIn(open: OpenDocument): DocumentLink[] {
  return [...open.document.text.matchAll(address)].map(match => {
    const target = match[0].replace(/[.,;:!?)]+$/, '')
    const range = { from: match.index, to: match.index + target.length }
    return { range: lineRange(open, range), target, tooltip: 'Open in the browser' }
  })
}

/** The lists of a kustomization that hold paths, and those whose items have one under `path`. */
const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'crds', 'configurations']
const withPath = ['patches', 'patchesJson6902']

function filesOf(open: OpenDocument, names: ReadonlySet<string>): DocumentLink[] {
  const { value } = open.document
  if (!isMap(value) || !isKustomization(open.file, value.kind)) return []
  const paths: Path[] = [...lists, ...withPath].flatMap(list => {
    const items = value[list]
    if (!Array.isArray(items)) return []
    return items.map((_, i): Path => (withPath.includes(list) ? [list, i, 'path'] : [list, i]))
  })
  return paths.flatMap(path => {
    const range = open.document.sourceMap.valueRange(path)
    const item = value[String(path[0])] as readonly unknown[]
    const written = path.length === 3 ? pathOf(item[Number(path[1])]) : item[Number(path[1])]
    const file = typeof written === 'string' && range ? fileAt(open.file, written, names) : undefined
    return file && range ? [{ range: lineRange(open, range), file, tooltip: `Open ${file}` }] : []
  })
}

function isKustomization(file: string, kind: unknown): boolean {
  return kind === 'Kustomization' || kind === 'Component' || /(?:^|\/)kustomization\.ya?ml$/.test(file)
}

function pathOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'path' in item ? item.path : undefined
}

/** The file that a path of a kustomization means, or the kustomization of the folder that it means. */
function fileAt(from: string, path: string, names: ReadonlySet<string>): string | undefined {
  if (isRemote(path)) return undefined
  const to = joinPath(folderOf(from), path)
  if (to === undefined) return undefined
  const folder = to === '' ? '' : `${to}/`
  return [to, `${folder}kustomization.yaml`, `${folder}kustomization.yml`, `${folder}Kustomization`].find(
    it => names.has(it),
  )
}

function lineRange(open: OpenDocument, range: Range): LineRange {
  return open.positions.lineRange(inFile(open, range))
}
