import { useLayoutEffect } from 'react'
import { isPressed } from '../keys/shortcut.ts'
import { openDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { type Command, isEnabled } from './command.ts'
import { takeEarlyKeys } from './early-keys.ts'
import { commands } from './index.ts'

/** Listens for the shortcuts of all commands. Those that a text field has a use for are left to it. */
export function useShortcuts(): void {
  const workspace = useWorkspace()
  const services = useServices()

  // Before the first paint: what is seen hears keys.
  useLayoutEffect(() => {
    const context = { workspace, services }
    const run = (command: Command) => isEnabled(command, context) && command.run(context)
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const command = commands.find(it => isPressed(event, it))
      if (!command || (!command.everywhere && isWriting(event.target))) return
      event.preventDefault()
      event.stopPropagation()
      run(command)
    }
    // What is typed for the search goes on being kept until its field is there.
    for (const it of takeEarlyKeys()) it.id === 'search' ? openDialog({ type: 'search' }) : run(it)
    // Captured: the editor would otherwise take Ctrl+K for the beginning of one of its own.
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [workspace, services])
}

/** Whether what has the keyboard is written in, and has keys such as undo of its own. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target.closest('.monaco-editor')) return true
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|range|submit)$/.test(target.type)
}
