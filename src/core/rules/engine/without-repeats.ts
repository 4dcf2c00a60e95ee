import type { Diagnostic } from '../../diagnostic.ts'

/** The problems without those that only say once more that the same thing is not in the files, at the same place. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({ outside, severity, resource, message, from }) => {
    if (!outside || severity !== 'info') return true
    const key = JSON.stringify([resource, from, message])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
