import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { fileIn, folderOf, isRemote, joinPath } from './folder-path.ts'
import { isKustomization as hasItsName, kustomizationNames } from './kustomization-names.ts'

/** A place where a kustomization names a file, or the folder of another kustomization. */
export interface FileReference {
  /** In the document. */
  readonly path: Path
  /** As it is written. */
  readonly written: string
  /** The file that is meant. */
  readonly file: string
  /** It is the file of the folder that is written. */
  readonly isFolder: boolean
}

/** The lists that hold paths, and those whose items have one under `path`. */
const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'crds', 'configurations']
const listsOfPatches = ['patches', 'patchesJson6902']

/** What a document of a file refers to, where it is a kustomization: of the files that there are. */
export function fileReferences(
  file: string,
  value: Json | undefined,
  names: ReadonlySet<string>,
): FileReference[] {
  if (!isMap(value) || !isKustomization(file, value.kind)) return []
  const paths = [
    ...lists.flatMap(list => itemsOf(value[list]).map((item, i) => ({ path: [list, i] as Path, item }))),
    ...listsOfPatches.flatMap(list =>
      itemsOf(value[list]).map((item, i) => ({
        path: [list, i, 'path'] as Path,
        item: isMap(item) ? item.path : undefined,
      })),
    ),
  ]
  return paths.flatMap(({ path, item }) => {
    const meant = typeof item === 'string' ? fileAt(file, item, names) : undefined
    return meant ? [{ path, written: String(item), ...meant }] : []
  })
}

/** Whether a document is one that kustomize builds from, by the name of its file or its kind. */
export function isKustomization(file: string, kind: unknown): boolean {
  return kind === 'Kustomization' || kind === 'Component' || hasItsName(file)
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function fileAt(
  from: string,
  written: string,
  names: ReadonlySet<string>,
): Pick<FileReference, 'file' | 'isFolder'> | undefined {
  const to = isRemote(written) ? undefined : joinPath(folderOf(from), written)
  if (to === undefined) return undefined
  if (names.has(to)) return { file: to, isFolder: false }
  const file = kustomizationNames.map(it => fileIn(to, it)).find(it => names.has(it))
  return file === undefined ? undefined : { file, isFolder: true }
}
