import { describe, expect, it } from 'vitest'
import { completionContext } from './completion-context.ts'
import { type Completion, completionsAt, type KnownNames } from './completions.ts'
import { documentKind } from './document-kind.ts'

const head = (kind: string) => `apiVersion: networking.istio.io/v1\nkind: ${kind}\n`

/** What is offered at `^`. */
function offered(text: string, names: KnownNames = {}, indentedLists = false): Completion[] {
  const offset = text.indexOf('^')
  const lines = text.replace('^', '').split('\n')
  const line = text.slice(0, offset).split('\n').length - 1
  const context = completionContext(lines, line, offset - (text.lastIndexOf('\n', offset - 1) + 1))
  if (!context) return []
  return completionsAt(context, { kind: documentKind(lines), names, indentedLists, hasColon: false })
}

const labels = (text: string, names?: KnownNames) => offered(text, names).map(it => it.label)
const snippet = (text: string, label: string, indented?: boolean) =>
  offered(text, {}, indented).find(it => it.label === label)?.snippet

describe('completionsAt', () => {
  it('offers the keys that a map does not have yet', () => {
    const found = labels(`${head('Gateway')}spec:\n  servers:\n  - port: {}\n    ^\n    hosts: []\n`)
    expect(found).toContain('tls')
    expect(found).not.toContain('port')
    expect(found).not.toContain('hosts')
  })

  it('opens the value of a key as its type asks', () => {
    const spec = `${head('Gateway')}spec:\n  ^`
    expect(snippet(spec, 'selector')).toBe('selector:\n    $0')
    expect(snippet(spec, 'servers')).toBe('servers:\n  - $0')
    expect(snippet(spec, 'servers', true)).toBe('servers:\n    - $0')
    const port = `${head('Gateway')}spec:\n  servers:\n  - port: { ^`
    expect(snippet(port, 'number')).toBe('number: $0')
  })

  it('begins an item where a list is open', () => {
    expect(labels(`${head('Gateway')}spec:\n  servers:\n  ^`)).not.toContain('- port')
    expect(snippet(`${head('Gateway')}spec:\n  servers:\n    ^`, '- port')).toBe('- port:\n        $0')
  })

  it('offers the values of an enumeration and of true or false', () => {
    const tls = `${head('Gateway')}spec:\n  servers:\n  - tls:\n      `
    expect(labels(`${tls}mode: ^`)).toContain('PASSTHROUGH')
    expect(labels(`${tls}httpsRedirect: ^`)).toEqual(['true', 'false'])
  })

  it('offers names that are in the files, and examples only before anything is written', () => {
    const names = { gatewayRef: ['public', 'mesh'] }
    const gateways = `${head('VirtualService')}spec:\n  gateways:\n  - `
    expect(labels(`${gateways}^`, names)).toEqual(expect.arrayContaining(['public', 'mesh']))
    const protocol = `${head('Gateway')}spec:\n  servers:\n  - port:\n      protocol: `
    expect(labels(`${protocol}^`)).toContain('HTTPS')
    expect(labels(`${protocol}HT^`)).toEqual([])
  })

  it('quotes what would not be read as text', () => {
    const found = offered(`${head('VirtualService')}spec:\n  hosts:\n  - ^`, { host: ['*', '*.example.com'] })
    expect(found.map(it => it.snippet)).toEqual(expect.arrayContaining(['"*"', '"*.example.com"']))
  })

  it('knows kinds, versions and metadata', () => {
    expect(labels('kind: ^')).toContain('DestinationRule')
    expect(labels('kind: Gateway\napiVersion: ^')).toContain('networking.istio.io/v1')
    expect(labels('kind: Gateway\napiVersion: ^')).toContain('gateway.networking.k8s.io/v1')
    expect(labels('kind: HTTPRoute\napiVersion: ^')).toEqual([
      'gateway.networking.k8s.io/v1',
      'gateway.networking.k8s.io/v1beta1',
    ])
    expect(labels('kind: ^').filter(it => it === 'Gateway')).toHaveLength(1)
    expect(labels('metadata:\n  ^')).toEqual(['name', 'namespace', 'labels', 'annotations'])
    expect(labels('apiVersion: x\n^')).toEqual(['kind', 'metadata', 'spec'])
  })

  it("tells the two APIs' Gateways apart", () => {
    expect(labels(`${head('Gateway')}spec:\n  ^`)).toContain('servers')
    expect(labels('apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nspec:\n  ^')).toContain(
      'listeners',
    )
  })

  it('offers nothing below what it does not know, whatever the names', () => {
    for (const key of ['__proto__', 'constructor', 'nothing'])
      expect(labels(`${head('Gateway')}spec:\n  ${key}:\n    ^`)).toEqual([])
    expect(labels('apiVersion: gateway.networking.k8s.io/v2\nkind: Gateway\nspec:\n  ^')).toEqual([])
    expect(labels('constructor:\n  ^')).toEqual([])
  })
})
