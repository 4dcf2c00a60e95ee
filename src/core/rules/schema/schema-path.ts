import type { Path } from '../../yaml/path.ts'

/** A path as the API server writes it: `spec.hosts[0]`, keys as they are. */
export function schemaPath(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('')
}
