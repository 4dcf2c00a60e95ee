import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { planRollout } from './plan-rollout.ts'
import type { Rollout } from './rollout.ts'

const settings = { ...defaultSettings, defaultNamespace: 'shop' }

function plan(before: string, after: string): Rollout {
  const files = (text: string): Files => [{ name: 'shop.yaml', text }]
  const result = planRollout({ before: files(before), after: files(after), settings })
  if ('refuse' in result) throw new Error(result.refuse)
  return result
}

function titles({ steps }: Rollout): string[] {
  return steps.map(it => `${it.title}${it.breaks.some(one => one.fails) ? ' (breaks)' : ''}`)
}

const gateway = gatewayNamed('public', 'shop.example.com')
const service = `apiVersion: v1
kind: Service
metadata: { name: cart }
spec:
  ports:
  - { name: http, port: 80 }
---
`

function gatewayNamed(name: string, ...hosts: string[]): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [${hosts.join(', ')}]
---
`
}

function subsets(...names: string[]): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
spec:
  host: cart
  subsets: # by version
${names.map(it => `  - name: ${it}\n    labels: { version: ${it} }\n`).join('')}---
`
}

function routes(
  name: string,
  hosts: readonly string[],
  subset: string,
  more = '',
  gateways = '[public]',
): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
spec:
  hosts: [${hosts.join(', ')}]
  gateways: ${gateways}
  http:
${more}  - route:
    - destination: { host: cart, subset: ${subset} }
---
`
}

describe('a DestinationRule', () => {
  it('gets its new subsets before the rules that lead to them, and loses the old ones behind', () => {
    const found = plan(
      service + gateway + subsets('v1') + routes('cart', ['shop.example.com'], 'v1'),
      service + gateway + subsets('v2') + routes('cart', ['shop.example.com'], 'v2'),
    )
    expect(titles(found)).toEqual([
      'Widen DestinationRule cart',
      'Change VirtualService cart',
      'Change DestinationRule cart',
    ])
    expect(found.limits).toEqual([])
    expect(found.steps[0]!.objects[0]!.text).toBe(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
spec:
  host: cart
  subsets: # by version
  - name: v2
    labels: { version: v2 }
  - name: v1
    labels:
      version: v1
`)
  })

  it('is one step where it only gains or only loses subsets', () => {
    const [one, two] = [subsets('v1'), subsets('v1', 'v2')].map(
      it => service + gateway + it + routes('cart', ['shop.example.com'], 'v1'),
    ) as [string, string]
    expect(titles(plan(one, two))).toEqual(['Change DestinationRule cart'])
    expect(plan(two, one).steps.map(it => it.stage)).toEqual(['subsetsGone'])
  })

  it('that changes its host tells which requests fail, and why there is no safe order', () => {
    const other = service.replace('name: cart', 'name: basket')
    const found = plan(
      service + other + gateway + subsets('v1') + routes('cart', ['shop.example.com'], 'v1'),
      service +
        other +
        gateway +
        subsets('v1').replace('host: cart', 'host: basket') +
        routes('cart', ['shop.example.com'], 'v1').replace('host: cart', 'host: basket'),
    )
    expect(titles(found)).toEqual(['Change DestinationRule cart (breaks)', 'Change VirtualService cart'])
    expect(found.steps[0]!.breaks).toMatchObject([
      {
        fails: true,
        before: 'cart.shop.svc.cluster.local:80 v1',
        after: 'basket.shop.svc.cluster.local:80 v1',
        until: 2,
        why: 'DestinationRule cart changes its host, and one object has one host. Add a second DestinationRule for the new host first.',
      },
    ])
  })
})

describe('hosts', () => {
  const both = gatewayNamed('public', 'a.example.com', 'b.example.com')
  const base = service + both + subsets('v1', 'v2')

  it('that move between VirtualServices are had by both in between', () => {
    const found = plan(
      base + routes('one', ['a.example.com', 'b.example.com'], 'v1') + routes('two', ['c.example.com'], 'v2'),
      base + routes('one', ['a.example.com'], 'v1') + routes('two', ['c.example.com', 'b.example.com'], 'v2'),
    )
    expect(found.steps.flatMap(it => it.objects.map(one => one.name))).toEqual(['two', 'one'])
    expect(found.steps.flatMap(it => it.breaks)).toEqual([])
  })

  it('of a VirtualService that is replaced by another never lack rules', () => {
    const found = plan(
      base + routes('old', ['a.example.com'], 'v1'),
      base + routes('new', ['a.example.com'], 'v2'),
    )
    expect(titles(found)).toEqual(['Add VirtualService new', 'Delete VirtualService old'])
  })

  it('that two VirtualServices swap are under both in between', () => {
    const found = plan(
      base + routes('one', ['a.example.com'], 'v1') + routes('two', ['b.example.com'], 'v2'),
      base + routes('one', ['b.example.com'], 'v1') + routes('two', ['a.example.com'], 'v2'),
    )
    expect(found.steps.flatMap(it => it.breaks.filter(one => one.fails))).toEqual([])
    expect(found.steps.length).toBeGreaterThan(1)
  })
})

