import type { Judgement } from '../core/analysis.ts'
import type { BuildRequest } from '../core/ask-build.ts'
import type { Landed } from '../core/build-requests/land-built.ts'
import { sameItems } from '../core/data/same-value.ts'
import { isKustomization } from '../core/kustomize/files/kustomization-names.ts'
import type { KustomizationFolder } from '../core/kustomize/view/find-kustomizations.ts'
import type { ParamsOf, RequestName } from '../core/language-service/index.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import type { FileChange, Files } from '../core/text/file-change.ts'
import type { Overlaid, OverlayChoice, ShownOverlay } from './overlay.ts'
import type { WorkspaceState } from './workspace.ts'
import { lastingStore } from './workspace-store.ts'

/**
 * What the page asks of kustomizations and of files that configure. Most workspaces hold none: what resolves them (`overlay-part.ts`) is loaded with the first
 * that does, or when the page has nothing else to do. Until then files are shown as they are.
 */
type Part = typeof import('./overlay-part.ts')

let part: Part | undefined

/** For what shows the overlays there are. */
export const overlaysStore = lastingStore('page', { isLoaded: false })

/** Loads what resolves kustomizations. */
export async function loadOverlays(): Promise<void> {
  part ??= await import('./overlay-part.ts')
  overlaysStore.setState({ isLoaded: true })
}

/** Whether these files cannot be shown as they should be before `loadOverlays`. */
export function waitsForOverlays(files: Files): boolean {
  return !part && files.some(it => isKustomization(it.name) || isOwnConfiguration(it.name))
}

/** What is shown of the files. While a kustomization cannot be resolved, what it last was stays. */
export function overlaid(files: Files, choice: OverlayChoice, before?: Overlaid): Overlaid {
  if (!part || choice === null || !files.some(it => isKustomization(it.name)))
    return { overlay: undefined, analysed: files }
  return part.overlaid(files, choice, before)
}

/** The settings as the files have them: what a `.drawbridge.yaml` says goes before what the workspace says. */
export function settingsIn(files: Files, settings: AnalysisSettings): AnalysisSettings {
  const own = files.filter(it => isOwnConfiguration(it.name))
  if (!part || own.length === 0) return settings
  const isSame = last?.settings === settings && sameItems(last.own, own)
  if (!isSame) last = { settings, own, judged: part.configured(own, settings).settings }
  return last!.judged
}

let last:
  | { readonly settings: AnalysisSettings; readonly own: Files; readonly judged: AnalysisSettings }
  | undefined

/** The folders that can be shown as they are built, those that no other refers to first. */
export function kustomizationsOf(files: Files): readonly KustomizationFolder[] {
  return part?.kustomizationsOf(files) ?? []
}

/** Other files of the same workspace, as the kustomization that is shown builds them; as they are where none is. */
export function builtBy(overlay: string | undefined, files: Files): Files {
  return overlaid(files, overlay ?? null).analysed
}

/** The analysis of what is shown, its problems and resources where they stand in the files. */
export function atSources<Said extends Judgement>(
  analysis: Said,
  files: Files,
  overlay: ShownOverlay | undefined,
): Said {
  return overlay && part ? part.atSources(analysis, files, overlay) : analysis
}

/** A request about a file as it is put to those who know what is shown, and what their answer says of the file. */
export function askBuild<R extends RequestName>(
  { files, overlay, analysis, analysedRevision, revision }: WorkspaceState,
  request: R,
  params: ParamsOf<R>,
): BuildRequest<R> {
  if (!overlay || !part) return { params, answered: it => it }
  const { diagnostics = [] } = analysis ?? {}
  const build = { files, view: overlay.view, diagnostics, isAnalysed: analysedRevision === revision }
  return part.askBuild(build, request, params)
}

/** Changes of what is shown as changes of the real files, or why there are none. */
export function landOverlay(
  state: Pick<WorkspaceState, 'files' | 'analysed' | 'overlay' | 'landing'>,
  changes: readonly FileChange[],
): Landed {
  return state.overlay && part ? part.landOverlay(state, changes) : { ok: true, changes }
}

/** The folders beside the one shown that are built from some of these files. */
export function otherUsers(
  files: Files,
  changed: readonly string[],
  overlay: ShownOverlay | undefined,
): readonly string[] {
  return overlay && part ? part.otherUsers(files, changed, overlay.folder) : []
}
