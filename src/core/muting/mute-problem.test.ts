import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { defaultSettings } from '../settings.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { muteForms } from './mute-forms.ts'
import { muteProblem } from './mute-problem.ts'

const complete = { ...defaultSettings, complete: true }
const rule = 'references/gateway-missing'
const text = (gateways = '[gone]') => `# our shop
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: # names
  name: web
spec:
  hosts: [shop.example.com]
  gateways: ${gateways}
  http:
  - directResponse: { status: 200 }
`

function mute(files: Files, form: Parameters<typeof muteProblem>[1], reason = 'from the\nchart: "x"') {
  const before = judge(files, complete)
  const problem = before.diagnostics.find(it => it.rule === rule)!
  expect(muteForms(problem).map(it => it.form)).toContain(form)
  const result = muteProblem(problem, form, reason).run(files)
  if (!result.ok) return result.reason
  const after = applyChanges(files, result.changes)
  const { diagnostics, muted = [] } = judge(after, complete)
  expect(diagnostics.filter(it => it.rule === rule || it.rule.startsWith('muting/'))).toEqual([])
  expect(muted.find(it => it.rule === rule)?.muted?.reason).toBe(
    form === 'annotation' ? '' : 'from the chart: "x"',
  )
  return after
}
const one = (yaml: string): Files => [{ name: 'a.yaml', text: yaml }]
const textOf = (files: Files | string) => (typeof files === 'string' ? files : files[0]!.text)

describe('muting a problem', () => {
  it.each(['\n', '\r\n'])('writes a comment above its line', end => {
    expect(textOf(mute(one(text().replaceAll('\n', end)), 'line'))).toBe(
      text()
        .replace('  gateways', `  # drawbridge-ignore ${rule}: from the chart: "x"\n  gateways`)
        .replaceAll('\n', end),
    )
  })

  it('writes it at the end of a line that is the first of its resource, where above would be about all of it', () => {
    const files = one(`typo: 1\n${text()}`)
    const problem = judge(files, complete).diagnostics.find(it => it.line === 1)!
    const result = muteProblem(problem, 'line', '').run(files)
    const after = result.ok ? applyChanges(files, result.changes) : []
    expect(after[0]?.text).toMatch(/^typo: 1 # drawbridge-ignore \S+\n# our shop/)
    expect(judge(after, complete).muted?.map(it => it.line)).toEqual([1])
  })

  it('refuses where a comment would be part of a value', () => {
    const files = one(text().replace('name: web', 'name: web\n  labels:\n    a: "x\n\n      \u200by"'))
    const problem = judge(files, complete).diagnostics.find(it => it.line === 8)
    const result = problem && muteProblem(problem, 'line', '').run(files)
    expect(result ?? { ok: false }).toMatchObject({ ok: false })
  })

  it('writes a comment above the resource', () => {
    expect(textOf(mute(one(text()), 'resource'))).toMatch(/^# our shop\n# drawbridge-ignore .*\napiVersion/)
    expect(textOf(mute(one(`---\n${text().replace('# our shop\n', '')}`), 'resource'))).toMatch(
      /^---\n# drawbridge-ignore .*\napiVersion/,
    )
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${text().replace('# our shop\n', '').trimEnd().replaceAll('\n', '\n  ')}\n`
    expect(textOf(mute(one(list), 'resource'))).toMatch(/items:\n# drawbridge-ignore .*\n- api/)
  })

  it('writes the annotation, behind the codes that are there', () => {
    expect(textOf(mute(one(text()), 'annotation'))).toMatch(/analyze-suppress: "?IST0101/)
    const more = text().replace(
      '  name: web',
      '  name: web\n  annotations: { galley.istio.io/analyze-suppress: IST0132 }',
    )
    const after = mute(one(more), 'annotation')
    expect(textOf(after)).toContain('IST0132,IST0101')
  })

  it('writes .drawbridge.yaml, or adds to it', () => {
    const made = mute(one(text()), 'configuration')
    expect(made[1]).toMatchObject({
      name: '.drawbridge.yaml',
      text: `mute:\n- rule: "${rule}"\n  resource: "VirtualService/default/web"\n  reason: "from the chart: \\"x\\""\n`,
    })
    for (const before of ['', '# ours\ncomplete: true\n', 'mute:\n# old\n- rule: gateway/*\n  reason: a\n']) {
      const problem = judge(one(text()), complete).diagnostics.find(it => it.rule === rule)!
      const files = [...one(text()), { name: '.drawbridge.yaml', text: before }]
      const result = muteProblem(problem, 'configuration', 'b').run(files)
      const after = result.ok ? applyChanges(files, result.changes) : []
      expect(after[1]?.text).toMatch(/rule: "?references\/gateway-missing/)
      expect(after[1]?.text.startsWith(before)).toBe(true)
      expect(judge(after, complete).diagnostics.filter(it => it.rule === rule)).toEqual([])
    }
  })

  it('is not offered for what is said of mutes', () => {
    const [problem] = judge(one('# drawbridge-ignore a/b\n')).diagnostics
    expect(muteForms(problem!)).toEqual([])
  })
})
