import {
  type ExtensionContext,
  type Memento,
  Position,
  Range,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { isKustomization } from '../../../src/core/kustomize/files/kustomization-names.ts'
import type { SavedRequest } from '../../../src/core/saved/saved-request.ts'
import { textDifference } from '../../../src/core/text/text-difference.ts'
import { applyEdits } from '../../../src/core/text/text-edit.ts'
import type { FilesAnswer, FromPage, ToPage } from './messages.ts'

/** A place as the language server says it. */
export interface Revealed {
  readonly uri: string
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
}

/** The drawing of the folder that the active editor is in, beside it. */
export class Drawing {
  private readonly root: Uri
  /** Saved requests, by folder. */
  private readonly kept: Memento
  private readonly client: () => BaseLanguageClient
  private panel: WebviewPanel | undefined
  private editor: TextEditor | undefined
  private shown: FilesAnswer | undefined
  /** What is selected in the drawing, until the cursor goes on. The cursor itself stays where it was left. */
  private readonly chosen = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
  })
  private readonly listening = [
    this.chosen,
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      textEditor.setDecorations(this.chosen, [])
      this.follow(textEditor)
    }),
    window.onDidChangeActiveTextEditor(it => {
      if (!it) return
      this.follow(it)
      // Another file may be read with another kustomization.
      if (this.shown?.files.some(file => isKustomization(file.name))) void this.refresh()
    }),
  ]

  constructor({ extensionUri, workspaceState }: ExtensionContext, client: () => BaseLanguageClient) {
    this.root = extensionUri
    this.kept = workspaceState
    this.client = client
  }

  show(): void {
    this.editor = window.activeTextEditor ?? this.editor
    if (this.panel) {
      this.panel.reveal(undefined, true)
      return
    }
    const pages = Uri.joinPath(this.root, 'dist', 'page')
    const panel = window.createWebviewPanel(
      'drawbridge',
      'Drawing',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        retainContextWhenHidden: true,
        localResourceRoots: [pages],
      },
    )
    this.panel = panel
    panel.onDidDispose(() => {
      this.panel = undefined
    })
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.hear(message))
    const at = (name: string) => panel.webview.asWebviewUri(Uri.joinPath(pages, name)).toString()
    panel.webview.html = pageHtml(panel.webview.cspSource, at('drawing.js'), at('drawing.css'))
  }

  /** Shows the drawing, and on it what stands at a place: the drawing follows the cursor. */
  async reveal({ uri, range: { start } }: Revealed): Promise<void> {
    const document = await workspace.openTextDocument(Uri.parse(uri))
    const at = new Position(start.line, start.character)
    this.editor = await window.showTextDocument(document, { selection: new Range(at, at) })
    this.show()
  }

  /** Sends the files again, after they have changed. */
  async refresh(): Promise<void> {
    const uri =
      this.editor?.document.uri ??
      window.activeTextEditor?.document.uri ??
      workspace.workspaceFolders?.[0]?.uri
    if (!this.panel || !uri) return
    this.shown = await this.client().sendRequest<FilesAnswer>('drawbridge/files', { uri: uri.toString() })
    const { files, settings, folder, overlay } = this.shown
    const requests = this.kept.get<readonly SavedRequest[]>(`requests ${folder}`, [])
    const name = folder.split('/').at(-2) ?? 'Drawing'
    this.tell({ type: 'files', name, files, settings, requests, overlay })
  }

  dispose(): void {
    this.panel?.dispose()
    for (const it of this.listening) it.dispose()
  }

  private follow(editor: TextEditor): void {
    if (editor.document.languageId !== 'yaml') return
    this.editor = editor
    const { document, selection } = editor
    const index = this.shown?.uris.indexOf(document.uri.toString()) ?? -1
    const file = this.shown?.files[index]
    if (file) this.tell({ type: 'cursor', file: file.name, offset: document.offsetAt(selection.active) })
  }

  private tell(message: ToPage): void {
    void this.panel?.webview.postMessage(message)
  }

  private async hear(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.refresh()
        // Later only a cursor that moves is followed: what is selected in the drawing stays while its form changes the text.
        if (this.editor) this.follow(this.editor)
        return
      case 'selected': {
        const document = await this.documentOf(message.file)
        if (!document) return
        const range = new Range(document.positionAt(message.from), document.positionAt(message.to))
        const editor = await window.showTextDocument(document, {
          preserveFocus: true,
          viewColumn: this.editor?.viewColumn ?? ViewColumn.One,
        })
        editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
        editor.setDecorations(this.chosen, [range])
        return
      }
      case 'keep':
        await this.kept.update(`requests ${this.shown?.folder}`, message.requests)
        return
      case 'edit':
        return this.edit(message.changes)
    }
  }

  private async edit(changes: Extract<FromPage, { type: 'edit' }>['changes']): Promise<void> {
    const edit = new WorkspaceEdit()
    const whole = new Map<string, string>()
    for (const change of changes) {
      const uri = this.uriOf(change.file)
      if (change.type === 'create') edit.createFile(uri, { contents: new TextEncoder().encode(change.text) })
      else if (change.type === 'remove') edit.deleteFile(uri)
      else if (change.type === 'rename') edit.renameFile(uri, this.uriOf(change.to))
      else {
        const document = await workspace.openTextDocument(uri)
        const before = whole.get(change.file)
        // Several steps of one file are made as one replacement: a WorkspaceEdit counts in the text before all of them.
        const text = applyEdits(before ?? document.getText(), change.edits)
        whole.set(change.file, text)
      }
    }
    for (const [file, text] of whole) {
      const document = await workspace.openTextDocument(this.uriOf(file))
      for (const { from, to, insert } of textDifference(document.getText(), text))
        edit.replace(document.uri, new Range(document.positionAt(from), document.positionAt(to)), insert)
    }
    await workspace.applyEdit(edit)
  }

  private async documentOf(file: string) {
    try {
      return await workspace.openTextDocument(this.uriOf(file))
    } catch {
      return undefined
    }
  }

  private uriOf(file: string): Uri {
    const index = this.shown?.files.findIndex(it => it.name === file) ?? -1
    const uri = this.shown?.uris[index]
    return uri === undefined ? Uri.joinPath(Uri.parse(this.shown?.folder ?? ''), file) : Uri.parse(uri)
  }
}

function pageHtml(source: string, script: string, style: string): string {
  const policy = `default-src 'none'; script-src ${source}; style-src ${source} 'unsafe-inline'; img-src ${source} data:; font-src ${source}; worker-src blob:; connect-src ${source}`
  return `<!doctype html>
<html lang="en" data-embed>
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${style}" />
    <title>Drawing</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="${script}"></script>
  </body>
</html>`
}
