/** What is asked of the editor from elsewhere on the page. */
export interface EditorAtHand {
  /** Gives it the keyboard and runs one of its own commands: `editor.action.rename`. */
  command(id: string): void
}

let shown: EditorAtHand | undefined

/** Says which editor is on screen, until what this gives back is called. */
export function setEditorAtHand(editor: EditorAtHand): () => void {
  shown = editor
  return () => {
    if (shown === editor) shown = undefined
  }
}

/** The editor on screen; undefined where there is none. Loads nothing. */
export function editorAtHand(): EditorAtHand | undefined {
  return shown
}
