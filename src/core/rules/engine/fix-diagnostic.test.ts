import { describe, expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { defaultSettings } from '../../settings.ts'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { fixDiagnostic, fixQuestion } from './fix-diagnostic.ts'

const files: Files = [
  { name: 'notes.yaml', text: '# nothing here\n' },
  {
    name: 'shop.yaml',
    text: `# shop
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: simple # as the others
      credentialName: shop
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  http:
  - timeout: 5
    name: a
    retris: { attempts: 2 }
    route:
    - destination: { host: shop.default.svc.cluster.local }
`,
  },
]

describe('fixDiagnostic', () => {
  it('changes only what the problem is about', () => {
    const [fixed] = take('schema/enum', files, files)

    expect(fixed?.text).toBe(files[1]!.text.replace('simple', 'SIMPLE'))
  })

  it('finds the problem again after the text around it has moved', () => {
    const moved = files.map(it => ({ name: it.name, text: `# a line more\n${it.text}` }))
    const [fixed] = take('schema/type', files, moved)

    expect(fixed?.text).toBe(moved[1]!.text.replace('timeout: 5\n', 'timeout: 5s\n'))
  })

  it('takes the other ways out by their number', () => {
    const [renamed] = take('schema/unknown-field', files, files)
    const [removed] = take('schema/unknown-field', files, files, 1)

    expect(renamed?.text).toBe(files[1]!.text.replace('retris', 'retries'))
    expect(removed?.text).toBe(files[1]!.text.replace('    retris: { attempts: 2 }\n', ''))
  })

  it('repairs an item of a list of objects', () => {
    const list = `apiVersion: v1
kind: List
items:
- apiVersion: networking.istio.io/v2
  kind: Gateway
  metadata: { name: a }
`
    const [fixed] = take('schema/api-version', [{ name: 'shop.yaml', text: list }])

    expect(fixed?.text).toBe(list.replace('networking.istio.io/v2', 'networking.istio.io/v1'))
  })

  it('asks for the name that it needs, and is made with the answer', () => {
    const open = [{ name: 'shop.yaml', text: files[1]!.text.replace(/ {4}tls:\n.*\n.*\n/, '') }]
    const [problem] = analyze(open).diagnostics.filter(it => it.rule === 'gateway/tls-required')
    const made = fixDiagnostic(problem!, 0, defaultSettings, ' shop-certificate ').run(open)

    expect(fixQuestion(problem!, 0, open)?.label).toBe('Secret with the certificate')
    expect(fixQuestion(problem!, 1, open)).toBeUndefined()
    expect(fixDiagnostic(problem!, 0).run(open)).toMatchObject({ ok: false })
    expect(made.ok && applyChanges(open, made.changes)[0]?.text).toContain(
      'credentialName: shop-certificate\n',
    )
  })

  it('refuses when the problem is gone', () => {
    const gone = files.map(it => ({ name: it.name, text: it.text.replace('simple', 'SIMPLE') }))

    expect(operationFor('schema/enum', files).run(gone)).toMatchObject({ ok: false })
    expect(operationFor('schema/enum', files).run([])).toMatchObject({ ok: false })
    expect(operationFor('schema/enum', files, 7).run(files)).toMatchObject({ ok: false })
  })
})

function take(rule: string, seen: Files, now: Files = seen, index?: number): Files {
  const result = operationFor(rule, seen, index).run(now)
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(now, result.changes).filter(it => it.name === 'shop.yaml')
}

function operationFor(rule: string, seen: Files, index?: number) {
  const diagnostic = analyze(seen).diagnostics.find(it => it.rule === rule)
  if (!diagnostic) throw new Error(`No ${rule}`)
  return fixDiagnostic(diagnostic, index)
}
