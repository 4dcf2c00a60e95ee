import { identifyFiles } from '../../model/locate.ts'
import { linkModel, type Model } from '../../model/model.ts'
import type { Place, Resource } from '../../model/resource.ts'
import type { OperationResult } from '../../operations/operation.ts'
import { partReferencesOf } from '../../references/part-references.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { type Path, samePath, valueAt } from '../../yaml/path.ts'
import { mentionsOf } from './mentions.ts'
import { type Rewrite, rewriteTexts } from './rewrite-texts.ts'

/** A label by which workloads of some namespaces are found. */
export interface WorkloadLabel {
  readonly key: string
  readonly value: string
  readonly namespaces: ReadonlySet<string>
}

/** Gives a label another value: on the workloads that have it in these namespaces, and in every selector that finds them by it. */
export function renameLabel(
  files: Files,
  settings: AnalysisSettings,
  label: WorkloadLabel,
  value: string,
): OperationResult {
  if (!/^(?:[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value))
    return { ok: false, reason: 'The value of a label has letters, digits, `-`, `_` and `.`, up to 63.' }
  if (value === label.value) return { ok: true, changes: [] }
  const resources = identifyFiles(files, settings).flatMap(it => it.resources)
  const elsewhere = new Set<string>()
  const result = rewriteTexts(
    files,
    settings,
    inLabel(linkModel(resources, settings), label, value, it => elsewhere.add(it)),
  )
  const others =
    elsewhere.size > 0
      ? ` ${[...elsewhere].join(', ')} finds workloads of other namespaces too, which stay.`
      : ''
  const note = `Outside of these files nothing follows: workloads with ${label.key}=${label.value} that other configuration or charts make.${others}`
  return result.ok ? { ...result, note } : result
}

/** What texts say with another value of the label. Told are selectors that find workloads of other namespaces too. */
export function inLabel(
  model: Model,
  { key, value: old, namespaces }: WorkloadLabel,
  value: string,
  tell: (selector: string) => void,
): Rewrite {
  return (text, path, resource) => {
    if (text !== old || path.at(-1) !== key) return text
    const map = path.slice(0, -1)
    if (isWorkloadLabel(resource, path) || isOwnSelector(resource, map))
      return namespaces.has(resource.namespace) ? value : text
    const part = partReferencesOf(resource).find(it => samePath(it.path, map))?.target
    if (part?.part !== 'workload') return text
    if (part.namespace !== undefined) return namespaces.has(part.namespace) ? value : text
    const found = mentionsOf(model, resource).find(it => it.isSelector && samePath(it.path, map))
    const owners = (found?.places() ?? []).map(namespaceOf)
    if (owners.length > 0 && !owners.some(it => namespaces.has(it))) return text
    if (owners.some(it => !namespaces.has(it))) tell(`${resource.kind} ${resource.name}`)
    return value
  }
}

function namespaceOf({ resource }: Place): string {
  return resource.split('/').at(-2) ?? ''
}

/** Whether a path leads to a label that selectors find a workload by. */
export function isWorkloadLabel({ kind }: Resource, path: Path): boolean {
  const places =
    workloadLabels[kind] ?? (template.has(kind) ? [['spec', 'template', 'metadata', 'labels']] : [])
  return places.some(it => samePath(path.slice(0, -1), it))
}

const template = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'])
const workloadLabels: Readonly<Record<string, readonly Path[]>> = {
  Pod: [['metadata', 'labels']],
  WorkloadEntry: [['spec', 'labels']],
  WorkloadGroup: [['spec', 'metadata', 'labels']],
}

/** By which a workload finds its own Pods. */
function isOwnSelector({ kind }: Resource, map: Path): boolean {
  return template.has(kind) && samePath(map, ['spec', 'selector', 'matchLabels'])
}

/** The label at a path of a resource: one of a workload, or of a selector with the namespaces in which it finds some. */
export function labelAt(
  mentions: ReturnType<typeof mentionsOf>,
  resource: Resource,
  path: Path,
): WorkloadLabel | undefined {
  const key = path.at(-1)
  const value: unknown = valueAt(resource.value, path)
  if (typeof key !== 'string' || typeof value !== 'string' || value === '') return undefined
  const own = new Set([resource.namespace])
  const map = path.slice(0, -1)
  if (isWorkloadLabel(resource, path) || isOwnSelector(resource, map)) return { key, value, namespaces: own }
  const selector = mentions.find(it => it.isSelector && samePath(it.path, map))
  if (!selector) return undefined
  const part = partReferencesOf(resource).find(it => samePath(it.path, map))?.target
  if (part?.part === 'workload' && part.namespace !== undefined)
    return { key, value, namespaces: new Set([part.namespace]) }
  const found = new Set(selector.places().map(namespaceOf))
  return { key, value, namespaces: found.size > 0 ? found : own }
}
