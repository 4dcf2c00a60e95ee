/** A name that nobody else makes. Not of randomUUID, which browsers offer on secure origins only. */
export function newId(bytes = 12): string {
  const chance = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(chance, it => it.toString(16).padStart(2, '0')).join('')
}
