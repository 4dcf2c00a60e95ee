import { describe, expect, it } from 'vitest'
import { modelOf } from '../../../testing/check-trace.ts'
import { analyze } from '../../analyze.ts'
import { bookinfo } from '../../examples/bookinfo.ts'
import { runSavedRequest } from '../../saved/saved-request.ts'
import { flowOf } from '../../traffic/traffic-flow.ts'
import { savedMix } from '../../traffic/traffic-mix.ts'
import {
  formatMeshSource,
  labelSuggestions,
  likelyMeshSource,
  meshNamespaces,
  readMeshSource,
} from './mesh-sources.ts'

const files = bookinfo.files.map(it => it.text).join('---\n')
const model = modelOf(files)

describe('a workload of the mesh', () => {
  it.each([
    ['shop', 'shop'],
    ['  shop  app=web ', 'shop app=web'],
    ['shop app=web,version=v1', 'shop app=web,version=v1'],
    ['shop app=web version=', 'shop app=web,version='],
  ])('is read of %j and written as %j', (text, written) => {
    expect(formatMeshSource(readMeshSource(text)!.workload)).toBe(written)
    expect(readMeshSource(written)?.id).toBe(`mesh: ${written}`)
  })

  it.each(['', 'app=web', 'shop web', 'shop =web', 'a/b', `${'x'.repeat(300)}`])('is none in %j', text => {
    expect(readMeshSource(text)).toBeUndefined()
  })

  it('is offered by the namespaces of the files, those with rules for the mesh first', () => {
    expect(meshNamespaces(model)).toEqual(['bookinfo-namespace', 'some-config-namespace'])
    expect(likelyMeshSource(model)?.id).toBe('mesh: bookinfo-namespace')
    expect(likelyMeshSource(modelOf('kind: Gateway\nmetadata: {name: a}\n'))).toBeUndefined()
  })

  it('is offered with the labels of Deployments and Pods, and those that rules and Sidecars ask for', () => {
    const yaml = `kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}}}
---
kind: Pod
metadata: {name: api-1, namespace: shop, labels: {app: api}}
---
kind: Sidecar
metadata: {name: own, namespace: shop}
spec: {workloadSelector: {labels: {app: own}}}
---
kind: VirtualService
metadata: {name: cart, namespace: bank}
spec: {hosts: [cart], http: [{match: [{sourceLabels: {tier: front}}, {sourceLabels: {x: z}, sourceNamespace: bank}]}]}
`
    const offered = (namespace: string) => labelSuggestions(modelOf(yaml), namespace).map(it => it.labels)
    expect(offered('shop')).toEqual(['app=web', 'app=api', 'tier=front', 'app=own'])
    expect(offered('bank')).toEqual(['tier=front', 'x=z'])
  })
})

describe('a saved request of a workload', () => {
  const saved = {
    name: 'split',
    request: 'http://reviews.prod.svc.cluster.local:9080/reviews/1',
    from: 'prod app=web',
    expect: 'reviews.prod 80%, reviews.qa 20%',
  }

  it('is held against its expectation', () => {
    expect(runSavedRequest(model, saved)).toMatchObject({
      status: 'met',
      known: { id: 'mesh: prod app=web' },
    })
    expect(
      runSavedRequest(model, { ...saved, from: 'other', request: 'http://reviews:9080/' }),
    ).toMatchObject({
      status: 'missed',
      end: 'PassthroughCluster',
    })
    expect(runSavedRequest(model, { ...saved, from: '?=' }).status).toBe('unreadable')
  })

  it('is part of a mix where the drawing has the mesh', () => {
    expect(savedMix(model, [saved]).entries).toMatchObject([{ known: { type: 'mesh' } }])
    const { graph } = analyze([{ name: 'all.yaml', text: files }])
    const flow = flowOf(graph, model, savedMix(model, [saved]))
    expect(flow.through.get('entry/mesh')).toBe(1)
    expect(flow.through.get('host/reviews.prod.svc.cluster.local')).toBe(1)
    expect(flow.ends.map(it => it.amount)).toEqual([0.8, 0.2])
    const other = modelOf(files.replace('- mesh #', '- gateway #'))
    expect(savedMix(other, [saved]).missing).toHaveLength(1)
  })
})
