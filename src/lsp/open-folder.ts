import type { Landed } from '../core/build-requests/land-built.ts'
import { sameValue } from '../core/data/same-value.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { findKustomizations } from '../core/kustomize/view/find-kustomizations.ts'
import { type LanguageService, languageService } from '../core/language-client.ts'
import type { AnswerOf, ParamsOf } from '../core/language-service/index.ts'
import { configured } from '../core/muting/configured.ts'
import type { FixedAll } from '../core/rules/engine/fix-all.ts'
import { createSession } from '../core/session.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { finish } from '../core/steps.ts'
import { changesBetween } from '../core/text/changes-between.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import { applyChanges, type Files, findFile, type SourceFile } from '../core/text/file-change.ts'
import { FolderBuild } from './folder-build.ts'

/** The files that are judged, and what is said of them. */
export interface Judged {
  readonly files: Files
  readonly settings: AnalysisSettings
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A folder of the editor, analysed as one workspace: what lies in it, and over that what the editor has open. What kustomizations are built
 * from is judged as they build it, and all the rest as it is. A text that holds no object of Kubernetes is left alone: a repository has
 * YAML of many kinds.
 */
export class OpenFolder {
  /** The address of the folder, with a `/` at its end; empty for documents that are in none. */
  readonly uri: string
  private readonly stored = new Map<string, string>()
  private readonly open = new Map<string, string>()
  private readonly session = createSession()
  private readonly service = languageService(this.session)
  private readonly builds = new Map<string, FolderBuild>()
  /** The files that the editor shows, the one that was shown or typed in last at the end. */
  private readonly shown = new Set<string>()
  private latest: Judged | undefined
  private settings: AnalysisSettings
  /** With what a `.drawbridge.yaml` says; the same object while it says the same. */
  private judging: AnalysisSettings

  constructor(uri: string, settings: AnalysisSettings) {
    this.uri = uri
    this.settings = settings
    this.judging = settings
  }

  setSettings(settings: AnalysisSettings): void {
    this.settings = settings
    this.latest = undefined
  }

  /** What lies in a file now; undefined where it is gone. */
  store(uri: string, text: string | undefined): void {
    this.set(this.stored, uri, text)
  }

  /** What the editor shows of a file; undefined once it is closed. */
  show(uri: string, text: string | undefined): void {
    const name = this.nameOf(uri)
    this.shown.delete(name)
    if (text !== undefined) this.shown.add(name)
    this.set(this.open, uri, text)
  }

  textOf(uri: string): string | undefined {
    const name = this.nameOf(uri)
    return this.open.get(name) ?? this.stored.get(name)
  }

  /** The files and what is said of them, as they are now. */
  analysed(): Judged {
    this.latest ??= this.judge()
    return this.latest
  }

  private judge(): Judged {
    const all = [...new Map([...this.stored, ...this.open])]
      .map(([name, text]) => this.fileOf(name, text))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const { settings } = configured(all, this.settings)
    if (!sameValue(this.judging, settings)) this.judging = settings
    this.build(all, this.judging)
    const builds = [...this.builds.values()]
    const isBuilt = (name: string) => builds.some(it => it.uses(name))
    const isPlain = ({ name, text }: SourceFile) =>
      isOwnConfiguration(name) || (holdsObject.test(text) && !isBuilt(name))
    const plain = all.filter(isPlain)
    const files = builds.length === 0 ? plain : all.filter(it => isBuilt(it.name) || isPlain(it))
    const { diagnostics } = this.session.update(plain, this.settings)
    return { files, settings: this.judging, diagnostics: togetherIn(diagnostics, builds) }
  }

  /** Builds what somebody would apply: each kustomization that no other refers to. */
  private build(all: Files, settings: AnalysisSettings): void {
    const folders = findKustomizations(all)
      .filter(it => it.isOutermost)
      .map(it => it.folder)
    for (const known of this.builds.keys()) if (!folders.includes(known)) this.builds.delete(known)
    const names = folders.length > 0 ? all.map(it => it.name).join('\n') : ''
    for (const folder of folders) {
      const build = this.builds.get(folder) ?? new FolderBuild(folder)
      this.builds.set(folder, build)
      build.update(all, names, settings)
    }
  }

  /**
   * The kustomization that a file is read with: the one that is built from it; of several, the one of which a file of its own was shown or
   * typed in last, else the first by name. Undefined for a file that none is built from.
   */
  buildOf(name: string): FolderBuild | undefined {
    this.analysed()
    return this.lastOf([...this.builds.values()].filter(it => it.uses(name)))
  }

  /** What is said of what concerns all files, where there are kustomizations: the one that was worked in last. */
  private lastBuild(): FolderBuild | undefined {
    this.analysed()
    return this.lastOf([...this.builds.values()])
  }

