import { useStore } from 'zustand'
import { editorPreferences, setEditorPreferences } from '../../platform/monaco/editor-preferences.ts'
import { Switch } from '../ui/Switch.tsx'

/** What the YAML editor shows beside the text, in this browser. */
export function EditorSettings({ heading }: { heading: string | undefined }) {
  const { hints, lenses } = useStore(editorPreferences)
  return (
    <div>
      <h3 className={heading}>YAML editor in this browser</h3>
      <Switch
        label="Hints behind values"
        hint="Full names, shares of traffic, and what is not in your files."
        checked={hints}
        onChange={isOn => setEditorPreferences({ hints: isOn })}
      />
      <Switch
        label="Lines above resources and rules"
        hint="Who is bound and named, problems, and saved requests that end there. A click shows it on the drawing."
        checked={lenses}
        onChange={isOn => setEditorPreferences({ lenses: isOn })}
      />
    </div>
  )
}
