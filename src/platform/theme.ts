import { readLocal, removeLocal, writeLocal } from './local-storage.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

// The same key and attribute as in public/theme.js, which runs before the first paint.
const key = 'drawbridge.theme'

/** What the user chose; `system` until then. */
export function themeChoice(): ThemeChoice {
  const stored = readLocal(key)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Sets the theme of the page and keeps the choice for the next visit. */
export function chooseTheme(choice: ThemeChoice): void {
  // Where nothing can be stored, the choice holds for this visit only.
  if (choice === 'system') removeLocal(key)
  else writeLocal(key, choice)
  applyTheme(choice)
}

/** The theme the page shows now. */
export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

/** Calls back whenever the page changes its theme, whoever changed it. Returns what ends it. */
export function watchTheme(listener: (theme: Theme) => void): () => void {
  const observer = new MutationObserver(() => listener(currentTheme()))
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** Lets the page follow the system as long as the choice is `system`. Returns what ends it. */
export function followSystemTheme(): () => void {
  const system = darkSystem()
  const follow = () => applyTheme(themeChoice())
  follow()
  system.addEventListener('change', follow)
  return () => system.removeEventListener('change', follow)
}

function applyTheme(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && darkSystem().matches)
  const theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  // The bar of an installed page. Before the choice is known, the page has one colour for each wish of the system.
  for (const it of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    it.content = barColors[theme]
}

const barColors: Record<Theme, string> = { light: '#ffffff', dark: '#161a21' }

function darkSystem(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}
