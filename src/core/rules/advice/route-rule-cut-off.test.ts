import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import type { LinkedModel } from '../../model/model.ts'
import { readModel } from '../../model/read-model.ts'
import { runModelRule } from '../engine/run-model-rules.ts'
import { routeRuleCutOff } from './route-rule-cut-off.ts'

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`
const matches = {
  cart: '{ path: { type: RegularExpression, value: /cart/.* } }',
  all: '{ path: { type: PathPrefix, value: / } }',
  exact: '{ path: { type: Exact, value: /cart } }',
}

// The answer is kept from edit to edit: a rule that comes back to life in one place must take its finding along.
it('tells of the rules that are tried nowhere, however the routes are edited', () => {
  const rule = fc.constantFrom(...Object.values(matches))
  const route = fc.record({
    hosts: fc.subarray(['a.example.com', 'b.example.com'], { minLength: 1 }),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  })
  const step = fc.record({ at: fc.nat(3), route })
  fc.assert(
    fc.property(
      fc.array(route, { minLength: 4, maxLength: 4 }),
      fc.array(step, { maxLength: 8 }),
      (start, steps) => {
        let routes = start
        let model = readModel(filesOf(routes))
        for (const it of steps) {
          routes = routes.with(it.at, it.route)
          model = readModel(filesOf(routes), undefined, model)
          expect(toldOf(model)).toEqual(triedNowhere(model))
        }
      },
    ),
    { numRuns: 60 },
  )
})

function filesOf(
  routes: readonly { readonly hosts: readonly string[]; readonly rules: readonly string[] }[],
) {
  const texts = routes.map(
    ({ hosts, rules }, i) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route-${i} }
spec:
  parentRefs: [{ name: public }]
  hostnames: [${hosts.join(', ')}]
  rules:
${rules.map(it => `  - matches: [${it}]\n    backendRefs: [{ name: web, port: 80 }]\n`).join('')}`,
  )
  return [gateway, ...texts].map((text, i) => ({ name: `${i}.yaml`, text }))
}

function toldOf(model: LinkedModel): readonly string[] {
  return runModelRule(routeRuleCutOff, model)
    .map(it => JSON.stringify([it.resource.id, it.finding.path]))
    .sort()
}

/** What stands behind a prefix for all in each place where it is, and before it in none. */
function triedNowhere(model: LinkedModel): readonly string[] {
  const [tried, behind] = [new Set<string>(), new Set<string>()]
  for (const made of generatedVirtualServices(model)) {
    const rules = (made.spec as { http: { match?: { uri?: { prefix?: string } }[] }[] }).http
    const last = rules.findIndex(it => !it.match?.[0]?.uri || it.match[0].uri.prefix === '/')
    rules.forEach((_, i) => {
      const { resource, path } = made.origin!(['spec', 'http', i, 'match', 0])
      ;(last >= 0 && i > last ? behind : tried).add(JSON.stringify([resource, path]))
    })
  }
  return [...behind].filter(it => !tried.has(it)).sort()
}
