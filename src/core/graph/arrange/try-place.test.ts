import { describe, expect, it } from 'vitest'
import { manyResources } from '../../../testing/many-resources.ts'
import { analyze } from '../../analyze.ts'
import { examples } from '../../examples/index.ts'
import { arrangeGraph } from './arrange.ts'
import { noFolding } from './arrangement.ts'
import { boundsOf } from './bounds.ts'
import { largestZoom, sideMargin } from './choose-level.ts'
import { tryPlaceOf } from './try-place.ts'

const rooms = {
  laptop: { width: 990, height: 780 },
  desk: { width: 1320, height: 960 },
  phone: { width: 390, height: 640 },
}

function drawn(files: Parameters<typeof analyze>[0], room = rooms.laptop) {
  const options = { room, folding: noFolding, focus: new Set<string>() }
  return arrangeGraph(analyze(files).graph, options).graph
}

/** Something routes: a VirtualService, or a route of the Gateway API. */
const routed = /^kind: (VirtualService|\w+Route)$/m

describe('requests to try', () => {
  it.each(Object.entries(rooms))('stand below a drawing that leaves room for them, on a %s', (_, room) => {
    for (const { files } of examples) {
      const graph = drawn(files, room)
      const place = tryPlaceOf(graph, room)
      if (!place) continue
      const all = boundsOf(graph.nodes)
      const zoom = Math.min(largestZoom, (room.width - 2 * sideMargin) / all.width)
      expect(place.y).toBeGreaterThan(all.y + all.height)
      expect(place.x).toBeGreaterThanOrEqual(all.x)
      expect(place.width).toBeLessThanOrEqual(all.width)
      expect((place.y + place.height - all.y) * zoom).toBeLessThan(room.height)
    }
  })

  it('are offered where rules route and much of the canvas is empty', () => {
    const offered = examples.filter(it => tryPlaceOf(drawn(it.files), rooms.laptop))
    expect(offered.map(it => it.title)).toEqual(
      expect.arrayContaining(['MongoDB over TCP', 'TLS passthrough by SNI']),
    )
  })

  it('are offered neither where nothing routes nor for many of them', () => {
    const lone = examples.filter(it => !it.files.some(file => routed.test(file.text)))
    for (const { files } of lone) expect(tryPlaceOf(drawn(files), rooms.laptop)).toBeUndefined()
    expect(tryPlaceOf(drawn(manyResources(40)), rooms.desk)).toBeUndefined()
    expect(tryPlaceOf({ nodes: [], edges: [] }, rooms.desk)).toBeUndefined()
  })
})
