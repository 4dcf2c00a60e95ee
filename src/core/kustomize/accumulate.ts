import { memoByObject } from '../data/memo-by-object.ts'
import type { Files } from '../text/file-change.ts'
import { folderName, isInOrBelow, isRemote, joinPath } from './files/folder-path.ts'
import { fieldOf, itemsOf, type Kustomization, readKustomization, textsOf } from './files/kustomization.ts'
import { unresolvedFields } from './files/kustomization-fields.ts'
import { ownFile } from './files/own-file.ts'
import { WorkspaceFiles } from './files/workspace-files.ts'
import { applyPatch } from './patches/apply-patches.ts'
import { readMergePatches, readPatches } from './patches/read-patches.ts'
import { type Accumulated, Gathered, nothing } from './resources/accumulator.ts'
import { readFileResources } from './resources/read-resources.ts'
import { KustomizeFault, type KustomizeProblem } from './traced/problem.ts'
import type { WrittenAt } from './traced/traced.ts'
import { mergeFields, withConfigurations } from './transform/configurations.ts'
import { addGenerated } from './transform/generators.ts'
import { setReplicas, transforms } from './transform/transform.ts'

/** What goes along on the way through the kustomizations. */
export interface Way {
  readonly files: WorkspaceFiles
  /** The folders that led here, the outermost first. */
  readonly folders: readonly string[]
  /** How many folders were opened in all: few that refer to each other twice, and twice again, would never end. */
  readonly opened: Opened
  readonly notice: (problem: KustomizeProblem) => void
}

export interface Opened {
  count: number
  readonly folders: string[]
}

/**
 * What a kustomization makes of its own resources, found once for the same files: the overlays of a base all ask for it. `way` leads up
 * to it and includes it.
 */
export function accumulateApart(kustomization: Kustomization, way: Way): Accumulated {
  const bases = basesOf(way.files.files)
  const known = bases.get(kustomization.folder)
  // One that refers back to a folder that led here is a fault there.
  const isCycle = known?.folders.some(path => way.folders.some(it => isInOrBelow(it, path)))
  if (known && !isCycle && way.opened.count + known.folders.length <= mostFolders) {
    way.opened.count += known.folders.length
    way.opened.folders.push(...known.folders)
    for (const it of known.notices) way.notice(it)
    for (const it of known.used) way.files.used.add(it)
    return known.made
  }
  const files = new WorkspaceFiles(way.files.files)
  // What makes it a kustomization was looked at already.
  files.documents(kustomization.file)
  const opened: Opened = { count: way.opened.count, folders: [] }
  const notices: KustomizeProblem[] = []
  const notice = (problem: KustomizeProblem) => {
    notices.push(problem)
    way.notice(problem)
  }
  try {
    const made = accumulate(kustomization, nothing, { files, folders: way.folders, opened, notice })
    bases.set(kustomization.folder, { made, notices, used: files.used, folders: opened.folders })
    return made
  } finally {
    way.opened.count = opened.count
    way.opened.folders.push(...opened.folders)
    for (const it of files.used) way.files.used.add(it)
  }
}

interface Base {
  readonly made: Accumulated
  readonly notices: readonly KustomizeProblem[]
  readonly used: ReadonlySet<string>
  /** All that are opened on the way through it. */
  readonly folders: readonly string[]
}

const basesOf = memoByObject((_: Files) => new Map<string, Base>())

/**
 * What a kustomization makes of its resources, and of those `before` where it is a component. Names that refer to others are not yet
 * followed. Follows sigs.k8s.io/kustomize/api/internal/target: accumulateTarget.
 */
function accumulate(kustomization: Kustomization, before: Accumulated, way: Way): Accumulated {
  for (const [field, message] of Object.entries(unresolvedFields))
    tellUnresolved(kustomization, field, message, way)
  let all = addResources(before, kustomization, 'resources', way)
  all = addResources(all, kustomization, 'bases', way)
  all = { ...all, fields: withConfigurations(all.fields, way.files, kustomization) }
  all = { ...all, resources: addGenerated(all.resources, kustomization) }
  tellGenerated(kustomization, way)
  all = textsOf(kustomization.root, 'components').reduce(
    (known, it) => addComponent(known, kustomization, it, way),
    all,
  )
  const patches = [
    ...readMergePatches(way.files, kustomization),
    ...readPatches(way.files, kustomization, 'patches'),
  ]
  all = patches.reduce((known, it) => applyPatch(known, it, way.notice), all)
  all = transforms.reduce((known, transform) => transform(known, kustomization), all)
  const old = readPatches(way.files, kustomization, 'patchesJson6902')
  all = old.reduce((known, it) => applyPatch(known, it, way.notice), all)
  return setReplicas(all, kustomization)
}

