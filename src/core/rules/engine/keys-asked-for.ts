import type { Json } from '../../yaml/source-document.ts'

/**
 * Finds which of some keys, given in camelCase, are written anywhere in a value, in the order in which they come. One that is
 * written in snake_case, as Istio's reader takes it too, counts as the other.
 */
export function keysAskedFor(keys: readonly string[]): (value: object) => readonly string[] {
  const names = new Map<string, string>()
  for (const key of keys) {
    names.set(key, key)
    names.set(
      key.replace(/[A-Z]/g, it => `_${it.toLowerCase()}`),
      key,
    )
  }
  return value => {
    const found: string[] = []
    collect(value as Json)
    return found

    function collect(value: Json): void {
      if (typeof value !== 'object' || value === null) return
      if (Array.isArray(value)) {
        for (const it of value) collect(it)
        return
      }
      const map = value as { readonly [key: string]: Json }
      for (const key in map) {
        const name = names.get(key)
        if (name !== undefined && !found.includes(name)) found.push(name)
        collect(map[key]!)
      }
    }
  }
}
