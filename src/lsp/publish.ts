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
  private readonly told = new Map<string, string>()

  constructor(connection: Pick<Connection, 'sendDiagnostics'>) {
    this.connection = connection
  }

  publish(folder: OpenFolder): void {
    const { files, analysis } = folder.analysed()
    const byFile = new Map<string, Diagnostic[]>(files.map(it => [it.name, []]))
    for (const it of analysis.diagnostics) byFile.get(it.file)?.push(it)
    const gone = [...this.told.keys()].filter(
      uri => uri.startsWith(folder.uri) && !byFile.has(folder.nameOf(uri)),
    )
    for (const uri of gone) if (folder.uri !== '' || folder.textOf(uri) === undefined) this.tell(uri, [])
    for (const { name, text } of files)
      this.tell(
        folder.uriOf(name),
        (byFile.get(name) ?? []).map(it => protocolDiagnostic(it, text)),
      )
  }

  /** Nothing more is said of a folder that the editor has closed. */
  clear(folder: OpenFolder): void {
    for (const uri of [...this.told.keys()]) if (uri.startsWith(folder.uri)) this.tell(uri, [])
  }

  private tell(uri: string, diagnostics: ProtocolDiagnostic[]): void {
    const said = JSON.stringify(diagnostics)
    if ((this.told.get(uri) ?? '[]') === said) return
    if (diagnostics.length === 0) this.told.delete(uri)
    else this.told.set(uri, said)
    void this.connection.sendDiagnostics({ uri, diagnostics })
  }
}
