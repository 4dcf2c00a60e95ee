import { localKeys, readLocal, readLocalJson, removeLocal, writeLocal } from '../../platform/local-storage.ts'

/**
 * Where the sizes of the panes are kept between visits. What is stored belongs to the user, and the panels read it as
 * it is: anything but a record of sizes is not handed on. A browser that keeps nothing gives the first sizes every time.
 */
export const panelSizes = {
  getItem(key: string): string | null {
    return isLayout(readLocalJson(key)) ? (readLocal(key) ?? null) : null
  },
  setItem: writeLocal,
}

/** Forgets all of them. */
export function forgetPanelSizes(): void {
  for (const key of localKeys()) if (key.startsWith('react-resizable-panels:')) removeLocal(key)
}

/** Percentages by the id of the panel. */
function isLayout(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const sizes: unknown[] = Object.values(value)
  return sizes.every(it => typeof it === 'number' && it >= 0 && it <= 100)
}
