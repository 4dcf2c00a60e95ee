import { writeDocument } from '../../yaml/edit/render-value.ts'
import type { Json } from '../../yaml/source-document.ts'

/** Objects as YAML, a document each. */
export function writeObjects(objects: readonly Json[]): string {
  return objects.map(it => writeDocument(it)).join('---\n')
}
