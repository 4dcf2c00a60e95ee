import { describe, expect, it, vi } from 'vitest'
import { askThroughBuild } from '../../testing/ask-through-build.ts'
import { randomOverlays } from '../../testing/random-overlays.ts'
import { resolveView } from '../kustomize/view/resolved-view.ts'
import type { Files } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'

const folders = ['overlays/prod', 'overlays/test', 'overlays/far', 'base']

describe('what builds keep from each other', () => {
  it('changes nothing of what is built after any edits', async () => {
    let built = 0
    for (const seed of [1, 2, 3])
      for (const files of randomOverlays(seed, 25)) {
        const kept = folders.map(it => resolveView(files, it))
        // One that remembers nothing.
        vi.resetModules()
        const fresh = await import('../kustomize/view/resolved-view.ts')
        for (const [i, it] of kept.entries()) {
          const { resolution, file, starts } = fresh.resolveView(files, folders[i]!)
          expect(dataOf(it.resolution)).toEqual(dataOf(resolution))
          expect(it.file).toEqual(file)
          expect(it.starts).toEqual(starts)
          expect(it.starts).toEqual(cutDocuments(it.file.text).map(cut => cut.from))
          built += it.resolution.resources.length > 0 ? 1 : 0
        }
      }
    // Most edits leave something that can be built.
    expect(built).toBeGreaterThan(100)
  })

  it('changes nothing of what a rename does after any edits', async () => {
    let renamed = 0
    for (const files of randomOverlays(4, 3)) {
      const now = renamesIn(files, askThroughBuild)
      vi.resetModules()
      const fresh = await import('../../testing/ask-through-build.ts')
      expect(now).toEqual(renamesIn(files, fresh.askThroughBuild))
      renamed += now.filter(it => it.ok).length
    }
    expect(renamed).toBeGreaterThan(0)
  })
})

/** Names of the base and of the patches, given and used. */
function renamesIn(files: Files, ask: typeof askThroughBuild) {
  return ['base/shop.yaml', 'base/infra.yaml', 'overlays/prod/patch.yaml'].flatMap(file => {
    const text = files.find(it => it.name === file)!.text
    const places = [...text.matchAll(/(?:name: |gateways: \[|host: )(?=[a-z])/g)].map(
      it => it.index + it[0].length,
    )
    return places
      .slice(0, 4)
      .flatMap(place =>
        ['overlays/prod', 'overlays/far'].map(folder =>
          ask(files, 'rename', file, place, { folder, params: { newName: 'renamed' } }),
        ),
      )
  })
}

/** Maps as lists, so that their order counts. */
function dataOf(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, it) => (it instanceof Map ? [...it] : it instanceof Set ? [...it] : it)),
  )
}
