import { describe, expect, it } from 'vitest'
import { judgeCase } from './judge-case.ts'

const refused = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [x.example.com], http: [{}]}
`

describe('what the analyzers see', () => {
  it('is the last of several objects with one name', () => {
    const mended = refused.replace('http: [{}]', 'http: [{redirect: {uri: /}}]')

    expect(said(`${refused}---\n${mended}`)).toEqual([])
    expect(said(`${mended}---\n${refused}`)).toEqual(['IST0106 VirtualService default/v'])
  })

  it('is each item of a List', () => {
    expect(said(list(refused))).toEqual(['IST0106 VirtualService default/v'])
  })

  it.each([
    ['a kind that istioctl does not know', 'apiVersion: example.com/v1\nkind: Foo\nmetadata: {name: f}\n'],
    [
      'an item in braces that is not JSON',
      '{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {}}\n',
    ],
    [
      'an item that cannot be decoded',
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec: {servers: 1}\n',
    ],
    ['an item whose kind is no text', 'apiVersion: v1\nkind: 5\nmetadata: {name: f}\n'],
  ])('is nothing of a List with %s', (_, item) => {
    expect(said(list(refused, item))).toEqual([])
  })

  it('is nothing of a List with a Service in it, where files are read without a cluster', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {}\n'
    const { analyze, analyzeFull } = judgeCase({ id: '1', yaml: list(refused, service) })

    expect(analyzeFull).toHaveLength(1)
    expect(analyze).toEqual([])
  })

  it('is what stands beside a Deployment in a List of files', () => {
    const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {}\n'
    expect(judgeCase({ id: '1', yaml: list(refused, deployment) }).analyze).toHaveLength(1)
  })

  it('has an empty gateway where the list says null', () => {
    const nameless = refused.replace('http: [{}]', 'gateways: [null], http: [{redirect: {uri: /}}]')
    expect(said(nameless)).toEqual([
      'IST0101 VirtualService default/v',
      'IST0106 VirtualService default/v',
      'IST0132 VirtualService default/v',
    ])
  })

  it('is no object of another version or group than that of its kind', () => {
    expect(
      said(
        'apiVersion: "v1\\n"\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 1, name: web}]}\n',
      ),
    ).toEqual([])
    expect(said(refused.replace('networking.istio.io/v1', 'v1'))).toEqual([])
  })

  it('is the usual ingress gateway in the place of a Service of its name', () => {
    const service = `apiVersion: v1
kind: Service
metadata: {name: istio-ingressgateway, namespace: istio-system}
spec: {ports: [{port: 81, name: web}], selector: {app: other}}
`
    expect(said(service)).toEqual([])
  })
})

function said(yaml: string): string[] {
  return judgeCase({ id: '1', yaml }).analyzeFull.map(it => `${it.code} ${it.resource}`)
}

function list(...items: string[]): string {
  const indented = items.map(it => `- ${it.trimEnd().replaceAll('\n', '\n  ')}\n`)
  return `apiVersion: v1\nkind: List\nitems:\n${indented.join('')}`
}
