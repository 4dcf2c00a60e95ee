import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'
import { answerLine, reachLine, readLine, traceLine } from './ndjson.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*']
`

function answer(yaml: string, namespace?: string) {
  return JSON.parse(answerLine(JSON.stringify({ id: 'one', yaml, namespace }), 1))
}

describe('a text of read --ndjson', () => {
  const read = (line: string) => JSON.parse(readLine(line, 3))

  it('is answered with the JSON of each document, or with why there is none', () => {
    const yaml = 'a: [::1x, on]\n--- # empty\n---\n0x10: 1\n---\nb: [\n...\nc: 1\n'
    expect(read(JSON.stringify({ id: 'one', yaml }))).toMatchObject({
      id: 'one',
      docs: [
        { error: 'Expected a value, found `:`.' },
        { json: { 16: 1 } },
        { error: '`[` is not closed. Expected `]`.' },
      ],
    })
  })

  it('is answered where it is no case at all', () => {
    expect(read('{"id": 1}')).toMatchObject({ id: 'line 3', docs: [{ error: expect.any(String) }] })
    expect(readArguments(['read', '--ndjson'])).toEqual({ command: 'read-ndjson' })
    expect(readArguments(['read', 'a.yaml'])).toMatchObject({ command: 'wrong' })
  })
})

describe('a case of check --ndjson', () => {
  it('is answered document by document', () => {
    const { id, docs } = answer(`${gateway}---\n# nothing\n---\nkind: [`, 'shop')
    expect(id).toBe('one')
    expect(docs).toMatchObject([
      {
        index: 0,
        kind: 'Gateway',
        name: 'front',
        namespace: 'shop',
        parseError: '',
        schema: { ok: true, paths: [] },
      },
      { index: 1, kind: '', schema: { ok: true } },
    ])
    expect(docs[1].parseError).not.toBe('')
  })

  it('names rule, path and message of what the webhook refuses', () => {
    const { docs } = answer(gateway.replace('number: 80', 'number: 70000'))
    expect(docs[0].webhook).toMatchObject({
      ok: false,
      errors: [{ rule: 'gateway/port-number', path: 'spec.servers[0].port.number' }],
    })
  })

  it('counts the items of a list by themselves', () => {
    const items = gateway.replace(/^/gm, '  ').replace('  apiVersion', '- apiVersion').trimEnd()
    const { docs } = answer(`apiVersion: v1\nkind: List\nitems:\n${items}\n- kind: null\n`)
    expect(docs).toMatchObject([
      { index: 0, item: 0, name: 'front', parseError: '' },
      { index: 0, item: 1, name: '' },
    ])
    expect(docs[1].parseError).not.toBe('')
  })

  it('passes over what istioctl passes over: a document behind a marker with a comment', () => {
    expect(answer(`${gateway}--- # second\n${gateway}`).docs).toHaveLength(1)
  })

  it('asks the definitions of the channel that a case names', () => {
    const yaml =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec: {useDefaultGateways: All}\n'
    const unknownIn = (channel?: string) =>
      JSON.parse(answerLine(JSON.stringify({ id: 'one', yaml, channel }), 1)).docs[0].unknownFields

    expect(unknownIn('experimental')).toEqual([])
    expect(unknownIn('standard')).toEqual(['spec.useDefaultGateways'])
    expect(unknownIn()).toEqual(['spec.useDefaultGateways'])
  })

  it('tells what the analyzers say of a cluster, and of the files alone in their namespace', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: istio-system}\n'
    const tls = gateway.replace(
      'protocol: HTTP}',
      'protocol: HTTPS}\n    tls: {mode: SIMPLE, credentialName: c}',
    )
    const bound =
      '---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec: {hosts: [a.example.com], gateways: [none], http: [{directResponse: {status: 404}}]}\n'
    const { analyze, analyzeFull } = answer(`${secret}---\n${tls}${bound}`)
    const unbound = [
      { code: 'IST0101', level: 'Error', resource: 'VirtualService default/v' },
      { code: 'IST0132', level: 'Warning', resource: 'VirtualService default/v' },
    ]
    expect(analyze).toEqual(unbound)
    expect(analyzeFull).toEqual([
      unbound[0],
      unbound[1],
      { code: 'IST0161', level: 'Error', resource: 'Gateway default/front' },
    ])
    expect(answer(`${bound.replace('name: v', 'name: v, namespace: far')}`).analyze).toEqual([])
  })

  it("leaves out of the analysis what Istio's reader cannot take, as if it were not there", () => {
    const bound =
      '---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec: {hosts: [a.example.com], gateways: [front], http: [{directResponse: {status: 404}}]}\n'
    expect(answer(gateway + bound).analyzeFull).toEqual([])
    const broken = gateway.replace('number: 80', 'number: many')
    expect(answer(broken + bound).analyzeFull).toContainEqual({
      code: 'IST0101',
      level: 'Error',
      resource: 'VirtualService default/v',
    })
  })

  it('never ends the stream', () => {
    for (const line of [
      '',
      '{',
      'null',
      '[]',
      '{"id":1}',
      '{"id":{},"yaml":"\\u0000"}',
      '{"yaml":"a: *a"}',
    ]) {
      const { docs } = JSON.parse(answerLine(line, 3))
      expect(docs.length).toBeLessThanOrEqual(1)
    }
  })
})

