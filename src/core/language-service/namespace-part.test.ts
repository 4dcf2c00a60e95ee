import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { applyChanges, type Files, findFile } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'
import type { Location } from './reading/placed.ts'

const files: Files = [
  {
    name: 'prod.yaml',
    text: `apiVersion: v1
kind: Namespace
metadata: {name: prod}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gateway, namespace: prod}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
---
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: prod}
spec: {ports: [{name: http, port: 80}]}
`,
  },
  {
    name: 'shop.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: ["prod/gateway"]
  http:
  - route:
    - destination: {host: reviews.prod.svc.cluster.local}
`,
  },
]

function service() {
  const session = createSession()
  session.update(files)
  return languageService(session)
}

function at(before: string, behind: string) {
  const { text } = files[1]!
  const offset = text.indexOf(before + behind) + before.length
  return { file: 'shop.yaml', position: positionsIn(text).positionAt(offset) }
}

const words = (found: readonly Location[]) =>
  found
    .map(({ file, range }) => {
      const { text } = findFile(files, file)!
      const { from, to } = positionsIn(text).range(range)
      return text.slice(from, to)
    })
    .sort()

const parts = [
  at('', 'prod/gateway'),
  at('prod', '/gateway'),
  at('reviews.', 'prod'),
  at('reviews.pro', 'd.svc'),
]

describe('the namespace in a reference or host', () => {
  it.each(parts)('leads to the namespace, is used with it and is renamed with it', place => {
    const { definition, references, prepareRename, rename } = service()
    expect(words(definition(place))).toEqual(['prod'])
    expect(definition(place)[0]).toMatchObject({ file: 'prod.yaml', range: { start: { line: 2 } } })
    expect(words(references(place))).toEqual([
      '"prod/gateway"',
      'prod',
      'prod',
      'reviews.prod.svc.cluster.local',
    ])
    expect(prepareRename(place)).toMatchObject({ placeholder: 'prod' })
    const made = rename({ ...place, newName: 'live' })
    const after = made.ok ? applyChanges(files, fileChangesOf(files, made.edit)) : []
    expect(after.map(it => it.text).join('')).not.toContain('prod')
  })

  it('is what is renamed where it stands', () => {
    const found = service().prepareRename(at('reviews.', 'prod'))
    const { text } = files[1]!
    const { from, to } = positionsIn(text).range('range' in found ? found.range : undefined!)
    expect([text.slice(from - 8, from), text.slice(from, to)]).toEqual(['reviews.', 'prod'])
  })

  it.each([at('prod/', 'gateway'), at('', 'reviews.prod')])(
    'leaves the name beside it to what has that name',
    place => {
      const { definition, prepareRename } = service()
      const [name] = words(definition(place))
      expect(['gateway', 'reviews']).toContain(name)
      expect(prepareRename(place)).toMatchObject({ placeholder: name })
    },
  )
})