interface Entry {
  readonly text: string
  readonly at: WrittenAt
  readonly path: string | undefined
  readonly isRemote: boolean
}

/** What a list of a kustomization names, a thousand files perhaps. */
const entriesOf = {
  resources: memoByObject((it: Kustomization) => readEntries(it, 'resources')),
  bases: memoByObject((it: Kustomization) => readEntries(it, 'bases')),
}

function readEntries({ root, folder }: Kustomization, list: 'resources' | 'bases'): readonly Entry[] {
  return textsOf(root, list).map(({ text, at }) => ({
    text,
    at,
    path: joinPath(folder, text),
    isRemote: isRemote(text),
  }))
}

function addResources(
  before: Accumulated,
  kustomization: Kustomization,
  list: 'resources' | 'bases',
  way: Way,
): Accumulated {
  const { folder } = kustomization
  const entries = entriesOf[list](kustomization)
  if (entries.length === 0) return before
  const gathered = new Gathered()
  gathered.add(before.resources)
  let { fields } = before
  for (const { text, at, path, isRemote } of entries) {
    if (path !== undefined && !isRemote && way.files.has(path)) {
      if (!isInOrBelow(path, folder)) ownFile(way.files, folder, text, at)
      gathered.add(readFileResources(way.files.documents(path), path))
      continue
    }
    const own = ofFolder(path, text, at, way)
    if (!own) continue
    gathered.add(own.resources)
    fields = mergeFields(fields, own.fields)
  }
  return { resources: gathered.all, fields }
}

function ofFolder(path: string | undefined, text: string, at: WrittenAt, way: Way): Accumulated | undefined {
  const inner = openFolder(path, text, at, way)
  if (!inner) return undefined
  if (inner.isComponent)
    throw new KustomizeFault(`${inner.file} is a Component: list it under \`components\`.`, at)
  return accumulateApart(inner, { ...way, folders: [...way.folders, inner.folder] })
}

function addComponent(
  all: Accumulated,
  { folder }: Kustomization,
  { text, at }: Pick<Entry, 'text' | 'at'>,
  way: Way,
): Accumulated {
  const path = joinPath(folder, text)
  if (path !== undefined && way.files.has(path))
    throw new KustomizeFault(`${path} is a file; \`components\` lists folders.`, at)
  const inner = openFolder(path, text, at, way)
  if (!inner) return all
  if (!inner.isComponent)
    throw new KustomizeFault(`${inner.file} is not a Component: list it under \`resources\`.`, at)
  return accumulate(inner, all, { ...way, folders: [...way.folders, inner.folder] })
}

const mostFolders = 2000

/** The kustomization of a folder that another refers to. Undefined for what is not in the files, which is told. */
function openFolder(
  path: string | undefined,
  text: string,
  at: WrittenAt,
  way: Way,
): Kustomization | undefined {
  if (isRemote(text) && (path === undefined || !way.files.hasFolder(path))) {
    way.notice({
      severity: 'notice',
      message: `${text} is not in your files: what it holds is missing. Nothing is fetched.`,
      at,
    })
    return undefined
  }
  if (path === undefined) {
    way.notice({
      severity: 'notice',
      message: `${text} leads out of your files: what it holds is missing. Open the folder that holds both.`,
      at,
    })
    return undefined
  }
  const visited = way.folders.find(it => isInOrBelow(it, path))
  if (visited !== undefined)
    throw new KustomizeFault(
      path === visited
        ? `${folderName(path)} refers to itself: ${[...way.folders, path].map(folderName).join(' → ')}.`
        : `${folderName(path)} holds ${folderName(visited)}, which refers to it: kustomize takes that for a cycle.`,
      at,
    )
  way.opened.folders.push(path)
  if (++way.opened.count > mostFolders)
    throw new KustomizeFault(
      `More than ${mostFolders} folders are opened on the way: this is not resolved here.`,
      at,
    )
  if (!way.files.hasFolder(path)) throw new KustomizeFault(`There is no file or folder ${path}.`, at)
  return readKustomization(way.files, path, at)
}

function tellUnresolved({ root }: Kustomization, field: string, message: string, way: Way): void {
  const found = fieldOf(root, field)
  if (found) way.notice({ severity: 'notice', message, at: found.origin.at })
}

function tellGenerated({ root }: Kustomization, way: Way): void {
  for (const field of ['configMapGenerator', 'secretGenerator'])
    if (itemsOf(root, field).length > 0)
      way.notice({
        severity: 'notice',
        message: 'Generated ConfigMaps and Secrets are not shown.',
        at: fieldOf(root, field)!.origin.at,
      })
}
