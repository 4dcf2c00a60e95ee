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
    const text = now.get(key) ?? writtenBefore(key) ?? writeDocument(value)
    now.set(key, text)
    return text
  })
  written = [now, ...written].slice(0, mostWritten)
  return texts.join('---\n')
}

/** What was written last, by value: an edit changes few of many documents, and writing them is half of what resolving takes. */
let written: readonly ReadonlyMap<string, string>[] = []
/** A rename looks at what several overlays build. */
const mostWritten = 4

function writtenBefore(key: string): string | undefined {
  for (const it of written) {
    const known = it.get(key)
    if (known !== undefined) return known
  }
  return undefined
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isMap(value)) return value
  const keys = Object.keys(value).sort()
  const map: { [key: string]: Json } = Object.create(null)
  for (const key of keys) map[key] = sorted(value[key]!)
  return map
}
