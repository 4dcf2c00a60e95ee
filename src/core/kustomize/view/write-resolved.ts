import { memoByObject } from '../../data/memo-by-object.ts'
import { writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Resolution } from '../resolve.ts'
import { plain, type TracedMap } from '../traced/traced.ts'

/** What is resolved as one text, a document each, keys in the order in which kustomize writes them: by name. */
export function writeResolved({ resources }: Pick<Resolution, 'resources'>): string {
  return resources.map(it => writtenText(it.value)).join(separator)
}

/** The line that parts the documents; it begins the one below it. */
export const separator = '---\n'

/** The document of a resource, without the line above it. An edit changes few of many, and writing them is half of what resolving takes. */
export const writtenText = memoByObject((value: TracedMap): string => {
  const wanted = sorted(plain(value))
  const key = JSON.stringify(wanted)
  const text = texts.get(key) ?? writeDocument(wanted)
  texts.delete(key)
  texts.set(key, text)
  if (texts.size > mostTexts)
    for (const [oldest] of texts) if (texts.size > mostTexts / 2) texts.delete(oldest)
  return text
})

/** What was written last, by value: where a value is made again that says the same, the text is the same string. */
const texts = new Map<string, string>()
const mostTexts = 10_000

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMap(value)) return value
  const keys = Object.keys(value).sort()
  const map: { [key: string]: Json } = Object.create(null)
  for (const key of keys) map[key] = sorted(value[key]!)
  return map
}
