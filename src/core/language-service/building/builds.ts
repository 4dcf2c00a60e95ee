import { findKustomizations } from '../../kustomize/view/find-kustomizations.ts'
import type { ResolvedView } from '../../kustomize/view/resolved-view.ts'
import { resolveView } from '../../kustomize/view/resolved-view.ts'
import { identifyFiles } from '../../model/locate.ts'
import { linkModel } from '../../model/model.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import type { Analysed } from '../reading/analysed.ts'

/** The files that a kustomization is built from, for requests that change them: what is asked about is then one of these. */
export interface Sources {
  readonly files: Files
  /** The folder of the kustomization that the file is read with. */
  readonly folder: string
}

/** What a kustomization builds of the files, with what is known of it. */
export interface Build {
  readonly folder: string
  /** Built when it is first asked for: most that is asked is known by the first of several. */
  readonly view: ResolvedView
  analysed(): Analysed
}

/** What the kustomizations build that have something of a file: the one it is read with first, then those that nobody refers to, then their bases. */
export function buildsOf({ files, folder }: Sources, shown: Analysed): Build[] {
  const kept = last?.files === files && last.shown === shown.model ? last.builds : new Map<string, Build>()
  last = { files, shown: shown.model, builds: kept }
  const others = findKustomizations(files).map(it => it.folder)
  return [folder, ...others.filter(it => it !== folder)].map(it => {
    const build = kept.get(it) ?? buildOf(files, it, shown)
    kept.set(it, build)
    return build
  })
}

/** Kept between the question what can be renamed and the rename itself. */
let last:
  | {
      readonly files: Files
      readonly shown: Analysed['model']
      readonly builds: Map<string, Build>
    }
  | undefined

/** The reason why nothing can be built; undefined where all can. */
export function faultOf({ view }: Pick<Build, 'view'>): string | undefined {
  return view.resolution.problems.find(it => it.severity === 'error')?.message
}

function buildOf(files: Files, folder: string, shown: Analysed): Build {
  let view: ResolvedView | undefined
  let known: Analysed | undefined
  return {
    folder,
    get view() {
      view ??= resolveView(files, folder)
      return view
    },
    analysed() {
      known ??= analysedView(this.view, shown)
      return known
    },
  }
}

function analysedView({ file }: ResolvedView, shown: Analysed): Analysed {
  const { settings } = shown
  const [only] = shown.files
  if (shown.files.length === 1 && only?.name === file.name && only.text === file.text) return shown
  return analysedFiles([file], settings)
}

/** Files with what of them requests are answered from, without problems and saved requests. */
export function analysedFiles(files: Files, settings: AnalysisSettings): Analysed {
  const documents = identifyFiles(files, settings)
  const model = linkModel(
    documents.flatMap(it => it.resources),
    settings,
  )
  return { files, documents, model, settings, configurations: [], requests: [], diagnostics: [] }
}
