import { useSyncExternalStore } from 'react'
import { type ThemeChoice, themeChoice, watchTheme } from '../../platform/theme.ts'

/** What the user chose. Every choice sets the page's theme anew, which is what is listened for. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(watchTheme, themeChoice)
}
