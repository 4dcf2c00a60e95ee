import { describe, expect, it } from 'vitest'
import { atSources } from './at-sources.ts'
import { resolveView } from './kustomize/view/resolved-view.ts'
import { createSession } from './session.ts'
import type { Files } from './text/file-change.ts'

function shop(comment = '', metadata = ''): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop${metadata}}
spec:
  hosts: [shop.example.com]
  gateways:${comment}
  - gone
  http:
  - route:
    - destination: {host: shop.example.com}
`
}

const configuration = `mute:
- rule: references/gateway-missing
  reason: the platform has it
`
const suppress = ', annotations: {galley.istio.io/analyze-suppress: "IST0101"}'
const comment = '\n  # drawbridge-ignore references/gateway-missing: the platform has it'

/** The problems that are told, and the count on the box of the VirtualService, of a folder with an overlay over this text. */
function told(text: string, more: Files = []) {
  const files: Files = [
    { name: 'base/kustomization.yaml', text: 'resources: [shop.yaml]\n' },
    { name: 'base/shop.yaml', text },
    { name: 'prod/kustomization.yaml', text: 'resources: [../base]\n' },
    ...more,
  ]
  const view = resolveView(files, 'prod')
  const built = createSession().update([view.file])
  const { diagnostics, muted = [], graph } = atSources(built, files, { view, problems: [] })
  const box = graph.nodes.find(it => it.type === 'virtualService')
  return {
    told: diagnostics.filter(it => it.resource).map(it => it.rule),
    muted: muted.map(it => it.rule),
    counted: box?.badge?.count ?? 0,
    isSameDrawing: graph === built.graph,
  }
}

describe('the boxes of a shown overlay', () => {
  it('count what the build is told to have wrong', () => {
    const found = told(shop())
    expect(found.told).toContain('references/gateway-missing')
    expect(found.counted).toBe(found.told.length)
    expect(found.isSameDrawing).toBe(true)
  })

  it.each([
    ['a comment', shop(comment), []],
    ['an annotation', shop('', suppress), []],
    ['a .drawbridge.yaml', shop(), [{ name: '.drawbridge.yaml', text: configuration }]],
  ])('do not count what %s in the files mutes', (_, text, more) => {
    const found = told(text, more)
    expect(found.muted).toContain('references/gateway-missing')
    expect(found.told).not.toContain('references/gateway-missing')
    expect(found.counted).toBe(found.told.length)
  })
})
