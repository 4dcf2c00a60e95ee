import { durationFault, formatDuration, millisecond } from '../../syntax/duration.ts'
import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { fixOf, remove, set } from './fixes.ts'

/** Reports a duration that is shorter than a millisecond or not in whole ones; `without` says what its absence does. */
export function checkDuration(value: bigint | undefined, path: Path, report: Report, without: string): void {
  if (value === undefined) return
  const fault = durationFault(value)
  if (!fault) return
  const name = String(path.at(-1))
  const rounded = ((value + millisecond / 2n) / millisecond) * millisecond
  const better = formatDuration(rounded)
  report({
    path,
    message:
      value === 0n
        ? `${name} must be at least 1ms; ${without}.`
        : `${name} of ${formatDuration(value)} is not valid: ${fault}.`,
    ...(value === 0n && { fix: fixOf(`Remove ${name}`, remove(path)) }),
    ...(rounded > 0n && { fix: fixOf(`Write ${better}`, set(path, better)) }),
  })
}
