import { layoutStore } from './layout-state.ts'

const fields = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'
const controls = `${fields}, button:not(:disabled):not([tabindex="-1"])`

/** Gives the keyboard to the canvas, which leads it to what is selected there; on an empty one to its first button. */
export function focusCanvas(): void {
  layoutStore.setState({ narrowTab: 'canvas' })
  soon(last => {
    const canvas = document.querySelector<HTMLElement>('[data-canvas]')
    const begin = canvas?.querySelector<HTMLElement>('[data-begin]')
    const isDrawn = canvas?.querySelector('[role="treeitem"]') != null
    if (!canvas || (!begin && !isDrawn && !last)) return false
    if (begin) begin.focus()
    else if (!canvas.contains(document.activeElement)) canvas.focus({ preventScroll: true })
    return true
  })
}

/** Moves the focus to the inspector once it shows the selection: to a wanted field, else to where one begins. */
export function focusInspector(wanted?: string): void {
  layoutStore.setState({ inspector: true, narrowTab: 'inspector' })
  soon(() => {
    const pane = document.querySelector<HTMLElement>('[data-pane="inspector"]')
    const field = pane && ((wanted && pane.querySelector<HTMLElement>(wanted)) || beginningOf(pane))
    if (!field) return false
    focusField(field)
    return true
  })
}

/** Focuses an element of a pane as soon as it is there. */
export function focusInPane(pane: string, selector: string): void {
  soon(() => {
    const element = document.querySelector<HTMLElement>(`[data-pane="${pane}"] ${selector}`)
    element?.focus()
    return element !== null
  })
}

/** Where one begins in a form: where it says so, else at its first field, else at its first button. */
export function beginningOf(form: HTMLElement): HTMLElement | undefined {
  const body = form.querySelector<HTMLElement>('[data-form-body]') ?? form
  const begin = body.querySelector<HTMLElement>('[data-begin]')
  return (begin && firstControl(begin)) ?? firstControl(body) ?? firstControl(form)
}

/** The first field in an element, else its first button; one that opens or removes a group of fields comes last. */
export function firstControl(element: HTMLElement): HTMLElement | undefined {
  const buttons = [...element.querySelectorAll<HTMLElement>(controls)]
  return (
    element.querySelector<HTMLElement>(fields) ??
    buttons.find(it => !it.closest('[data-group-head]')) ??
    buttons[0]
  )
}

/** Focuses a control; what is in a text field is selected, so that typing replaces it. */
export function focusField(field: HTMLElement): void {
  field.focus()
  if (field instanceof HTMLInputElement && field.type === 'text') field.select()
}

/**
 * Tries at each frame until it works, after menus and dialogs have given the focus back; gives up after a while, and when
 * the user has gone elsewhere in the meantime.
 */
export function soon(attempt: (last: boolean) => boolean, wait = 2, frames = 120): void {
  const began = document.activeElement
  let frame = 0
  let acted = false
  const note = () => {
    acted = true
  }
  for (const event of ['keydown', 'pointerdown']) addEventListener(event, note, true)
  requestAnimationFrame(next)

  function next(): void {
    frame++
    const now = document.activeElement
    const isElsewhere = acted && now !== null && now !== document.body && now !== began
    if (!isElsewhere && (frame <= wait || !attempt(frame >= frames)) && frame < frames)
      requestAnimationFrame(next)
    else for (const event of ['keydown', 'pointerdown']) removeEventListener(event, note, true)
  }
}
