import { freeNameAmong } from '../data/free-name.ts'
import { isClusterScoped } from '../kinds/index.ts'
import { kindKey, kindWords } from '../kinds/kind-key.ts'
import { identifyFiles } from '../model/locate.ts'
import type { Place } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type FileChange, type Files, findFile } from '../text/file-change.ts'
import { cleanFileName, freeFileName } from '../text/file-name.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { appendDocument } from './append-document.ts'
import type { Operation } from './operation.ts'
import { templateOf } from './templates.ts'

export interface NewResource {
  /** The key of the kind: `Gateway` is Istio's. */
  readonly kind: string
  /** Made unique among its kind and namespace; the template's where none is given. */
  readonly name?: string | undefined
  /** Written where it is not the workspace's default. */
  readonly namespace?: string | undefined
  /** The file to add it to, made where it is missing. Without one, a new file is named after the resource. */
  readonly file?: string | undefined
  /** The `spec` to begin with, in place of the kind's own. */
  readonly template?: Json | undefined
  /** Needed with a template for a kind that has none of its own. */
  readonly apiVersion?: string | undefined
}

/** Writes a new resource at the end of a file, and selects it. */
export function addResource(wanted: NewResource): Operation {
  return {
    title: wanted.name ? `Add ${kindWords(wanted.kind)} ${wanted.name}` : `Add ${kindWords(wanted.kind)}`,
    run(files, settings = defaultSettings) {
      const template = templateOf(wanted.kind)
      const apiVersion = wanted.apiVersion ?? template?.apiVersion
      if (!apiVersion || (!template && wanted.template === undefined))
        return { ok: false, reason: `There is no template for a ${kindWords(wanted.kind)}.` }

      const namespace = wanted.namespace || settings.defaultNamespace
      const name = freeName(files, settings, wanted.kind, namespace, wanted.name || template?.name || 'new')
      const isPlain = namespace === settings.defaultNamespace || isClusterScoped(wanted.kind)
      const metadata: Json = isPlain ? { name } : { name, namespace }
      const spec = wanted.template ?? template!.spec(name)
      const kind = kindWords(wanted.kind)
      const change = addTo(files, wanted.file, name, { apiVersion, kind, metadata, spec })
      return { ok: true, changes: [change], ...selectLast(files, change, settings) }
    },
  }
}

/** A name that no resource of the kind and namespace has: the wanted one, or `shop-2`, `shop-3` … */
export function freeName(
  files: Files,
  settings: AnalysisSettings,
  kind: string,
  namespace: string,
  wanted: string,
): string {
  const alike = identifyFiles(files, settings)
    .flatMap(it => it.resources)
    .filter(it => kindKey(it) === kind && it.namespace === namespace)
  return freeNameAmong(
    alike.map(it => it.name),
    wanted,
  )
}

/** What only the user knows of a new resource: the name of a certificate that was left empty; else the whole. */
function askedIn(value: unknown): Path {
  const servers = valueAt(value, ['spec', 'servers'])
  const index = Array.isArray(servers)
    ? servers.findIndex(it => valueAt(it, ['tls', 'credentialName']) === '')
    : -1
  return index < 0 ? [] : ['spec', 'servers', index, 'tls', 'credentialName']
}

function addTo(files: Files, wanted: string | undefined, name: string, value: Json): FileChange {
  const existing = wanted === undefined ? undefined : findFile(files, wanted)
  if (existing) return { type: 'edit', file: existing.name, edits: [appendDocument(existing, value)] }
  const file = freeFileName(cleanFileName(wanted ?? `${name}.yaml`), files)
  return { type: 'create', file, text: writeDocument(value) }
}

function selectLast(files: Files, change: FileChange, settings: AnalysisSettings): { select?: Place } {
  const after = applyChanges(files, [change])
  const added = identifyFiles(after, settings)
    .filter(it => it.file === change.file)
    .flatMap(it => it.resources)
    .at(-1)
  return added ? { select: { resource: added.id, path: askedIn(added.value) } } : {}
}
