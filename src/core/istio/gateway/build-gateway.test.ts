import { describe, expect, it } from 'vitest'
import { manyVirtualServices } from '../../../testing/many-virtual-services.ts'
import { routesTable } from '../../explain/routes/routes-table.ts'
import { formatRoutes } from '../../exports/routes-text.ts'
import { identifyFiles } from '../../model/locate.ts'
import { type LinkedModel, linkModel } from '../../model/model.ts'
import { defaultSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'

const workload = { namespace: 'edge', labels: new Map([['app', 'edge']]) }

const delegating: Files = [
  {
    name: 'delegating.yaml',
    text: `kind: VirtualService
metadata: {name: root, namespace: shop}
spec:
  hosts: [host-1.example.com]
  gateways: [edge/edge-1]
  http:
  - match: [{uri: {prefix: /team}}]
    delegate: {name: leaf}
---
kind: VirtualService
metadata: {name: leaf, namespace: shop}
spec:
  http:
  - match: [{uri: {prefix: /team/a}}]
    route: [{destination: {host: web-2}}]
`,
  },
]

/** A piece of text and what takes its place, one after the other. */
const edits: readonly [file: string, from: string, to: string][] = [
  ['host-3.yaml', '/part-0/api/', '/part-0/v2/'],
  ['delegating.yaml', '/team/a', '/team/b'],
  ['delegating.yaml', 'name: leaf}', 'name: gone}'],
  ['delegating.yaml', 'name: gone}', 'name: leaf}'],
  ['host-2.yaml', 'edge/edge-2', 'edge/edge-1'],
  ['host-1.yaml', '- host-1.example.com', "- '*.example.com'"],
  ['gateway-1.yaml', '- host-1.example.com', "- 'qa/host-1.example.com'"],
  ['gateway-0.yaml', 'number: 443', 'number: 8443'],
  ['host-0.yaml', 'port: 8080', 'port: 9090'],
  ['gateway-2.yaml', 'app: edge', 'app: other'],
  ['host-5.yaml', 'name: host-5-1', 'name: a-host-5-1'],
]

describe('the routing of a gateway', () => {
  it('is after each edit what it would be if it were built anew', () => {
    let files: Files = [...manyVirtualServices(6, 3), ...delegating]
    let model = link(files)
    let before = routes(model)
    for (const [name, from, to] of edits) {
      files = files.map(it => (it.name === name ? { name, text: it.text.replace(from, to) } : it))
      model = link(files, model)
      const now = routes(model)
      expect(now, `${name}: ${to}`).toBe(routes(link(files)))
      expect(now, `${name}: ${to} has no effect`).not.toBe(before)
      before = now
    }
  })
})

function link(files: Files, before?: LinkedModel): LinkedModel {
  const resources = identifyFiles(files, defaultSettings).flatMap(it => it.resources)
  return linkModel(resources, defaultSettings, before)
}

function routes(model: LinkedModel): string {
  return formatRoutes(routesTable(model, workload))
}
