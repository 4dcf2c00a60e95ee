import { expect, test } from 'vitest'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import type { AnswerTo } from './index.ts'

const textWith = (port: number) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  selector: {app: edge}
  servers:
  - {hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}
  - {hosts: ["*"], port: {number: ${port}, name: more, protocol: HTTP}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec: {hosts: [shop.example.com], gateways: [public], http: [{route: [{destination: {host: web}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, name: http}]}
`

function sessionWith(port: number) {
  const session = createSession()
  session.update([{ name: 'shop.yaml', text: textWith(port) }], defaultSettings, [])
  return {
    choices: () =>
      finish(session.ask({ type: 'sourceChoices' }).steps) as AnswerTo<{ type: 'sourceChoices' }>,
    trace: (ask: { gateway?: string } = {}) =>
      finish(session.ask({ type: 'trace', text: 'http://shop.example.com/', ...ask }).steps) as AnswerTo<{
        type: 'trace'
        text: string
      }>,
  }
}

test.each([{}, { gateway: 'app=edge' }])('a request stays at a Gateway that becomes invalid: %j', ask => {
  const before = sessionWith(81)
  expect(before.trace(ask).explanation?.outcome).toBe('route')
  const { choices, trace } = sessionWith(0)
  expect(choices().source.from).toBeUndefined()
  expect(choices().gateways).toMatchObject([{ id: 'app=edge', ports: [] }])
  const { gateway, explanation } = trace(ask)
  expect(gateway).toBe('app=edge')
  expect(explanation?.outcome).toBe('no_listener')
  expect(explanation?.stages.at(-1)?.sentence).toContain('Gateway public is refused by Istio')
})
