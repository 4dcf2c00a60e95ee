import { memoByObject } from '../data/memo-by-object.ts'
import type { Files } from '../text/file-change.ts'
import { accumulateApart } from './accumulate.ts'
import { readKustomization } from './files/kustomization.ts'
import { WorkspaceFiles } from './files/workspace-files.ts'
import { textsAt } from './patches/select-targets.ts'
import { type Customized, keysOf } from './resources/accumulator.ts'
import { KustomizeFault, type KustomizeProblem } from './traced/problem.ts'
import type { ResourceKey } from './traced/resource-id.ts'
import {
  type Traced,
  type TracedMap,
  type WrittenAt,
  withEntry,
  withoutEntry,
  withTextAt,
} from './traced/traced.ts'
import { lostReferences } from './transform/lost-references.ts'
import { followNames } from './transform/name-references.ts'
import { sortResources } from './transform/sort-resources.ts'

/** What kustomize would build of a folder, as far as it is resolved here. */
export interface Resolution {
  /** The folder of the kustomization. */
  readonly folder: string
  /** In the order in which kustomize writes them; none where there is an error. */
  readonly resources: readonly ResolvedResource[]
  readonly problems: readonly KustomizeProblem[]
  /** The one of them for which nothing is built. */
  readonly error: KustomizeProblem | undefined
  /** The files that take part, in the order of the workspace. */
  readonly files: readonly string[]
}

export interface ResolvedResource {
  readonly value: TracedMap
  /** Where the object stands. */
  readonly source: WrittenAt
  /** What it was called first, before prefixes and namespaces. */
  readonly first: ResourceKey
  /** The maps whose `name` finds it for patches and replicas. */
  readonly namedBy: readonly TracedMap[]
}

/** Resolves the kustomization of a folder. Never throws; what kustomize would refuse is a problem of severity error. */
export function resolveKustomization(files: Files, folder: string): Resolution {
  const known = new WorkspaceFiles(files)
  const problems: KustomizeProblem[] = []
  const notice = (problem: KustomizeProblem) => void problems.push(problem)
  const lost: { readonly in: readonly Customized[]; readonly behind: number }[] = []
  const resources = attempt(folder, notice, () => {
    const kustomization = readKustomization(known, folder, { file: folder, document: 0, path: [] })
    const all = accumulateApart(kustomization, {
      files: known,
      folders: [folder],
      opened: { count: 0, folders: [] },
      notice,
    })
    const named = followNames(all.resources, all.fields).filter(it => !it.isGenerated && !isLocal(it))
    lost.push({ in: named, behind: problems.length })
    return sortResources(named, kustomization).map(resolved)
  })
  return {
    folder,
    resources: resources ?? [],
    // What is lost is looked for when somebody asks: to see whether something can be built takes no list of it.
    get problems() {
      const [found] = lost.splice(0)
      if (found) problems.splice(found.behind, 0, ...lostReferences(found.in))
      return problems
    },
    error: problems.find(it => it.severity === 'error'),
    files: files.map(it => it.name).filter(it => known.used.has(it)),
  }
}

/** The same object for as long as the resource is, so that two builds can be compared. */
const resolved = memoByObject(
  (it: Customized): ResolvedResource => ({
    value: tidied(it.value),
    source: it.source,
    first: keysOf(it)[0]!,
    namedBy: it.namedBy ?? [],
  }),
)

function attempt<T>(
  folder: string,
  notice: (problem: KustomizeProblem) => void,
  how: () => T,
): T | undefined {
  try {
    return how()
  } catch (error) {
    const isFault = error instanceof KustomizeFault
    const message = isFault
      ? error.message
      : `This kustomization cannot be resolved, through a fault of Drawbridge: ${String(error)}.`
    const at = isFault ? error.at : { file: folder, document: 0, path: [] }
    notice({ severity: 'error', message, at })
    return undefined
  }
}

/** Objects that are for local tools only. */
const isLocal = memoByObject(({ value }: Customized): boolean => {
  const local = textsAt(value, 'annotations').get('config.kubernetes.io/local-config')
  return local !== undefined && local !== 'false'
})

/** kustomize takes empty annotations away, and makes texts of all others. */
function tidied(value: TracedMap): TracedMap {
  const metadata = value.entries.get('metadata')
  const annotations = metadata?.kind === 'map' ? metadata.entries.get('annotations') : undefined
  if (metadata?.kind !== 'map' || annotations?.kind !== 'map') return value
  if (annotations.entries.size === 0)
    return withEntry(value, 'metadata', withoutEntry(metadata, 'annotations'))
  const isText = (it: Traced) => it.kind !== 'scalar' || typeof it.value === 'string'
  if ([...annotations.entries.values()].every(isText)) return value
  const entries = [...annotations.entries].map(
    ([key, it]) => [key, it.kind === 'scalar' ? { ...it, value: String(it.value) } : it] as const,
  )
  return withTextAt(value, ['metadata', 'annotations'], { ...annotations, entries: new Map(entries) })
}
