import type { Resource, ResourceId } from '../../model/resource.ts'

/** Parts of resources, of which those that cannot be read at the moment are drawn otherwise. */
export function withStale<Part>(
  parts: readonly Part[],
  resources: readonly Resource[],
  stale: ReadonlySet<ResourceId>,
  draw: (resource: Resource, part: Part) => Part,
): readonly Part[] {
  if (stale.size === 0) return parts
  let drawn: Part[] | undefined
  resources.forEach((it, i) => {
    if (!stale.has(it.id)) return
    drawn ??= parts.slice()
    drawn[i] = draw(it, parts[i]!)
  })
  return drawn ?? parts
}
