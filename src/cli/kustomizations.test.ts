import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from './build.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'

const files: Record<string, string> = {
  'base/kustomization.yaml': 'resources: [vs.yaml]\n',
  'base/vs.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - route:
    - destination: {host: shop.default.svc.cluster.local}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`,
  'overlays/staging/kustomization.yaml': 'resources: [../../base]\n',
  'overlays/prod/kustomization.yaml': 'resources: [../../base]\npatches:\n- path: patch.yaml\n',
  'overlays/prod/patch.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  http:
  - timeout: soon
    route:
    - destination: {host: store.default.svc.cluster.local}
`,
}
let folder: string
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

function checked(...paths: string[]) {
  return check({ paths, format: 'text', strict: false, namespace: undefined, complete: false })
}

describe('a folder with a kustomization', () => {
  it('is built as kustomize builds it, with what it refers to outside of it', () => {
    const { output, complaints, exitCode } = build(path('overlays/prod'))
    expect([complaints, exitCode]).toEqual([[], 0])
    expect(output).toContain('kind: Gateway\n')
    expect(output).toContain('timeout: soon')
    expect(output).not.toContain('host: shop.default')
  })

  it('is checked as it is built, each problem at the line that it comes from', () => {
    const { output, exitCode } = checked(path('overlays/prod'))
    expect(exitCode).toBe(1)
    expect(output).toContain(`${path('overlays/prod/patch.yaml')}:7:14 error `)
    expect(checked(path('overlays/staging')).exitCode).toBe(0)
  })

  it('is checked in each of its overlays where it has no kustomization itself', () => {
    const { output, exitCode } = checked(folder)
    expect(exitCode).toBe(1)
    // A patch is no resource of its own: that it has no hosts is no problem.
    expect(output.match(/ error /g)).toHaveLength(1)
  })

  it('says what cannot be built, with its place', () => {
    const broken = path('overlays/staging/kustomization.yaml')
    writeFileSync(broken, 'resources:\n- ../../bas\n')
    expect(build(path('overlays/staging'))).toMatchObject({
      complaints: [`${broken}:2:3 error There is no file or folder bas.`],
      exitCode: 1,
    })
    expect(checked(path('overlays/staging')).output).toContain(
      ':2:3 error kustomize/build There is no file or folder',
    )
    writeFileSync(broken, files['overlays/staging/kustomization.yaml']!)
  })

  it('is compared with another by where requests go', () => {
    writeFileSync(path('overlays/prod/patch.yaml'), files['overlays/prod/patch.yaml']!.replace('soon', '3s'))
    const options = { format: 'text', namespace: undefined } as const
    const { output, exitCode } = diff({
      before: path('overlays/staging'),
      after: path('overlays/prod'),
      ...options,
    })
    expect(exitCode).toBe(1)
    expect(output).toContain('store.default.svc.cluster.local')
    writeFileSync(path('overlays/prod/patch.yaml'), files['overlays/prod/patch.yaml']!)
  })

  it('is asked to be named where there are several', () => {
    expect(build(path('overlays'))).toMatchObject({ exitCode: 2 })
    expect(build(path('overlays')).complaints[0]).toContain('there is more than one')
  })
})