it('adds a delegate before its root, and deletes it behind', () => {
  const base = service + gateway + subsets('v1')
  const delegate = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: part
spec:
  http:
  - route:
    - destination: { host: cart, subset: v1 }
---
`
  const plainRoot = routes('root', ['shop.example.com'], 'v1')
  const root = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: root
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match:
    - uri: { prefix: / }
    delegate: { name: part }
---
`
  expect(titles(plan(base + plainRoot, base + root + delegate))).toEqual([
    'Add VirtualService part',
    'Change VirtualService root',
  ])
  expect(titles(plan(base + root + delegate, base + plainRoot))).toEqual([
    'Change VirtualService root',
    'Delete VirtualService part',
  ])
})

it('binds a VirtualService to its new Gateway before the old one goes', () => {
  const found = plan(
    service + gateway + subsets('v1') + routes('cart', ['shop.example.com'], 'v1'),
    service +
      gatewayNamed('edge', 'shop.example.com') +
      subsets('v1') +
      routes('cart', ['shop.example.com'], 'v1', '', '[edge]'),
  )
  expect(titles(found).at(-1)).toBe('Delete Gateway public')
  expect(found.steps.flatMap(it => it.breaks)).toEqual([])
})

it("takes a server's host away behind the rule for it, and never lets Istio refuse what is in between", () => {
  const found = plan(
    service +
      gatewayNamed('public', 'a.example.com') +
      subsets('v1') +
      routes('cart', ['a.example.com'], 'v1'),
    service +
      gatewayNamed('public', 'b.example.com') +
      subsets('v1') +
      routes('cart', ['b.example.com'], 'v1'),
  )
  expect(titles(found)).toEqual([
    'Widen Gateway public',
    'Change VirtualService cart',
    'Change Gateway public',
  ])
})

it('names the namespace as it is written, and leaves kubectl its own where none is', () => {
  const [step] = plan('', subsets('v1').replace('name: cart', 'name: cart\n  namespace: web')).steps
  expect(step!.objects[0]).toMatchObject({ id: 'DestinationRule/web/cart', namespace: 'web' })
  expect(plan('', subsets('v1')).steps[0]!.objects[0]!.namespace).toBeUndefined()
})

it('plans nothing as long as a document cannot be read', () => {
  const files = (text: string) => [{ name: 'a.yaml', text }]
  const result = planRollout({ before: files(gateway), after: files(`${gateway}kind: [\n`), settings })
  expect(result).toMatchObject({ refuse: expect.stringContaining('line 10 of a.yaml cannot be read') })
})

it('has no steps where comments and layout alone differ', () => {
  expect(plan(gateway, `# ours\n${gateway}`)).toEqual({ steps: [], limits: [] })
})

it('puts policies that let in before the rules, those that refuse behind, and says that none is traced', () => {
  const policy = (action: string, hosts: string) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${action.toLowerCase()} }
spec:
  action: ${action}
  rules:
  - to: [{ operation: { hosts: [${hosts}] } }]
---
`
  const base = service + gateway + subsets('v1', 'v2')
  const found = plan(
    base + routes('cart', ['shop.example.com'], 'v1') + policy('ALLOW', 'a.example.com'),
    base +
      routes('cart', ['shop.example.com'], 'v2') +
      policy('ALLOW', 'b.example.com') +
      policy('DENY', 'c.example.com'),
  )
  expect(titles(found)).toEqual([
    'Widen AuthorizationPolicy allow',
    'Change VirtualService cart',
    'Change AuthorizationPolicy allow, add AuthorizationPolicy deny',
  ])
  expect(found.limits).toEqual([
    'Tracing does not follow AuthorizationPolicies: their places are by what they can do.',
  ])
})

it('says what Istio refuses and what has no name', () => {
  const nameless = gateway.replace('name: public', 'labels: {}')
  const refused = gatewayNamed('bad', 'shop.example.com').replace('HTTP }', 'NONE }')
  expect(plan('', nameless + refused).limits).toEqual([
    expect.stringMatching(/^Istio refuses Gateway bad: /),
    'One Gateway has no name and is in no step.',
  ])
})
