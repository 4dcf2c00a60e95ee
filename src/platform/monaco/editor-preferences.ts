import { lastingStore } from '../../workspace/workspace-store.ts'
import { readLocalJson, writeLocal } from '../local-storage.ts'

/** What the user wants to see in the editor beside the text; kept in the browser. */
export interface EditorPreferences {
  /** What values come to, behind them. */
  readonly hints: boolean
  /** Who is bound, named and reached, above resources and rules. */
  readonly lenses: boolean
}

const key = 'drawbridge.editor'

export const editorPreferences = lastingStore<EditorPreferences>('preference', read())

export function setEditorPreferences(changed: Partial<EditorPreferences>): void {
  editorPreferences.setState(changed)
  writeLocal(key, JSON.stringify(editorPreferences.getState()))
}

function read(): EditorPreferences {
  const kept = readLocalJson(key)
  const isOn = (name: keyof EditorPreferences) =>
    !(typeof kept === 'object' && kept !== null && (kept as Partial<EditorPreferences>)[name] === false)
  return { hints: isOn('hints'), lenses: isOn('lenses') }
}
