import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type OverlaidCase, overlaidCase } from '../../../testing/changed-workspaces.ts'
import { equalJson } from '../../yaml/edit/json.ts'
import type { Json } from '../../yaml/source-document.ts'
import { readDocuments } from '../files/workspace-files.ts'

/** What the real kustomize builds of an overlay of changes, and of the files as they are after the changes. */
interface Recorded extends OverlaidCase {
  readonly built: string | null
  readonly wanted: string | null
}

const recorded: readonly Recorded[] = JSON.parse(
  gunzipSync(readFileSync(new URL('../cases/changes.json.gz', import.meta.url))).toString(),
)

describe('an overlay of changes', () => {
  it('is the one that kustomize was asked about', () => {
    const other = recorded.filter(it => {
      const made = overlaidCase(it)
      return JSON.stringify(made?.overlay) !== JSON.stringify(it.overlay)
    })
    // `npm run kustomize -- --record` writes the recording.
    expect(other.map(it => it.id)).toEqual([])
    expect(recorded.length).toBeGreaterThan(25)
  })

  it.each(recorded)('is built by kustomize to the files of now: $id', ({ built, wanted }) => {
    expect(built).not.toBeNull()
    expect(equalJson(resourcesIn(built!), resourcesIn(wanted!))).toBe(true)
  })
})

/** In the order of their names: an overlay has new resources behind those of its base. */
function resourcesIn(yaml: string): Json {
  return readDocuments(yaml)
    .map(it => it.source.value!)
    .map(it => [nameIn(it), it] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, it]) => it)
}

function nameIn(value: Json): string {
  const { kind, metadata } = value as { kind: string; metadata: { name: string; namespace?: string } }
  return `${kind} ${metadata.namespace} ${metadata.name}`
}
