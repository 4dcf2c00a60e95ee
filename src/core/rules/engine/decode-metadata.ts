import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

// A namespace that is no text is not among them: the client puts its own in its place.
const texts = ['name', 'generateName', 'uid', 'resourceVersion', 'selfLink']
const textMaps = ['labels', 'annotations']

/** The places of an object's metadata that Kubernetes cannot read, so that nobody looks at the object at all. */
export function metadataFaults(metadata: Json | undefined): Path[] {
  if (metadata === undefined || metadata === null) return []
  if (!isMap(metadata)) return [['metadata']]
  const own = (key: string): Json => (Object.hasOwn(metadata, key) ? (metadata[key] ?? null) : null)
  return [
    ...texts.filter(it => !isText(own(it))).map(it => ['metadata', it]),
    ...textMaps.flatMap(it => mapFaults(own(it), ['metadata', it])),
  ]
}

function mapFaults(json: Json, path: Path): Path[] {
  if (json === null) return []
  if (!isMap(json)) return [path]
  return Object.keys(json).flatMap(key => (isText(json[key] ?? null) ? [] : [[...path, key]]))
}

/** Null stands for an empty text. */
function isText(json: Json): boolean {
  return json === null || typeof json === 'string'
}
