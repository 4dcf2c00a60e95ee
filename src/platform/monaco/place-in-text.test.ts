import { describe, expect, it } from 'vitest'
import { analyze } from '../../core/analyze.ts'
import { formatPath } from '../../core/yaml/path.ts'
import { placeAt, rangeOfPlace } from './place-in-text.ts'

const text = `# first
kind: Gateway
apiVersion: networking.istio.io/v1
metadata: { name: public }
spec:
  servers:
  - port:
      number: 80
    hosts: ["*"]
---
apiVersion: v1
kind: List
items:
- apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: shop }
  spec:
    hosts: [shop.example.com]
`
const file = { name: 'a.yaml', text }
const { resources } = analyze([file])

function at(part: string): string | undefined {
  const place = placeAt(file, text.indexOf(part) + 1, resources)
  return place && `${place.resource} ${formatPath(place.path)}`
}

function range(name: string, path: (string | number)[]): string | undefined {
  const resource = resources.find(it => it.name === name)!
  const found = rangeOfPlace(text, resource, path)
  return found && text.slice(found.from, found.to)
}

describe('places', () => {
  it('finds the resource and path at an offset', () => {
    expect(at('80')).toBe('Gateway/default/public spec.servers[0].port.number')
    expect(at('"*"')).toBe('Gateway/default/public spec.servers[0].hosts[0]')
  })

  it('counts the path of an object in a list from the object', () => {
    expect(at('shop.example.com')).toBe('VirtualService/default/shop spec.hosts[0]')
    expect(at('kind: List')).toBeUndefined()
  })

  it('selects the whole resource while its text cannot be read', () => {
    const broken = { name: 'a.yaml', text: text.replace('number: 80', 'number: [80') }
    expect(placeAt(broken, broken.text.indexOf('80'), resources)).toEqual({
      resource: 'Gateway/default/public',
      path: [],
    })
  })

  it('finds the text of a place, or of what is nearest to it', () => {
    expect(range('public', ['spec', 'servers', 0, 'port', 'number'])?.trim()).toBe('number: 80')
    expect(range('public', ['spec', 'servers', 0, 'port', 'name'])).toContain('port:')
    expect(range('shop', ['spec', 'hosts'])?.trim()).toBe('hosts: [shop.example.com]')
  })
})
