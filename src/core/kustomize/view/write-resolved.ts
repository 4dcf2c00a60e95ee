import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Resolution } from '../resolve.ts'
import { plain } from '../traced/traced.ts'

/** What is resolved as one text, a document each, keys in the order in which kustomize writes them: by name. */
export function writeResolved({ resources }: Pick<Resolution, 'resources'>): string {
  return resources.map(it => writeDocument(sorted(plain(it.value)))).join('---\n')
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMap(value)) return value
  const keys = Object.keys(value).sort()
  const map: { [key: string]: Json } = Object.create(null)
  for (const key of keys) map[key] = sorted(value[key]!)
  return map
}
