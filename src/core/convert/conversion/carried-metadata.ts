import { type JsonMap, mapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'

/** Labels and annotations, but for what tools write into them of the object itself. */
export function carriedMetadata({ value }: Resource): JsonMap {
  const metadata = mapAt(value, 'metadata')
  const kept = (name: string) =>
    Object.entries(mapAt(metadata, name)).filter(
      ([key, it]) => typeof it === 'string' && !/^(kubectl\.kubernetes\.io|internal\.istio\.io)\//.test(key),
    )
  const [labels, annotations] = [kept('labels'), kept('annotations')]
  return {
    ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
    ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
  }
}
