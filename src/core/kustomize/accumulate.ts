import { folderName, isInOrBelow, isRemote, joinPath } from './files/folder-path.ts'
import { fieldOf, itemsOf, type Kustomization, readKustomization, textsOf } from './files/kustomization.ts'
import { unresolvedFields } from './files/kustomization-fields.ts'
import { ownFile } from './files/own-file.ts'
import type { WorkspaceFiles } from './files/workspace-files.ts'
import { applyPatch } from './patches/apply-patches.ts'
import { readMergePatches, readPatches } from './patches/read-patches.ts'
import { type Accumulated, appended, nothing } from './resources/accumulator.ts'
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
  readonly opened: { count: number }
  readonly notice: (problem: KustomizeProblem) => void
}

/**
 * What a kustomization makes of its resources, and of those `before` where it is a component. Names that refer to others are not yet
 * followed. Follows sigs.k8s.io/kustomize/api/internal/target: accumulateTarget.
 */
export function accumulate(kustomization: Kustomization, before: Accumulated, way: Way): Accumulated {
  for (const [field, message] of Object.entries(unresolvedFields))
    tellUnresolved(kustomization, field, message, way)
  let all = textsOf(kustomization.root, 'resources').reduce(
    (known, it) => addResources(known, kustomization, it, way),
    before,
  )
  all = textsOf(kustomization.root, 'bases').reduce(
    (known, it) => addResources(known, kustomization, it, way),
    all,
  )
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
}

function addResources(
  all: Accumulated,
  { folder }: Kustomization,
  { text, at }: Entry,
  way: Way,
): Accumulated {
  const path = joinPath(folder, text)
  if (path !== undefined && way.files.has(path) && !isRemote(text)) {
    ownFile(way.files, folder, text, at)
    const resources = readFileResources(way.files.documents(path), path)
    return { ...all, resources: appended(all.resources, resources) }
  }
  const inner = openFolder(path, text, at, way)
  if (!inner) return all
  if (inner.isComponent)
    throw new KustomizeFault(`${inner.file} is a Component: list it under \`components\`.`, at)
  const own = accumulate(inner, nothing, { ...way, folders: [...way.folders, inner.folder] })
  return merged(all, own)
}

function addComponent(
  all: Accumulated,
  { folder }: Kustomization,
  { text, at }: Entry,
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
  if (++way.opened.count > mostFolders)
    throw new KustomizeFault(
      `More than ${mostFolders} folders are opened on the way: this is not resolved here.`,
      at,
    )
  if (!way.files.hasFolder(path)) throw new KustomizeFault(`There is no file or folder ${path}.`, at)
  return readKustomization(way.files, path, at)
}

function merged(all: Accumulated, own: Accumulated): Accumulated {
  return {
    resources: appended(all.resources, own.resources),
    fields: mergeFields(all.fields, own.fields),
  }
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
