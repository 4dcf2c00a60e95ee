import type { Connection, Diagnostic as ProtocolDiagnostic } from 'vscode-languageserver'
import type { Diagnostic } from '../core/diagnostic.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import type { OpenFolder } from './open-folder.ts'

const severities = { error: 1, warning: 2, info: 3 } as const

/** A problem as editors show it. */
export function protocolDiagnostic(
  { from, to, severity, rule, message, code }: Diagnostic,
  text: string,
): ProtocolDiagnostic {
  return {
    range: positionsIn(text).lineRange({ from, to }),
    severity: severities[severity],
    code: rule,
    source: 'drawbridge',
    message: message.replaceAll('`', ''),
    ...(code !== undefined && { data: { code } }),
  }
}

/** Tells the editor the problems of a folder's files, those files only in which they are others than before. */
export class Publisher {
  private readonly connection: Pick<Connection, 'sendDiagnostics'>
  /** What was said of each file, by folder: one folder may lie in another, and what lies in none has no address to tell it by. */
  private readonly told = new Map<OpenFolder, Map<string, string>>()

  constructor(connection: Pick<Connection, 'sendDiagnostics'>) {
    this.connection = connection
  }

  publish(folder: OpenFolder): void {
    const { files, diagnostics } = folder.analysed()
    const byFile = new Map<string, Diagnostic[]>(files.map(it => [it.name, []]))
    for (const it of diagnostics) byFile.get(it.file)?.push(it)
    for (const uri of this.toldOf(folder).keys())
      if (!byFile.has(folder.nameOf(uri))) this.tell(folder, uri, [])
    for (const { name, text } of files)
      this.tell(
        folder,
        folder.uriOf(name),
        (byFile.get(name) ?? []).map(it => protocolDiagnostic(it, text)),
      )
  }

  /** Nothing more is said of a folder that the editor has closed. */
  clear(folder: OpenFolder): void {
    for (const uri of this.toldOf(folder).keys()) this.tell(folder, uri, [])
    this.told.delete(folder)
  }

  private toldOf(folder: OpenFolder): Map<string, string> {
    const known = this.told.get(folder)
    if (known) return known
    const begun = new Map<string, string>()
    this.told.set(folder, begun)
    return begun
  }

  private tell(folder: OpenFolder, uri: string, diagnostics: ProtocolDiagnostic[]): void {
    const told = this.toldOf(folder)
    const said = JSON.stringify(diagnostics)
    if ((told.get(uri) ?? '[]') === said) return
    if (diagnostics.length === 0) told.delete(uri)
    else told.set(uri, said)
    void this.connection.sendDiagnostics({ uri, diagnostics })
  }
}
