import { isLabelKey, isLabelValue } from '../../syntax/label-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'

/** Reports the keys and the values of a map that cannot be a label's, one by one. */
export function reportLabels(labels: { readonly [key: string]: string }, path: Path, report: Report): void {
  for (const [key, value] of Object.entries(labels)) {
    const at = [...path, key]
    if (!isLabelKey(key)) report({ path: at, part: 'key', message: `"${key}" is not a valid label key.` })
    if (!isLabelValue(value)) report({ path: at, message: `"${value}" is not a valid label value.` })
  }
}
