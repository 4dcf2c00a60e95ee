import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Resolution } from '../resolve.ts'
import { plain } from '../traced/traced.ts'

/** What is resolved as one text, a document each, keys in the order in which kustomize writes them: by name. */
export function writeResolved({ resources }: Pick<Resolution, 'resources'>): string {
  const now = new Map<string, string>()
  const texts = resources.map(it => {
    const value = sorted(plain(it.value))
    const key = JSON.stringify(value)
    const text = now.get(key) ?? written.get(key) ?? writeDocument(value)
    now.set(key, text)
    return text
  })
  written = now
  return texts.join('---\n')
}

/** What was written last, by value: an edit changes few of many documents, and writing them is half of what resolving takes. */
let written: ReadonlyMap<string, string> = new Map()

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMap(value)) return value
  const keys = Object.keys(value).sort()
  const map: { [key: string]: Json } = Object.create(null)
  for (const key of keys) map[key] = sorted(value[key]!)
  return map
}
