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

/** Below this width the panes become tabs. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 759px)')
}