describe('a case of trace --ndjson', () => {
  it('says where each request ends', () => {
    const requests = [
      { id: 'a', port: 80, protocol: 'http', tls: 'none', method: 'GET', host: 'a.example.com', path: '/' },
      { id: 'b', port: 81, protocol: 'http', tls: 'none', method: 'GET', host: 'a.example.com', path: '/' },
    ]
    const given = {
      id: 'one',
      yaml: gateway,
      gatewayNamespace: 'istio-system',
      gatewayLabels: { istio: 'ingressgateway' },
    }
    const { results } = JSON.parse(traceLine(JSON.stringify({ ...given, requests }), 1))
    expect(results).toMatchObject([
      { id: 'a', outcome: 'not_found', domain: '*' },
      { id: 'b', outcome: 'no_listener' },
    ])
  })

  it('takes a configuration for all there is where the case says so', () => {
    const yaml = `kind: VirtualService
metadata: {name: v, namespace: shop}
spec: {hosts: [cart], http: [{directResponse: {status: 418}}]}
`
    const request = {
      id: '1',
      from: 'shop',
      port: 80,
      protocol: 'http',
      tls: 'none',
      host: 'cart',
      path: '/',
    }
    const clusters = (more: object) =>
      JSON.parse(traceLine(JSON.stringify({ id: 'a', yaml, requests: [request], ...more }), 1)).results[0]
    expect(clusters({})).toMatchObject({ outcome: 'direct_response', directResponse: { status: 418 } })
    expect(clusters({ complete: true })).toMatchObject({
      outcome: 'route',
      clusters: [{ name: 'PassthroughCluster', exists: true }],
    })
  })

  it('never ends the stream', () => {
    for (const line of ['', '{', 'null', '{"id":"x","yaml":5,"requests":7}'])
      expect(JSON.parse(traceLine(line, 1)).results).toEqual([])
  })
})

describe('the arguments', () => {
  it('are read, with options before, behind and joined', () => {
    expect(readArguments(['check', '--format=sarif', 'a', '--strict', '-n', 'shop', 'b'])).toEqual({
      command: 'check',
      paths: ['a', 'b'],
      format: 'sarif',
      strict: true,
      complete: false,
      showMuted: false,
      namespace: 'shop',
    })
  })

  it('that are wrong are told', () => {
    for (const words of [['chek'], ['check'], ['check', '--format', 'pdf', 'a'], ['check', '--fast', 'a']])
      expect(readArguments(words)).toMatchObject({ command: 'wrong' })
  })
})

describe('a case of reach --ndjson', () => {
  const shop = `${gateway}---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [a.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: /api}}, {uri: {exact: /api/v1}}]
    route: [{destination: {host: api}}]
`

  it('names for each rule and match what reaches it, or that nothing does', () => {
    const given = {
      id: 'one',
      yaml: shop,
      gatewayLabels: { istio: 'ingressgateway' },
      gatewayNamespace: 'istio-system',
    }
    const { rules } = JSON.parse(reachLine(JSON.stringify(given), 1))
    const place = (...path: (string | number)[]) => ({
      resource: 'VirtualService/default/shop',
      path: ['spec', 'http', 0, ...path],
    })
    expect(rules).toMatchObject([
      { place: place(), verdict: 'reached', request: { path: '/api', host: 'a.example.com' } },
      { place: place('match', 0), verdict: 'reached' },
      { place: place('match', 1), verdict: 'dead' },
    ])
    expect(rules[0].samples).toContainEqual(expect.objectContaining({ hits: false, end: '404' }))
  })

  it('that is none is answered without rules', () => {
    expect(JSON.parse(reachLine('{', 7))).toMatchObject({ id: 'line 7', rules: [] })
    expect(readArguments(['reach', '--ndjson'])).toEqual({ command: 'reach-ndjson' })
    expect(readArguments(['reach'])).toMatchObject({ command: 'wrong' })
  })
})
