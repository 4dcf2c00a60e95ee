import { nearName } from '../../text/near-name.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { type Traced, type TracedMap, traceDocument, tracedAt, type WrittenAt } from '../traced/traced.ts'
import { fileIn, folderName } from './folder-path.ts'
import { entryFields, kustomizationFields, patchOptions, targetFields } from './kustomization-fields.ts'
import { kustomizationNames } from './kustomization-names.ts'
import type { DocumentOfFile, WorkspaceFiles } from './workspace-files.ts'

export interface Kustomization {
  readonly folder: string
  readonly file: string
  readonly isComponent: boolean
  readonly root: TracedMap
}

/** The kustomization of a folder. Throws a KustomizeFault where there is none that kustomize would read. */
export function readKustomization(files: WorkspaceFiles, folder: string, asked: WrittenAt): Kustomization {
  const names = kustomizationNames.map(it => fileIn(folder, it)).filter(it => files.has(it))
  const [file] = names
  if (!file) throw new KustomizeFault(`There is no kustomization.yaml in ${folderName(folder)}.`, asked)
  if (names.length > 1)
    throw new KustomizeFault(`There is more than one kustomization file: ${names.join(', ')}.`, {
      ...top,
      file,
    })
  const [document] = files.documents(file)
  if (!document) throw new KustomizeFault('The kustomization is empty.', { ...top, file })
  const known = kept.get(document.source)
  if (known?.file === file && known.index === document.index) return known.kustomization
  const kustomization = readDocument(file, folder, document)
  kept.set(document.source, { file, index: document.index, kustomization })
  return kustomization
}

/** The same object while the document stays, so that what was made with it holds. */
const kept = new WeakMap<
  SourceDocument,
  { readonly file: string; readonly index: number; readonly kustomization: Kustomization }
>()

function readDocument(file: string, folder: string, { source, index }: DocumentOfFile): Kustomization {
  const at = (path: WrittenAt['path']): WrittenAt => ({ file, document: index, path })
  if (!source.readable)
    throw new KustomizeFault(
      `${file} cannot be read: ${source.faults[0]?.message ?? 'a fault of its YAML.'}`,
      at([]),
    )
  const root = traceDocument(source, source.value!, [], at)
  if (root.kind !== 'map') throw new KustomizeFault('Expected a mapping: a kustomization.', at([]))
  checkFields(root)
  return { folder, file, isComponent: checkKind(root) === 'Component', root }
}

const top = { document: 0, path: [] }

function checkKind(root: TracedMap): string {
  const kindAt = root.entries.get('kind')
  const kind = scalarText(kindAt) || 'Kustomization'
  if (kind !== 'Kustomization' && kind !== 'Component')
    throw new KustomizeFault('`kind` must be Kustomization or Component.', kindAt!.origin.at)
  const versionAt = root.entries.get('apiVersion')
  const version = scalarText(versionAt)
  const wanted = `kustomize.config.k8s.io/${kind === 'Component' ? 'v1alpha1' : 'v1beta1'}`
  if (version && version !== wanted)
    throw new KustomizeFault(`The \`apiVersion\` of a ${kind} must be ${wanted}.`, versionAt!.origin.at)
  if ([...root.entries.keys()].every(it => it === 'apiVersion' || it === 'kind'))
    throw new KustomizeFault('The kustomization is empty.', root.origin.at)
  return kind
}

function checkFields(root: TracedMap): void {
  onlyFields(root, kustomizationFields, 'a kustomization')
  for (const [list, fields] of Object.entries(entryFields))
    for (const entry of itemsOf(root, list)) {
      if (entry.kind !== 'map')
        throw new KustomizeFault(`Expected a mapping in \`${list}\`.`, entry.origin.at)
      onlyFields(entry, fields, `\`${list}\``)
      const target = entry.entries.get('target')
      if (target?.kind === 'map') onlyFields(target, targetFields, '`target`')
      const options = entry.entries.get('options')
      if (options?.kind === 'map') onlyFields(options, patchOptions, '`options`')
    }
}

/** Upper and lower case do not matter to kustomize. */
function onlyFields(map: TracedMap, fields: readonly string[], where: string): void {
  for (const [key, value] of map.entries) {
    if (fields.some(it => it.toLowerCase() === key.toLowerCase())) continue
    const meant = nearName(key, fields)
    const hint = meant ? ` Is \`${meant}\` meant?` : ''
    throw new KustomizeFault(`There is no field \`${key}\` in ${where}.${hint}`, value.origin.at)
  }
}

/** The value of a field, whatever the case of its key. */
export function fieldOf(map: TracedMap, name: string): Traced | undefined {
  const exact = map.entries.get(name)
  if (exact) return exact
  for (const [key, value] of map.entries) if (key.toLowerCase() === name.toLowerCase()) return value
  return undefined
}

/** The items of a list; none where there is no list. */
export function itemsOf(map: TracedMap, name: string): readonly Traced[] {
  const found = fieldOf(map, name)
  if (!found || (found.kind === 'scalar' && found.value === null)) return []
  if (found.kind !== 'list') throw new KustomizeFault(`Expected a list at \`${name}\`.`, found.origin.at)
  return found.items
}

/** The texts of a list, with their places. */
export function textsOf(map: TracedMap, name: string): { readonly text: string; readonly at: WrittenAt }[] {
  return itemsOf(map, name).map(it => {
    const text = scalarText(it)
    if (text === undefined) throw new KustomizeFault(`Expected a text in \`${name}\`.`, it.origin.at)
    return { text, at: it.origin.at }
  })
}

/** The entries of a mapping of texts. */
export function pairsOf(map: TracedMap, name: string): readonly (readonly [string, Traced])[] {
  const found = fieldOf(map, name)
  if (!found || (found.kind === 'scalar' && found.value === null)) return []
  if (found.kind !== 'map') throw new KustomizeFault(`Expected a mapping at \`${name}\`.`, found.origin.at)
  for (const [key, it] of found.entries)
    if (scalarText(it) === undefined)
      throw new KustomizeFault(`The value of \`${key}\` must be a text; put it in quotes.`, it.origin.at)
  return [...found.entries]
}

export function scalarText(traced: Traced | undefined): string | undefined {
  return traced?.kind === 'scalar' && typeof traced.value === 'string' ? traced.value : undefined
}

export function isTrue(map: TracedMap, name: string): boolean {
  const found = tracedAt(map, [name])
  return found?.kind === 'scalar' && found.value === true
}
