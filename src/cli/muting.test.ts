import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CheckOptions, check } from './check.ts'
import { answerLine } from './ndjson.ts'
import { trace } from './trace.ts'

const rule = 'references/gateway-missing'
const service = (mark = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
spec:
  hosts: [shop.example.com]
  gateways: [gone]${mark}
  http:
  - directResponse: { status: 200 }
`
const comment = ` # drawbridge-ignore ${rule}, IST0132: comes with the "platform" chart`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  write('.git/HEAD', '')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

function run(paths: string[], options: Partial<CheckOptions> = {}) {
  return check({ paths, format: 'text', strict: false, namespace: undefined, complete: true, ...options })
}

describe('what is muted, in drawbridge check', () => {
  it('counts for nothing but is counted, and is listed with the reason where it is asked for', () => {
    const path = write('a.yaml', service(comment))
    expect(run([write('b.yaml', service())]).exitCode).toBe(1)
    const { output, exitCode } = run([path])
    expect(exitCode).toBe(0)
    expect(output).toBe('1 file: 0 errors, 0 warnings, 0 info, 2 muted\n')
    expect(run([path], { showMuted: true }).output).toContain(
      `a.yaml:7:14 error ${rule} Gateway default/gone does not exist. (muted by a comment: comes with the "platform" chart)\n`,
    )
  })

  it('is said in JSON, SARIF, JUnit and the lines for tools', () => {
    const path = write('a.yaml', service(comment))
    const json = JSON.parse(run([path], { format: 'json' }).output)
    expect(json.problems).toEqual([])
    expect(json.muted).toHaveLength(2)
    expect(json.muted.slice(0, 1)).toMatchObject([
      { rule, line: 7, muted: { by: 'comment', reason: 'comes with the "platform" chart' } },
    ])
    const [sarif] = JSON.parse(run([path], { format: 'sarif' }).output).runs
    expect(sarif.results).toHaveLength(2)
    expect(sarif.results.slice(0, 1)).toMatchObject([
      {
        ruleId: rule,
        suppressions: [
          { kind: 'inSource', status: 'accepted', justification: 'comes with the "platform" chart' },
        ],
      },
    ])
    const junit = run([path], { format: 'junit' }).output
    expect(junit).toContain('tests="3" failures="0" errors="0" skipped="2"')
    expect(junit).toMatch(
      /<skipped message="Gateway.* \(muted by a comment: .*&quot;platform&quot; chart\)"\/>/,
    )
    const answer = JSON.parse(answerLine(JSON.stringify({ id: 'x', yaml: service(comment) }), 1))
    expect(answer.muted.slice(0, 1)).toMatchObject([{ rule, line: 7, by: 'comment' }])
    expect(answer.analyzeFull).toMatchObject([{ code: 'IST0101' }, { code: 'IST0132' }])
  })

  it('stays what the cluster refuses', () => {
    const port =
      'port: { number: 70000, name: http, protocol: HTTP } # drawbridge-ignore gateway/port-number: a test'
    const path = write(
      'a.yaml',
      `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: a }\nspec:\n  selector: { app: a }\n  servers:\n  - ${port}\n    hosts: ["*"]\n`,
    )
    const { output, exitCode } = run([path], { showMuted: true, complete: false })
    expect(exitCode).toBe(0)
    expect(output).toMatch(/error gateway\/port-number .*\(muted by a comment: a test\)/)
    const answer = trace({
      paths: [path],
      requests: ['http://a.example.com:70000/'],
      requestFiles: [],
      format: 'text',
      complete: false,
      coverage: false,
      failUnder: undefined,
      gateway: undefined,
      gatewayNamespace: undefined,
      gatewayLabels: undefined,
      from: undefined,
      expect: undefined,
      namespace: undefined,
    })
    expect(answer.output).not.toContain('200')
  })
})

describe('a .drawbridge.yaml', () => {
  it('is said to mute nothing where all that it is about is checked, and not where a part is', () => {
    write('.drawbridge.yaml', `mute:\n- rule: ${rule}\n  file: b.yaml\nignore: [c/]\n`)
    const path = write('a/a.yaml', service(comment))
    expect(run([path]).output).not.toContain('muting/unused')
    expect(run([folder]).output.match(/muting\/unused/g)).toHaveLength(2)
  })

  it('in the folder, beside the file or above it in the repository is read; options go before it', () => {
    write(
      '.drawbridge.yaml',
      `complete: true\nnamespace: shop\nmute:\n- rule: ${rule}\n  file: apps/legacy/\n  reason: old\n`,
    )
    const legacy = write('apps/legacy/a.yaml', service().replace('web', 'old'))
    const now = write('apps/now/a.yaml', service())
    for (const paths of [[folder], [legacy, now], [join(folder, 'apps')]]) {
      const { output, exitCode } = run(paths, { complete: false })
      expect(exitCode).toBe(1)
      expect(output).toContain('2 files: 1 error, 2 warnings, 0 info, 1 muted')
      expect(output).toMatch(/apps\/now\/a\.yaml:7:14 error .*Gateway shop\/gone/)
    }
    expect(run([now], { complete: false, namespace: 'other' }).output).toContain('Gateway other/gone')
  })

  it('above the repository is not', () => {
    write('.drawbridge.yaml', 'complete: true\n')
    const path = write('inner/a.yaml', service())
    write('inner/.git/HEAD', '')
    expect(run([path], { complete: false }).exitCode).toBe(0)
  })

  it('says what is wrong in it', () => {
    write('.drawbridge.yaml', `mutes: []\nmute:\n- rule: ${rule}\n- rule: gateway/port-nmber\n`)
    const { output, exitCode } = run([write('a.yaml', service())], { complete: false })
    expect(exitCode).toBe(1)
    expect(output).toMatch(/\.drawbridge\.yaml:1:1 error muting\/configuration .*The nearest one is `mute`/)
    expect(output).toMatch(/\.drawbridge\.yaml:4:9 warning muting\/unknown-rule .*`gateway\/port-number`/)
  })

  it('is about what kustomizations build too, as comments in their files are', () => {
    write('kustomization.yaml', 'resources: [a.yaml, b.yaml]\nnamespace: shop\n')
    write('a.yaml', service(comment))
    write('b.yaml', service().replace('web', 'other'))
    const plain = run([folder])
    expect(plain.output).toMatch(/1 error, .*, 2 muted/)
    write('.drawbridge.yaml', `mute:\n- rule: ${rule}\n  file: b.yaml\n  reason: b\n`)
    const { output, exitCode } = run([folder], { showMuted: true })
    expect(output).toMatch(/0 errors, .*, 3 muted/)
    expect(output).toMatch(/b\.yaml:7:\d+ error .*\(muted in \.drawbridge\.yaml: b\)/)
    expect(exitCode).toBe(0)
  })
})
