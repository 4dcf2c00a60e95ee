import { expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import type { InlayHintsParams } from './inlay-hints.ts'

const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [public, infra/gone]
  http:
  - route:
    - destination: {host: cart}
      weight: 3
    - destination: {host: other.example.com}
      weight: 1
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  servers:
  - port: {number: 443, name: tls, protocol: TLS}
    tls: {credentialName: gone}
    hosts: ["*.example.com"]
`

function hints(params: Partial<InlayHintsParams> = {}): string[] {
  const session = createSession()
  session.update([{ name: 'a.yaml', text }])
  return languageService(session)
    .inlayHints({ file: 'a.yaml', ...params })
    .map(it => `${it.position.line}:${it.position.character} ${it.label}`)
    .sort()
}

it('hints say what values come to: full names, shares, modes, and what is not in the files', () => {
  expect(hints()).toEqual([
    '10:43 not in your files',
    '11:15 25 %',
    '23:7 PASSTHROUGH',
    '5:31 not in your files',
    '8:30 .shop.svc.cluster.local',
    '9:15 75 %',
  ])
})

it('hints are told of the lines that are shown', () => {
  const range = { start: { line: 20, character: 0 }, end: { line: 24, character: 0 } }
  expect(hints({ range })).toEqual(['23:7 PASSTHROUGH'])
})

it('a text that is newer than the files has none', () => {
  expect(hints({ text: text.replace('shop.example.com', 'a') })).toEqual(['23:7 PASSTHROUGH'])
})
