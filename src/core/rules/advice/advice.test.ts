import { describe, expect, it } from 'vitest'
import { manyResources } from '../../../testing/many-resources.ts'
import { manyVirtualServices } from '../../../testing/many-virtual-services.ts'
import { analyze } from '../../analyze.ts'
import { examples } from '../../examples/index.ts'
import { createSession } from '../../session.ts'
import { applyChanges } from '../../text/file-change.ts'
import { fixDiagnostic } from '../engine/fix-diagnostic.ts'
import { bothApisOnOneHost } from './both-apis-on-one-host.ts'

const advice = (files: Parameters<typeof analyze>[0]) =>
  analyze(files)
    .diagnostics.filter(it => it.rule.startsWith('advice/'))
    .map(it => `${it.rule} ${it.line} ${it.message}`)

describe('advice', () => {
  // Istio's own page on Gateway has a port in its TCP rule that its server does not open.
  it('says of the example mongo that its port is open nowhere, and nothing else', () => {
    const { files } = examples.find(it => it.id === 'mongo')!

    expect(advice(files)).toEqual([
      'advice/match-port-not-open 15 No traffic reaches rule 1: port 27017 is open on no gateway of this VirtualService, only 2379 for tcp rules.',
    ])
  })

  const others = examples.filter(it => it.id !== 'mongo')

  it.each(others.map(it => [it.id, it] as const))('says nothing of the example %s', (_, { files }) => {
    expect(advice(files)).toEqual([])
  })

  it('says nothing of the generated workspaces', () => {
    expect(advice(manyResources(100))).toEqual([])
    expect(advice(manyVirtualServices(20, 3))).toEqual([])
  })
})

describe('two resources of one name', () => {
  const gateway = `# Public.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
`

  it('say of each other where they stand, in their files as they are', () => {
    const files = [
      { name: 'a.yaml', text: gateway },
      { name: 'b.yaml', text: `---\n${gateway}` },
    ]

    expect(advice(files)).toEqual([
      'advice/replaced-resource 4 Is replaced by the later Gateway shop/public, line 3 of b.yaml.',
      'advice/replaced-resource 5 Replaces the earlier Gateway shop/public, line 2 of a.yaml.',
    ])
  })
  it('follow each other as lines and files change', () => {
    const session = createSession()
    const told = (...texts: readonly string[]) =>
      session
        .update(texts.map((text, i) => ({ name: `${i}.yaml`, text })))
        .diagnostics.flatMap(it => /line .*\./.exec(it.message) ?? [])

    expect(told(gateway, gateway)).toEqual(['line 2 of 1.yaml.', 'line 2 of 0.yaml.'])
    expect(told(gateway, `# Second.\n${gateway}`)).toEqual(['line 3 of 1.yaml.', 'line 2 of 0.yaml.'])
    expect(told(gateway, '', gateway)).toEqual(['line 2 of 2.yaml.', 'line 2 of 0.yaml.'])
  })
})

it('the backend of a GRPCRoute gets a protocol at its Service', () => {
  const files = [
    {
      name: 'grpc.yaml',
      text: `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: cart, port: 9000 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports:
  - name: http
    port: 9000
`,
    },
  ]
  const found = analyze(files).diagnostics.find(it => it.rule === 'advice/grpc-backend-of-http')
  const made = fixDiagnostic(found!).run(files)
  const after = applyChanges(files, made.ok ? made.changes : [])
  expect(after[0]?.text).toContain('    port: 9000\n    appProtocol: grpc\n')
  expect(advice(after)).toEqual([])
})

describe('both APIs on one host, at a listener of a ListenerSet', () => {
  const [text = ''] = bothApisOnOneHost.examples.bad.flatMap(({ yaml }) =>
    yaml.includes('kind: ListenerSet') ? [withVersions(yaml)] : [],
  )
  const told = (yaml: string) =>
    analyze([{ name: 'a.yaml', text: yaml }]).diagnostics.filter(it => it.rule === bothApisOnOneHost.id)

  it('is told at the port that the set adds to the workload of its Gateway, and at no other', () => {
    expect(told(text)).toHaveLength(1)
    expect(
      told(
        text.replace('name: http, port: 80, protocol: HTTP }]', 'name: http, port: 81, protocol: HTTP }]'),
      ),
    ).toEqual([])
  })

  it('is not told of a set that its Gateway does not let in', () => {
    expect(told(text.replace(/ {2}allowedListeners:.*\n/, ''))).toEqual([])
  })
})

/** Examples leave out what the rule does not look at. */
function withVersions(yaml: string): string {
  return yaml
    .replace(/^# .*\n/gm, '')
    .replace(/^(?=kind: Service$)/gm, 'apiVersion: v1\n')
    .replace(/^(?<=---\n)(?=kind: (?:Gateway|VirtualService)$)/gm, 'apiVersion: networking.istio.io/v1\n')
}
