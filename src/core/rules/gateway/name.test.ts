import { describe, expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { applyChanges } from '../../text/file-change.ts'
import { fixDiagnostic } from '../engine/fix-diagnostic.ts'

const example = (name: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name} # for shops
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [default/${name}]
`

describe('the fix of a Gateway name that Istio refuses', () => {
  it('writes hyphens for dots, in what refers to the Gateway too', () => {
    expect(renamed('shop.public')).toBe(example('shop-public'))
  })

  it('cuts a long name to a label', () => {
    const long = `${'a'.repeat(62)}.public`

    expect(renamed(long)).toBe(example('a'.repeat(62)))
  })

  it('refuses where another Gateway has the name', () => {
    const taken = `${example('shop.public')}---\n${example('shop-public')}`

    expect(renamed(taken, taken)).toBeUndefined()
  })
})

function renamed(name: string, text = example(name)): string | undefined {
  const files = [{ name: 'shop.yaml', text }]
  const diagnostic = analyze(files).diagnostics.find(it => it.rule === 'gateway/name')
  if (!diagnostic) throw new Error('the name is not reported')
  const result = fixDiagnostic(diagnostic).run(files)
  return result.ok ? applyChanges(files, result.changes)[0]?.text : undefined
}
