import { useEffect } from 'react'
import { type Gap, isUsable, nearestControl } from './nearest-control.ts'

/**
 * Keeps the keyboard's place. When what has the focus is taken away or can no longer be used (a deleted line, the last
 * undo), the browser would begin again at the top of the page; here the focus goes to what is beside it.
 */
export function useFocusGuard(): void {
  useEffect(() => {
    const recent: HTMLElement[] = []
    const noted = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      recent.unshift(target)
      if (recent.length > 12) recent.pop()
    }
    const observer = new MutationObserver(records => {
      const held = recent[0]
      if (!held || (held.isConnected && !held.matches(':disabled'))) return
      const gaps = gapsOf(records, held)
      if (gaps.length === 0) return
      // Whoever took it away may have a better place in mind, and is given the time to say so.
      requestAnimationFrame(() => requestAnimationFrame(() => restore(gaps, recent)))
    })
    addEventListener('focusin', noted)
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
    return () => {
      removeEventListener('focusin', noted)
      observer.disconnect()
    }
  }, [])
}

function gapsOf(records: readonly MutationRecord[], held: HTMLElement): Gap[] {
  return records.flatMap((it): Gap[] => {
    if (it.type === 'attributes')
      return it.target === held && held.parentNode
        ? [{ parent: held.parentNode, next: held.nextSibling }]
        : []
    return [...it.removedNodes].some(node => node.contains(held))
      ? [{ parent: it.target, next: it.nextSibling }]
      : []
  })
}

function restore(gaps: readonly Gap[], recent: readonly HTMLElement[]): void {
  const now = document.activeElement
  if (now && now !== document.body && !now.matches(':disabled')) return
  const gap = gaps.find(it => it.parent.isConnected && it.parent !== document.body)
  const found = (gap && nearestControl(gap)) ?? recent.find(isUsable)
  // Not a tab that is shut: the focus would open it.
  const others = document.querySelectorAll<HTMLElement>('[data-canvas], main button:not([tabindex="-1"])')
  const target = found ?? others[0]
  target?.focus()
}
