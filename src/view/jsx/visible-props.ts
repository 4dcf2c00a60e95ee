import { visibleText } from '../../core/text/visible/visible-text.ts'

export type Props = Readonly<Record<string, unknown>>

/** The properties with what is hidden in their texts made visible; the same object where nothing is. What is typed into stays. */
export function visibleProps(type: unknown, props: Props): Props {
  let shown: Record<string, unknown> | undefined
  for (const name in props) {
    if (!isShown(name, type)) continue
    const value = props[name]
    const made = visible(value)
    if (made === value || isOtherwise(name, type, props)) continue
    shown ??= { ...props }
    shown[name] = made
  }
  return shown ?? props
}

/** Whether a property is what is shown or read out. */
function isShown(name: string, type: unknown): boolean {
  switch (name) {
    case 'children':
    case 'aria-label':
      return true
    // Of a component they may be something to compare by; it puts them on an element, where they are seen to.
    case 'title':
    case 'alt':
    case 'placeholder':
    case 'aria-description':
    case 'aria-valuetext':
      return typeof type === 'string'
    default:
      return false
  }
}

/** Whether the text within an element is something else than what is shown. An option without a value of its own is chosen by it. */
function isOtherwise(name: string, type: unknown, props: Props): boolean {
  if (name !== 'children') return false
  return type === 'style' || type === 'textarea' || (type === 'option' && props.value === undefined)
}

/** A text, or the texts within lists, made visible; anything else as it is. */
function visible(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value)
  if (!Array.isArray(value)) return value
  const list: readonly unknown[] = value
  let shown: unknown[] | undefined
  for (let i = 0; i < list.length; i++) {
    const made = visible(list[i])
    if (made === list[i]) continue
    shown ??= [...list]
    shown[i] = made
  }
  return shown ?? value
}
