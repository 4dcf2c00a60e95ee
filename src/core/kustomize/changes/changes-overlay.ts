import type { Files, SourceFile } from '../../text/file-change.ts'
import { freeFileName } from '../../text/file-name.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { equalJson } from '../../yaml/edit/json.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type Resolution, type ResolvedResource, resolveKustomization } from '../resolve.ts'
import { describeKey, keyOf, namespaceOf } from '../traced/resource-id.ts'
import { plain } from '../traced/traced.ts'
import { type Buildable, buildable, kustomizationText } from './buildable.ts'
import { type Change, patchOf } from './patch-of.ts'
import { targetOf } from './patch-target.ts'

/** What is made an overlay: two states of the same files, and which of their kustomizations both are built by. */
export interface OverlaidChange {
  readonly before: Files
  readonly after: Files
  /** The folder of the kustomization; undefined where there is none: every file counts then. */
  readonly folder: string | undefined
  /** How the overlay names its base: `../base`. */
  readonly base: string
}

/** The files of the overlay, by their names within its folder; or why there is no overlay that builds to what is wanted. */
export type ChangesOverlay =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly reason: string }

/**
 * What changed as an overlay over what was: new resources as files, patches for those that changed or are gone. It has been built
 * with its base, and gives exactly the resources of now.
 */
export function changesOverlay({ before, after, folder, base }: OverlaidChange): ChangesOverlay {
  const old = buildable(before, folder)
  const now = buildable(after, folder)
  const was = resolveKustomization(old.files, old.folder)
  const is = resolveKustomization(now.files, now.folder)
  const fault = faultOf(was, 'before') ?? faultOf(is, 'now')
  if (fault !== undefined) return { ok: false, reason: fault }
  const files = overlayFiles(was.resources, is.resources, now.files, base)
  const built = builtOver(old, files, base)
  const wrong = differenceOf(built, is)
  return wrong === undefined ? { ok: true, files } : { ok: false, reason: wrong }
}

/** Both on their own folders, where no name of the one can be one of the other's. */
function builtOver(base: Buildable, overlay: Files, path: string): Resolution {
  const from = `../base${base.folder === '' ? '' : `/${base.folder}`}`
  const files = [
    ...base.files.map(it => ({ name: `base/${it.name}`, text: it.text })),
    ...overlay.map(it => ({
      name: `overlay/${it.name}`,
      text: it.name === 'kustomization.yaml' ? withBase(it.text, path, from) : it.text,
    })),
  ]
  return resolveKustomization(files, 'overlay')
}

function withBase(text: string, path: string, actual: string): string {
  const written = writeDocument({ resources: [path] })
  return text.replace(written, () => writeDocument({ resources: [actual] }))
}

function faultOf({ problems }: Resolution, when: string): string | undefined {
  const fault = problems.find(it => it.severity === 'error')
  return fault && `kustomize refuses the files as they are ${when}: ${fault.message}`
}

function differenceOf(built: Resolution, wanted: Resolution): string | undefined {
  const fault = built.problems.find(it => it.severity === 'error')
  if (fault) return `kustomize would refuse the overlay: ${fault.message}`
  const found = new Map(built.resources.map(it => [nameOf(it), it]))
  const wrong = wanted.resources.find(it => {
    const other = found.get(nameOf(it))
    return !other || !equalJson(plain(other.value), plain(it.value))
  })
  if (wrong) return `An overlay cannot say what changed of ${describeKey(keyOf(wrong.value))}.`
  return built.resources.length === wanted.resources.length
    ? undefined
    : 'An overlay cannot take away what is gone.'
}

/** An object whatever its version. */
function nameOf({ value }: ResolvedResource): string {
  const { group, kind, name, ...rest } = keyOf(value)
  return JSON.stringify([group, kind, namespaceOf({ group, kind, name, ...rest }), name])
}

function overlayFiles(
  before: readonly ResolvedResource[],
  after: readonly ResolvedResource[],
  sources: Files,
  base: string,
): Files {
  const old = new Map(before.map(it => [nameOf(it), it]))
  const now = new Set(after.map(nameOf))
  const made: SourceFile[] = [{ name: 'kustomization.yaml', text: '' }]
  const write = (name: string, text: string) => {
    const file = freeFileName(fileNameOf(name), made)
    made.push({ name: file, text })
    return file
  }
  const resources = [base]
  const patches: Json[] = []
  for (const it of after) {
    const was = old.get(nameOf(it))
    const { kind, name } = keyOf(it.value)
    if (!was) {
      resources.push(write(`${kind}-${name}`, sourceText(it, sources)))
      continue
    }
    const change: Change = { before: was.value, after: it.value }
    const patch = patchOf(change)
    if (!patch) continue
    const path = write(`patch-${kind}-${name}`, patch.text)
    patches.push(
      patch.type === 'json'
        ? {
            path,
            target: targetOf(
              keyOf(was.value),
              before.map(one => keyOf(one.value)),
            ),
          }
        : { path },
    )
  }
  for (const it of before) {
    if (now.has(nameOf(it))) continue
    const { kind, name } = keyOf(it.value)
    patches.push({ path: write(`delete-${kind}-${name}`, deletion(it)) })
  }
  const text = kustomizationText({ resources, ...(patches.length > 0 && { patches }) })
  return made.map(it => (it.name === 'kustomization.yaml' ? { ...it, text } : it))
}

function deletion({ value }: ResolvedResource): string {
  const whole = plain(value) as { [key: string]: Json }
  const { name, namespace } = whole.metadata as { [key: string]: Json }
  return writeDocument({
    $patch: 'delete',
    apiVersion: whole.apiVersion ?? '',
    kind: whole.kind ?? '',
    metadata: { name: name ?? '', ...(namespace !== undefined && { namespace }) },
  })
}

/** A new resource as it is written, comments included, where it is written as it is. */
function sourceText({ source, value }: ResolvedResource, files: Files): string {
  const text = files.find(it => it.name === source.file)?.text ?? ''
  const cut = source.path.length === 0 && !source.inside ? cutDocuments(text)[source.document] : undefined
  const own =
    cut &&
    text
      .slice(cut.from, cut.to)
      .replace(/^\ufeff/, '')
      .replace(/^---[ \t]*(?:\r\n|\n|\r)/, '')
  if (own !== undefined && saysTheSame(own, value)) return /[\r\n]$/.test(own) ? own : `${own}\n`
  return writeDocument(plain(value))
}

function saysTheSame(text: string, value: ResolvedResource['value']): boolean {
  const files = [
    { name: 'kustomization.yaml', text: 'resources: [one.yaml]\n' },
    { name: 'one.yaml', text },
  ]
  const [read, ...others] = resolveKustomization(files, '').resources
  return read !== undefined && others.length === 0 && equalJson(plain(read.value), plain(value))
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  const plainName = name
    .toLowerCase()
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+/, '')
  return `${plainName.slice(0, 100)}.yaml`
}
