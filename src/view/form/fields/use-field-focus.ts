import { useEffect, useRef } from 'react'
import { firstControl, focusField } from '../../screen/focus-pane.ts'

/** Puts the focus on a field that was just added, so that it goes on from where the user is. */
export function useFieldFocus() {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted.current)}"]`)
    const control = cell && firstControl(cell)
    if (!control) return
    wanted.current = undefined
    focusField(control)
  })
  return {
    box,
    focusField(name: string) {
      wanted.current = name
    },
  }
}
