import type { Analysis } from '../core/analysis.ts'
import { type LanguageService, languageService } from '../core/language-client.ts'
import { configured } from '../core/muting/configured.ts'
import type { FixedAll } from '../core/rules/engine/fix-all.ts'
import { createSession } from '../core/session.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { finish } from '../core/steps.ts'
import { isOwnConfiguration } from '../core/text/configuration-name.ts'
import type { Files } from '../core/text/file-change.ts'

/**
 * A folder of the editor, analysed as one workspace: what lies in it, and over that what the editor has open. A text that holds no object of
 * Kubernetes is left alone: a repository has YAML of many kinds.
 */
export class OpenFolder {
  /** The address of the folder, with a `/` at its end; empty for documents that are in none. */
  readonly uri: string
  private readonly stored = new Map<string, string>()
  private readonly open = new Map<string, string>()
  private readonly session = createSession()
  private readonly service = languageService(this.session)
  private latest: { readonly files: Files; readonly analysis: Analysis } | undefined
  private settings: AnalysisSettings

  constructor(uri: string, settings: AnalysisSettings) {
    this.uri = uri
    this.settings = settings
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
    this.set(this.open, uri, text)
  }

  textOf(uri: string): string | undefined {
    const name = this.nameOf(uri)
    return this.open.get(name) ?? this.stored.get(name)
  }

  /** The files and what is said of them, as they are now. */
  analysed(): { readonly files: Files; readonly analysis: Analysis } {
    if (this.latest) return this.latest
    const texts = new Map([...this.stored, ...this.open])
    const files = [...texts]
      .filter(([name, text]) => isOwnConfiguration(name) || holdsObject.test(text))
      .map(([name, text]) => this.fileOf(name, text))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    this.latest = { files, analysis: this.session.update(files, this.settings) }
    return this.latest
  }

  /** The language service over the files as they are now. */
  ask(): LanguageService {
    this.analysed()
    return this.service
  }

  /** The changes that fix every problem of a rule whose fix asks for nothing, in one file or in all. */
  fixAll(rule: string, file: string | undefined): FixedAll {
    this.analysed()
    return finish(
      this.session.ask({ type: 'fixAll', rule, ...(file !== undefined && { file }) }).steps,
    ) as FixedAll
  }

  /** The settings with what a `.drawbridge.yaml` in the folder says. */
  settingsNow(): AnalysisSettings {
    return configured(this.analysed().files, this.settings).settings
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
