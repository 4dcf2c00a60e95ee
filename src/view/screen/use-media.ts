import { useSyncExternalStore } from 'react'

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    notify => {
      const list = matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    () => matchMedia(query).matches,
    // Rendered without a window, as tests do, there is no screen to ask.
    () => false,
  )
}

const finger = '(pointer: coarse)'

/** Whether the pointer is a finger: there is nothing to drop with, and no keys to press. */
export function useTouch(): boolean {
  return useMedia(finger)
}

/** The same, where there is no component to ask. */
export function isTouch(): boolean {
  return matchMedia(finger).matches
}

/** Below this width the panes become tabs. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 759px)')
}
