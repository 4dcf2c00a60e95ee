import { followDelegate } from '../../model/delegates.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Rule, readVirtualService } from '../../model/virtual-services.ts'
import { nearName } from '../../text/near-name.ts'
import { translationRule } from './analysis-rule.ts'
import { delegation } from './good-examples.ts'
import { withMeant } from './near-misses.ts'

export const delegateUnreachable = translationRule({
  id: 'references/delegate-unreachable',
  severity: 'error',
  title: 'Delegate that Istio cannot use',
  source: {
    advice:
      'Istio merges delegates into the VirtualServices that name them, and drops rules whose delegate it cannot find.',
    seenIn: 'pilot/pkg/model: mergeVirtualServicesIfNeeded',
  },
  why: `
Istio silently drops the rule, and its requests fall through to the rules below. A delegate is a VirtualService without
hosts, in the same namespace unless \`namespace\` names another, and exported to the namespace of the one that delegates.
`,
  reads: ['VirtualService'],

  check(model, report) {
    const resources = effective(model, 'VirtualService')
    const all = delegating(model, resources)
    for (let i = 0; i < all.length; i++) {
      const resource = resources[i]!
      for (const rule of all[i]!) {
        const target = followDelegate(model, rule, resource.namespace)
        if (!target || target.found) continue
        const { namespace, name, reason } = target
        const fullName = `${namespace}/${name}`
        const path = [...rule.path, 'delegate', 'name']
        switch (reason) {
          case 'missing':
            report(resource, {
              path,
              message: `VirtualService ${fullName} does not exist.`,
              outside: { kind: 'VirtualService', namespace, name },
              ...withMeant(path, meantDelegate(model, { namespace, name })),
            })
            break
          case 'has-hosts':
            report(resource, {
              path,
              message: `VirtualService ${fullName} has hosts of its own, so it cannot be a delegate.`,
            })
            break
          case 'not-exported':
            report(resource, {
              path,
              message: `VirtualService ${fullName} is not exported to namespace ${resource.namespace}.`,
            })
            break
        }
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - delegate: { name: cart, namespace: cart }
#                     ^^^^
---
kind: VirtualService
metadata: { name: cart, namespace: cart }
spec:
  hosts: [cart.example.com]
`,
      },
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - delegate: { name: cart-vs, namespace: cart }
#                     ^^^^^^^
---
kind: VirtualService
metadata: { name: cart, namespace: cart }
spec:
  http: [{ route: [{ destination: { host: cart } }] }]
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - delegate: { name: cart, namespace: cart }
---
kind: VirtualService
metadata: { name: cart, namespace: cart }
spec:
  http: [{ route: [{ destination: { host: cart } }] }]
`,
      },
    ],
    good: [delegation],
  },
})

/** A VirtualService without hosts in the namespace where the delegate is looked for, that is nearly of its name. */
/** The rules of each VirtualService that delegate; a delegate itself has none that count. */
const delegating = memoByPlace<readonly Rule[]>([], (_, resource) => {
  const { hosts, http } = readVirtualService(resource)
  return hosts.length > 0 && http.some(it => it.delegate) ? http.filter(it => it.delegate) : none
})

const none: readonly Rule[] = []

function meantDelegate(
  model: Model,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string | undefined {
  const delegates = effective(model, 'VirtualService').filter(
    it => it.namespace === namespace && readVirtualService(it).hosts.length === 0,
  )
  return nearName(
    name,
    delegates.map(it => it.name),
  )
}
