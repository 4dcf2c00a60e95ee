/**
 * The browser's local storage, which may be absent, blocked or full, and belongs to the user: what is read from it may
 * be anything. Nothing here throws.
 */
export function readLocal(key: string): string | undefined {
  return quietly(() => localStorage.getItem(key) ?? undefined)
}

/** Whether it was written. */
export function writeLocal(key: string, value: string): boolean {
  return (
    quietly(() => {
      localStorage.setItem(key, value)
      return true
    }) ?? false
  )
}

export function removeLocal(key: string): void {
  quietly(() => localStorage.removeItem(key))
}

export function localKeys(): string[] {
  return quietly(() => Object.keys(localStorage)) ?? []
}

/** What stands there as JSON; undefined where nothing does, or something else. */
export function readLocalJson(key: string): unknown {
  return quietly(() => JSON.parse(readLocal(key) ?? 'null') as unknown) ?? undefined
}

function quietly<T>(task: () => T): T | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}
