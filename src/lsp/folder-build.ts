import { askBuild } from '../core/ask-build.ts'
import { atSources } from '../core/at-sources.ts'
import { type Landed, landBuilt } from '../core/build-requests/land-built.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { KustomizeProblem } from '../core/kustomize/traced/problem.ts'
import { type ResolvedView, resolveView } from '../core/kustomize/view/resolved-view.ts'
import { type LanguageService, languageService } from '../core/language-client.ts'
import { type AnswerOf, type ParamsOf, type RequestName, requests } from '../core/language-service/index.ts'
import type { FixedAll } from '../core/rules/engine/fix-all.ts'
import { createSession } from '../core/session.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { finish } from '../core/steps.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import type { FileChange, Files, SourceFile } from '../core/text/file-change.ts'

/** What a kustomization builds of a folder's files, analysed as the page analyses it while it is shown. */
export class FolderBuild {
  readonly folder: string
  private readonly session = createSession()
  private readonly inner = languageService(this.session)
  /** The language service about the files that it is built from. */
  readonly service = Object.fromEntries(
    (Object.keys(requests) as RequestName[]).map(name => [
      name,
      (params: ParamsOf<RequestName>) => this.ask(name, params),
    ]),
  ) as unknown as LanguageService
  private last: Known | undefined

  constructor(folder: string) {
    this.folder = folder
  }

  /** Builds again where something that takes part has changed. */
  update(files: Files, names: string, settings: AnalysisSettings): void {
    const { last } = this
    if (last && last.settings === settings && last.names === names && isSame(last.used, files)) {
      this.last = { ...last, files }
      return
    }
    const now = resolveView(files, this.folder)
    const { problems } = now.resolution
    // While it cannot be built, what it last was stays.
    const view = last && problems.some(it => it.severity === 'error') ? last.view : now
    const takingPart = new Set([...now.resolution.files, ...view.resolution.files])
    const used = new Map(
      files.filter(it => takingPart.has(it.name) || isOwnConfiguration(it.name)).map(it => [it.name, it]),
    )
    const { diagnostics } = atSources(this.session.update([view.file], settings), files, { view, problems })
    this.last = { files, names, settings, view, problems, used, takingPart, diagnostics }
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.last?.diagnostics ?? []
  }

  /** Whether it is built from a file. */
  uses(name: string): boolean {
    return this.last?.takingPart.has(name) === true
  }

  private ask<R extends RequestName>(request: R, params: ParamsOf<R>): AnswerOf<R> {
    const { files, view, diagnostics } = this.known()
    const asked = askBuild({ files, view, diagnostics, isAnalysed: true }, request, params)
    const answer = this.inner[request] as (params: ParamsOf<R>) => AnswerOf<R>
    return asked.answered(answer(asked.params))
  }

  /** The file that stands for what is built. */
  shown(): SourceFile {
    return this.known().view.file
  }

  /** The fixes of these problems that ask for nothing, in what is built. */
  fixAll(rule: string, problems: readonly string[]): FixedAll {
    return finish(this.session.ask({ type: 'fixAll', rule, problems }).steps) as FixedAll
  }

  /** Changes of what is built as changes of the files that it is built from. */
  land(changes: readonly FileChange[]): Landed {
    const { files, view, problems } = this.known()
    const { resolution } = view
    return landBuilt({ files, shown: view.file, resolution, problems }, changes, { to: 'source' })
  }

  private known(): Known {
    if (!this.last) throw new Error(`${this.folder} has not been built.`)
    return this.last
  }
}

interface Known {
  readonly files: Files
  /** Of all files: one more may be what was missing. */
  readonly names: string
  readonly settings: AnalysisSettings
  readonly view: ResolvedView
  readonly problems: readonly KustomizeProblem[]
  readonly used: ReadonlyMap<string, SourceFile>
  readonly takingPart: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

function isSame(used: ReadonlyMap<string, SourceFile>, files: Files): boolean {
  let met = 0
  for (const it of files) {
    const before = used.get(it.name)
    if (!before) continue
    if (before !== it) return false
    met++
  }
  return met === used.size
}
