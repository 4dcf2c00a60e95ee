import { expect, it } from 'vitest'
import { graphOf } from '../../../testing/check-graph.ts'
import fc from '../../../testing/property.ts'
import { createUsedHosts } from './used-hosts.ts'

const { nodes: pool } = graphOf(`
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop]
  http:
  - route:
    - destination: { host: cart, subset: v1 }
    - destination: { host: cart, subset: v2 }
    - destination: { host: mail }
    - destination: { host: desk }
`)

it('knows the hosts of a list of nodes, list after list, and is the same while they are', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray([...pool]), { minLength: 1, maxLength: 8 }), all => {
      const usedHosts = createUsedHosts()
      const hostsIn = (nodes: typeof pool) =>
        new Set(nodes.flatMap(it => (it.type === 'destination' ? [it.host] : [])))
      let before: { hosts: ReadonlySet<string>; used: object } | undefined
      for (const nodes of all) {
        const used = usedHosts(nodes)
        const hosts = hostsIn(nodes)
        for (const host of hostsIn(pool)) expect(used.has(host)).toBe(hosts.has(host))
        if (before)
          expect(used === before.used).toBe([...hosts].sort().join() === [...before.hosts].sort().join())
        before = { hosts, used }
      }
    }),
  )
})