  private lastOf(users: FolderBuild[]): FolderBuild | undefined {
    for (const shown of users.length > 1 ? [...this.shown].reverse() : []) {
      const [own, ...others] = users.filter(it => it.uses(shown))
      if (own && others.length === 0) return own
    }
    return users.sort((a, b) => (a.folder < b.folder ? -1 : 1))[0]
  }

  /** The build that a problem was found in. */
  buildWith({ id, file }: Diagnostic): FolderBuild | undefined {
    return [...this.builds.values()].find(it =>
      it.diagnostics.some(one => one.id === id && one.file === file),
    )
  }

  /** The language service about one of the files as they are now. */
  ask(name: string): LanguageService {
    const build = isOwnConfiguration(name) ? this.lastBuild() : this.buildOf(name)
    return build?.service ?? this.service
  }

  /** Resources of all files and of all that is built of them, each place once. */
  symbols(params: ParamsOf<'workspaceSymbols'>): AnswerOf<'workspaceSymbols'> {
    this.analysed()
    const seen = new Set<string>()
    return [this.service, ...[...this.builds.values()].map(it => it.service)]
      .flatMap(it => it.workspaceSymbols(params))
      .filter(({ name, location }) => {
        const key = JSON.stringify([name, location])
        return !seen.has(key) && seen.add(key)
      })
  }

  /** The changes that fix every problem of a rule whose fix asks for nothing, in one file or in all; or why they cannot be made. */
  fixAll(rule: string, file: string | undefined): Landed {
    const { files, diagnostics } = this.analysed()
    const wanted = diagnostics.filter(it => it.rule === rule && (file ?? it.file) === it.file)
    const plainly = finish(
      this.session.ask({ type: 'fixAll', rule, ...(file !== undefined && { file }) }).steps,
    ) as FixedAll
    let current = applyChanges(files, plainly.changes)
    for (const build of this.builds.values()) {
      const own = wanted.filter(it => this.buildWith(it) === build).map(it => it.id)
      if (own.length === 0) continue
      const landed = build.land(build.fixAll(rule, own).changes)
      if (!landed.ok) return landed
      // Two builds that change the same file are fixed one after the other.
      const isFree = landed.changes.every(
        it => findFile(current, it.file)?.text === findFile(files, it.file)?.text,
      )
      if (isFree) current = applyChanges(current, landed.changes)
    }
    return { ok: true, changes: changesBetween(files, current) }
  }

  /** The settings with what a `.drawbridge.yaml` in the folder says. */
  settingsNow(): AnalysisSettings {
    return this.analysed().settings
  }

  /** The name of a file in the folder, as paths are written. */
  nameOf(uri: string): string {
    const path = uri.startsWith(this.uri) ? uri.slice(this.uri.length) : uri
    try {
      return decodeURIComponent(path)
    } catch {
      return path
    }
  }

  uriOf(name: string): string {
    return this.addresses.get(name) ?? this.uri + name.split('/').map(encodeURIComponent).join('/')
  }

  /** As the editor wrote them: it may escape other characters. */
  private readonly addresses = new Map<string, string>()

  private set(texts: Map<string, string>, uri: string, text: string | undefined): void {
    const name = this.nameOf(uri)
    if (texts.get(name) === text) return
    this.addresses.set(name, uri)
    if (text === undefined) texts.delete(name)
    else texts.set(name, text)
    this.latest = undefined
  }

  private readonly kept = new Map<string, Files[number]>()

  /** The same file is the same object, which the session asks for. */
  private fileOf(name: string, text: string): Files[number] {
    const known = this.kept.get(name)
    if (known?.text === text) return known
    const file = { name, text }
    this.kept.set(name, file)
    return file
  }
}

const holdsObject = /(?:^|[\s{,"'])apiVersion["']?[ \t]*:/

/** What is found in the files and in what is built of them, each problem once. A mute counts where it mutes something in one of the builds. */
function togetherIn(plain: readonly Diagnostic[], builds: readonly FolderBuild[]): readonly Diagnostic[] {
  if (builds.length === 0) return plain
  const found = new Map<string, Diagnostic>()
  for (const it of plain) if (it.rule !== unusedMute) found.set(keyOf(it), it)
  for (const build of builds)
    for (const it of build.diagnostics) {
      if (found.has(keyOf(it)) || isOwnConfiguration(it.file)) continue
      const isIdle = (other: FolderBuild) =>
        !other.uses(it.file) || other.diagnostics.some(one => keyOf(one) === keyOf(it))
      if (it.rule !== unusedMute || builds.every(isIdle)) found.set(keyOf(it), it)
    }
  return [...found.values()]
}

const unusedMute = 'muting/unused'

function keyOf({ file, from, rule, message }: Diagnostic): string {
  return JSON.stringify([file, from, rule, message])
}
