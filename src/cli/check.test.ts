import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckOptions, check } from './check.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["shop.example.com"]
`
const wrong = gateway.replace('number: 80', 'number: 70000')
const warned = gateway.replace('protocol: HTTP }', 'protocol: HTTP }\n    tls: { credentialName: shop }')

let folder: string
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  writeFileSync(path('good.yaml'), gateway)
  writeFileSync(path('wrong.yaml'), wrong)
  writeFileSync(path('warned.yaml'), warned)
  writeFileSync(path('photo.yaml'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0]))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(paths: string[], options: Partial<CheckOptions> = {}) {
  return check({ paths, format: 'text', strict: false, namespace: undefined, complete: false, ...options })
}

describe('drawbridge check', () => {
  it('ends with 0 where nothing is wrong', () => {
    const { output, exitCode } = run([path('good.yaml')])
    expect(exitCode).toBe(0)
    expect(output).toContain('1 file: 0 errors, 0 warnings')
  })

  it('counts the resources that nothing is checked of but their YAML', () => {
    const file = path('foreign.yaml')
    writeFileSync(file, `${gateway}---\napiVersion: example.com/v1\nkind: Foo\nmetadata: { name: a }\n`)

    expect(run([file]).output).toContain('1 resource of kinds without checks')
    rmSync(file)
    expect(run([path('good.yaml')]).output).not.toContain('without checks')
  })

  it('leaves out saved requests beside the configuration, unless they are named', () => {
    mkdirSync(path('with-requests'))
    writeFileSync(path('with-requests/gateway.yaml'), gateway)
    writeFileSync(path('with-requests/requests.yaml'), 'requests:\n- https://shop.example.com/\n')
    const { output, exitCode } = run([path('with-requests')])
    expect(exitCode).toBe(0)
    expect(output).toContain('1 file: 0 errors')
    expect(run([path('with-requests/requests.yaml')]).exitCode).toBe(1)
    rmSync(path('with-requests'), { recursive: true })
  })

  it('leaves out a Helm chart and says how to render it', () => {
    mkdirSync(path('charts/shop/templates'), { recursive: true })
    writeFileSync(path('charts/shop/Chart.yaml'), 'apiVersion: v2\nname: shop\n')
    writeFileSync(path('charts/shop/templates/vs.yaml'), 'name: {{ .Values.name }}\n')
    writeFileSync(path('charts/gateway.yaml'), gateway)
    const { output, complaints, exitCode } = run([path('charts')])
    expect(output).toContain('1 file: 0 errors')
    expect(complaints).toEqual([
      expect.stringContaining(`render it (helm template shop ${path('charts/shop')})`),
    ])
    expect(exitCode).toBe(2)
    rmSync(path('charts'), { recursive: true })
  })

  it('prints a line a problem, with its place, and ends with 1', () => {
    const { output, exitCode } = run([path('wrong.yaml')])
    expect(exitCode).toBe(1)
    expect(output).toMatch(/wrong\.yaml:7:21 error gateway\/port-number .*70000/)
  })

  it('lets warnings pass, unless it is strict', () => {
    expect(run([path('warned.yaml')]).output).toContain(' warning gateway/tls-passthrough-certs ')
    expect(run([path('warned.yaml')]).exitCode).toBe(0)
    expect(run([path('warned.yaml')], { strict: true }).exitCode).toBe(1)
  })

  it('reads folders, and ends with 2 for what cannot be read', () => {
    const { complaints, exitCode, output } = run([folder, path('missing.yaml')])
    expect(exitCode).toBe(2)
    expect(complaints).toHaveLength(2)
    expect(complaints.join('\n')).toMatch(/photo\.yaml[\s\S]*missing\.yaml/)
    expect(output).toContain('3 files:')
  })

  it('treats what is not in the files as absent when they are said to be complete', () => {
    const service = `${gateway}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  gateways: [elsewhere]
  http:
  - route:
    - destination: { host: shop.example.org }
`
    writeFileSync(path('open.yml'), service)
    expect(run([path('open.yml')]).exitCode).toBe(0)
    expect(run([path('open.yml')], { complete: true }).exitCode).toBe(1)
  })

  it('writes JSON, SARIF and JUnit that hold the same problem', () => {
    const json = JSON.parse(run([path('wrong.yaml')], { format: 'json' }).output)
    const errors = json.problems.filter((it: { severity: string }) => it.severity === 'error')
    expect(errors).toMatchObject([{ line: 7, column: 21, severity: 'error', rule: 'gateway/port-number' }])
    const sarif = JSON.parse(run([path('wrong.yaml')], { format: 'sarif' }).output)
    const results = sarif.runs[0].results.filter((it: { level: string }) => it.level === 'error')
    expect(results).toHaveLength(1)
    expect(results[0]).toMatchObject({
      ruleId: 'gateway/port-number',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 7, startColumn: 21, charLength: 5 } } }],
    })
    const [page] = sarif.runs[0].tool.driver.rules.filter(
      (it: { id: string }) => it.id === 'gateway/port-number',
    )
    expect(page.help.markdown).toContain('```yaml\n')
    expect(page).toMatchObject({
      helpUri: 'https://github.com/istio/istio/tree/master/pkg/config/validation',
      properties: { source: ['Istio: pkg/config/validation: validateServerPort'] },
    })
    // Two Gateways of one name would be remarked on.
    writeFileSync(path('other.yml'), gateway.replace('name: front', 'name: back'))
    const junit = run([path('wrong.yaml'), path('other.yml')], { format: 'junit' }).output
    expect(junit).toMatch(/name="gateway\/port-number at line 7, column \d+" file=".*wrong.yaml" line="7"/)
    const unread = run([path('good.yaml'), path('none.yaml')], { format: 'junit' }).output
    expect(unread).toMatch(/<testsuites name="drawbridge check" tests="2" failures="0" errors="1"/)
    expect(junit).toContain('tests="1" failures="0"')
  })

  it('escapes what XML has no place for', () => {
    writeFileSync(path('odd.yaml'), gateway.replace('name: front', 'name: "a<b>&\\"c\\u0001"'))
    const junit = run([path('odd.yaml')], { format: 'junit' }).output
    expect(junit).not.toMatch(/message="[^"]*<b>/)
    expect([...junit].some(it => it.charCodeAt(0) === 1)).toBe(false)
  })
})
