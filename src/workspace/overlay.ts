import { problemsAtSources } from '../core/at-sources.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { KustomizeProblem } from '../core/kustomize/traced/problem.ts'
import { tracedAt } from '../core/kustomize/traced/traced.ts'
import { findKustomizations, type KustomizationFolder } from '../core/kustomize/view/find-kustomizations.ts'
import { type ResolvedView, resolveView } from '../core/kustomize/view/resolved-view.ts'
import { createPlaces, originAt, originsIn } from '../core/kustomize/view/written-place.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Path } from '../core/yaml/path.ts'

/** The folder of the kustomization that is shown; null for the files as they are, undefined for the first that no other refers to. */
export type OverlayChoice = string | null | undefined

/** The kustomization that is shown in place of the files. */
export interface ShownOverlay {
  readonly folder: string
  /** As it last could be resolved. */
  readonly view: ResolvedView
  /** Of the files as they are: errors with which nothing can be resolved, and what is not resolved. */
  readonly problems: readonly KustomizeProblem[]
}

/** What follows from the files and the choice. */
export interface Overlaid {
  readonly overlay: ShownOverlay | undefined
  /** What drawing, checks and trace are of: the files, or one file that stands for what the kustomization builds. */
  readonly analysed: Files
}

/** What is shown of the files. While a kustomization cannot be resolved, what it last was stays. */
export function overlaid(files: Files, choice: OverlayChoice, before?: Overlaid): Overlaid {
  const folder = shownFolder(files, choice)
  if (folder === undefined) return { overlay: undefined, analysed: files }
  const now = resolveView(files, folder)
  const { problems } = now.resolution
  const known = before?.overlay?.folder === folder ? before.overlay.view : undefined
  const view = known && problems.some(it => it.severity === 'error') ? known : now
  const isSame = before?.analysed.length === 1 && before.analysed[0]!.text === view.file.text && known
  return { overlay: { folder, view, problems }, analysed: isSame ? before.analysed : [view.file] }
}

/** The folders that can be shown as they are built, those that no other refers to first. */
export function kustomizationsOf(files: Files): readonly KustomizationFolder[] {
  return findKustomizations(files)
}

/** Other files of the same workspace, as the kustomization that is shown builds them; as they are where none is. */
export function builtBy(overlay: string | undefined, files: Files): Files {
  return overlaidBy(overlay, files).analysed
}

/** The same, with the way back from what is built to the files. */
export function overlaidBy(overlay: string | undefined, files: Files): Overlaid {
  return overlaid(files, overlay ?? null)
}

/** The problems of what was built of files, at their places in those. */
export function problemsIn(
  files: Files,
  { overlay }: Overlaid,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  return overlay ? problemsAtSources(found, files, overlay) : found
}

function shownFolder(files: Files, choice: OverlayChoice): string | undefined {
  if (choice === null) return undefined
  const found = findKustomizations(files)
  return (found.find(it => it.folder === choice) ?? found[0])?.folder
}

/** A file that values come from, with the place of the first of them. */
export interface SourcePlace {
  readonly file: string
  readonly from: number
  readonly to: number
  /** Set for what kustomize makes, which is written nowhere in this form: a sentence. */
  readonly why?: string
}

/** Where the values at a place of a built document, and those below it, come from, the first first. */
export function sourcesOf(
  files: Files,
  { view }: ShownOverlay,
  document: number,
  path: Path,
): readonly SourcePlace[] {
  const resource = view.resolution.resources[document]
  const value = resource && tracedAt(resource.value, path)
  if (!resource) return []
  const places = createPlaces(files)
  const found = new Map<string, SourcePlace>()
  for (const origin of value ? originsIn(value) : [originAt(resource, path)]) {
    const range = places.rangeOf(origin.at)
    const key = `${origin.at.file} ${origin.type === 'made' ? origin.why : ''}`
    if (range && !found.has(key))
      found.set(key, { ...range, ...(origin.type === 'made' && { why: origin.why }) })
  }
  return [...found.values()]
}
