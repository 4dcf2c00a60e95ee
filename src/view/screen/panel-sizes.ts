/**
 * Where the sizes of the panes are kept between visits. What is stored belongs to the user, and the panels read it as
 * it is: anything but a record of sizes is not handed on. A browser that keeps nothing gives the first sizes every time.
 */
export const panelSizes = {
  getItem(key: string): string | null {
    try {
      const text = localStorage.getItem(key)
      return text !== null && isLayout(JSON.parse(text)) ? text : null
    } catch {
      return null
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
    } catch {
      // A forgotten size is not worth a word.
    }
  },
}

/** Forgets all of them. */
export function forgetPanelSizes(): void {
  try {
    for (const key of Object.keys(localStorage).filter(it => it.startsWith('react-resizable-panels:')))
      localStorage.removeItem(key)
  } catch {
    // There is nothing to forget then.
  }
}

/** Percentages by the id of the panel. */
function isLayout(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const sizes: unknown[] = Object.values(value)
  return sizes.every(it => typeof it === 'number' && it >= 0 && it <= 100)
}
