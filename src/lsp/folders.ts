import type { AnalysisSettings } from '../core/settings.ts'
import type { Host } from './host.ts'
import { OpenFolder } from './open-folder.ts'

/** The folders that the editor shows, each a workspace of its own. A document in none of them is in one with others like it. */
export class Folders {
  private readonly host: Host
  private settings: AnalysisSettings
  private readonly loose: OpenFolder
  private readonly folders = new Map<string, OpenFolder>()
  private readonly loading = new Map<string, Promise<void>>()

  constructor(host: Host, settings: AnalysisSettings) {
    this.host = host
    this.settings = settings
    this.loose = new OpenFolder('', settings)
  }

  all(): readonly OpenFolder[] {
    return [...this.folders.values(), this.loose]
  }

  /** Begins to read a folder; what is open in it is known at once. */
  add(uri: string): Promise<void> {
    const address = uri.endsWith('/') ? uri : `${uri}/`
    const known = this.loading.get(address)
    if (known) return known
    const folder = new OpenFolder(address, this.settings)
    this.folders.set(address, folder)
    const loaded = this.host.list(address).then(
      files => {
        for (const { uri, text } of files) folder.store(uri, text)
      },
      // What cannot be listed is known by what the editor opens of it.
      () => undefined,
    )
    this.loading.set(address, loaded)
    return loaded
  }

  remove(uri: string): OpenFolder | undefined {
    const address = uri.endsWith('/') ? uri : `${uri}/`
    const folder = this.folders.get(address)
    this.folders.delete(address)
    this.loading.delete(address)
    return folder
  }

  /** After all that is asked for has been read. */
  async loaded(): Promise<void> {
    await Promise.all(this.loading.values())
  }

  /** The innermost folder that a file is in. */
  of(uri: string): OpenFolder {
    const inside = [...this.folders.values()].filter(it => uri.startsWith(it.uri))
    return inside.sort((a, b) => b.uri.length - a.uri.length)[0] ?? this.loose
  }

  setSettings(settings: AnalysisSettings): void {
    this.settings = settings
    for (const it of this.all()) it.setSettings(settings)
  }

  /** Something wrote the file, or took it away. */
  async refresh(uri: string): Promise<void> {
    this.of(uri).store(uri, await this.host.read(uri))
  }
}
