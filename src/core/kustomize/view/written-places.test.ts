import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { setAt } from '../../yaml/edit/json.ts'
import type { Path } from '../../yaml/path.ts'
import { readDocuments } from '../files/workspace-files.ts'
import { resolveKustomization } from '../resolve.ts'
import { plain, type Traced } from '../traced/traced.ts'
import { landChanges } from './land-changes.ts'
import { resolveView, resourceAt } from './resolved-view.ts'
import { createPlaces, originAt } from './written-place.ts'

const recording = fileURLToPath(new URL('../cases/recorded.json.gz', import.meta.url))
const cases: readonly { id: string; files: Record<string, string>; root: string; error?: true }[] =
  JSON.parse(gunzipSync(readFileSync(recording)).toString()).filter((it: { error?: true }) => !it.error)

describe('a resolved value that says that it is written', () => {
  it('stands at its place with this very value, in every fourth recorded case', () => {
    let count = 0
    // An alias stands for the text of its anchor.
    for (const { id, files, root } of cases.filter((it, i) => i % 4 === 0 && !it.id.startsWith('anchors'))) {
      const all = asFiles(files)
      const places = createPlaces(all)
      for (const resource of resolveKustomization(all, root).resources)
        for (const { traced } of scalars(resource.value, [])) {
          if (traced.origin.type !== 'written' || traced.origin.at.inside) continue
          const range = places.rangeOf(traced.origin.at)!
          const text = files[range.file]!.slice(range.from, range.to)
          const [read] = readDocuments(`- ${text}\n`)
          const value = (read?.source.value as unknown[] | undefined)?.[0] ?? null
          // Annotations are made texts of, and words such as `yes` are texts to kustomize.
          if (typeof traced.value === 'string' && typeof value !== 'string') continue
          expect([id, range.file, value]).toEqual([id, range.file, traced.value])
          count++
        }
    }
    expect(count).toBeGreaterThan(1000)
  })

  it('is changed there alone, or the change is refused', () => {
    let landed = 0
    for (const [i, { id, files, root }] of cases.entries()) {
      if (i % 3 !== 0) continue
      const all = asFiles(files)
      const before = resolveKustomization(all, root)
      const index = i % Math.max(1, before.resources.length)
      const resource = before.resources[index]
      const places = resource ? scalars(resource.value, []).filter(it => it.path[0] === 'spec') : []
      const place = places[(i * 7) % Math.max(1, places.length)]
      if (!place) continue
      const wanted = before.resources.map((it, at) =>
        at === index ? setAt(plain(it.value), place.path, 'changed') : plain(it.value),
      )
      for (const landing of [{ to: 'source' }, { to: 'overlay', folder: root }] as const) {
        const result = landChanges(all, before, wanted, landing)
        if (!result.ok) {
          expect([id, result.reason]).not.toEqual([id, ''])
          continue
        }
        const after = resolveKustomization(applyChanges(all, result.changes), root)
        expect([id, after.resources.map(it => plain(it.value))]).toEqual([id, wanted])
        landed++
      }
    }
    expect(landed).toBeGreaterThan(30)
  })
})

describe('a place of the resolved file', () => {
  it('leads to the line that it comes from, or to what makes it', () => {
    const files = [
      { name: 'base/kustomization.yaml', text: 'resources: [vs.yaml]\n' },
      {
        name: 'base/vs.yaml',
        text: 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: shop\nspec:\n  hosts: [shop]\n',
      },
      { name: 'prod/kustomization.yaml', text: 'namePrefix: prod-\nresources: [../base]\n' },
    ]
    const view = resolveView(files, 'prod')
    expect(view.file.text).toContain('name: prod-shop')
    const places = createPlaces(files)
    const sourceOf = (...path: Path) => {
      const origin = originAt(resourceAt(view, 0)!, path)
      return { ...places.rangeOf(origin.at)!, type: origin.type }
    }
    const host = sourceOf('spec', 'hosts', 0)
    expect([host.file, files[1]!.text.slice(host.from, host.to)]).toEqual(['base/vs.yaml', 'shop'])
    const missing = sourceOf('spec', 'http')
    expect(missing.file).toBe('base/vs.yaml')
    const name = sourceOf('metadata', 'name')
    expect([name.file, name.type]).toEqual(['prod/kustomization.yaml', 'made'])
  })
})

function scalars(traced: Traced, path: Path): { path: Path; traced: Traced & { kind: 'scalar' } }[] {
  if (traced.kind === 'scalar') return [{ path, traced }]
  if (traced.kind === 'list') return traced.items.flatMap((it, i) => scalars(it, [...path, i]))
  return [...traced.entries].flatMap(([key, it]) => scalars(it, [...path, key]))
}

function asFiles(files: Readonly<Record<string, string>>): Files {
  return Object.entries(files).map(([name, text]) => ({ name, text }))
}
