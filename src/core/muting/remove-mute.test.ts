import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { fixDiagnostic } from '../rules/engine/fix-diagnostic.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges } from '../text/file-change.ts'
import { idleSettings } from './mutes-of.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`

/** A text after the fix of the first problem of a mute. */
function repaired(text: string, name = 'a.yaml', settings: AnalysisSettings = defaultSettings): string {
  const files = [
    { name, text },
    { name: 'b.yaml', text: gateway },
  ]
  const found = judge(files, settings).diagnostics.find(it => it.rule.startsWith('muting/'))!
  expect(found.fixes).toEqual(['Remove the mute'])
  const result = fixDiagnostic(found).run(files, settings)
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(files, result.changes)[0]!.text
}

describe('a mute that mutes nothing is taken out', () => {
  const line = '  name: public'
  const with_ = (comment: string) => gateway.replace(line, `${line} ${comment}`)

  it('with its comment, where it is the only one', () => {
    expect(repaired(with_('# drawbridge-ignore gateway/port-number: why: so'))).toBe(gateway)
    expect(repaired(gateway.replace(line, `  # drawbridge-ignore gateway/port-number\n${line}`))).toBe(
      gateway,
    )
    expect(repaired(with_('# drawbridge-ignore'))).toBe(gateway)
    expect(repaired(with_('# drawbridge-ignore no/rule'))).toBe(gateway)
    expect(repaired(`${gateway}# drawbridge-ignore no/rule`)).toBe(gateway)
  })

  it('alone, where the comment names others', () => {
    expect(repaired(with_('# drawbridge-ignore no/rule, gateway/port-number: why'))).toBe(
      with_('# drawbridge-ignore gateway/port-number: why'),
    )
    expect(repaired(with_('# drawbridge-ignore kustomize/a no/rule: why'))).toBe(
      with_('# drawbridge-ignore kustomize/a: why'),
    )
  })

  it('with lines that end in any way', () => {
    const text = gateway.replace(line, `  # drawbridge-ignore no/rule: why\n${line}`)
    expect(repaired(text.replaceAll('\n', '\r\n'))).toBe(gateway.replaceAll('\n', '\r\n'))
  })

  it('of .drawbridge.yaml: an entry, with its key where it was the last', () => {
    const own = '.drawbridge.yaml'
    const entries = '# ours\nmute:\n- rule: kustomize/a\n  reason: a\n- rule: no/rule\n  reason: b\n'
    expect(repaired(entries, own)).toBe('# ours\nmute:\n- rule: kustomize/a\n  reason: a\n')
    expect(repaired('namespace: a\nmute:\n- rule: no/rule\n', own)).toBe('namespace: a\n')
    expect(repaired('namespace: a\nignore: [c.yaml, b.yaml]\n', own)).toBe('namespace: a\nignore: [b.yaml]\n')
    expect(repaired('namespace: a\nseverity:\n  gateway/port-number: off\n', own)).toBe('namespace: a\n')
  })

  it("of istioctl's annotation: a code, with the annotation where it was the last", () => {
    const annotated = (codes: string) =>
      gateway.replace(
        line,
        `${line}\n  annotations:\n    a: b\n    galley.istio.io/analyze-suppress: ${codes}`,
      )
    const complete = { ...defaultSettings, complete: true }
    expect(repaired(annotated('IST0128,IST0999'), 'a.yaml', complete)).toBe(annotated('IST0999'))
    expect(repaired(annotated('IST0128'), 'a.yaml', complete)).toBe(
      gateway.replace(line, `${line}\n  annotations:\n    a: b`),
    )
  })

  it('where it still is: a text that has changed is left alone', () => {
    const files = [{ name: 'a.yaml', text: with_('# drawbridge-ignore no/rule') }]
    const found = judge(files).diagnostics.find(it => it.rule === 'muting/unknown-rule')!
    expect(fixDiagnostic(found).run([{ name: 'a.yaml', text: `# a\n${gateway}` }])).toMatchObject({
      ok: false,
    })
  })
})

describe('what mutes nothing', () => {
  const said = (text: string) =>
    judge([
      { name: '.drawbridge.yaml', text },
      { name: 'b.yaml', text: gateway },
    ]).diagnostics.map(it => `${it.rule} ${it.severity} ${it.line}`)

  it('is said of patterns of files, and for information of rules that are off', () => {
    expect(said('ignore:\n- b/\n- b.yaml\n')).toEqual(['muting/unused warning 2'])
    expect(said('severity:\n  gateway/port-number: off\n')).toEqual(['muting/unused info 2'])
  })

  it('is known of the settings', () => {
    const muted = [
      { rule: 'gateway/*', reason: '' },
      { rule: '*', resource: 'Gateway/a/*', reason: '' },
    ]
    const problems = judge([{ name: 'b.yaml', text: gateway.replace('80', '70000') }]).diagnostics
    expect(idleSettings(muted, problems)).toEqual([muted[1]])
  })
})
