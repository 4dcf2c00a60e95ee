/** Several of a kind: `Gateways`, `ServiceEntries`, `Ingresses`. */
export function pluralOf(kind: string): string {
  return `${kind.replace(/([^aeiou])y$/, '$1ie').replace(/s$/, 'se')}s`
}
