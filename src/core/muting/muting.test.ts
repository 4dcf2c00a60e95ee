import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { createSession } from '../session.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'

const missing = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
spec:
  hosts: [shop.example.com]
  gateways: [gone]
  http:
  - route:
    - destination: { host: web.example.com }
`
const rule = 'references/gateway-missing'
const complete: AnalysisSettings = { ...defaultSettings, complete: true }

/** What is said of a text, a line each: `rule line`, those that are muted with the reason. */
function said(text: string, settings = complete, more: Files = []) {
  const files = [{ name: 'a.yaml', text }, ...more]
  const { diagnostics, muted = [] } = judge(files, settings)
  const again = createSession().update(files, settings)
  expect(again.diagnostics).toEqual(diagnostics)
  expect(again.muted ?? []).toEqual(muted)
  const wanted = (id: string) => id === rule || id.startsWith('muting/')
  return {
    counted: diagnostics.filter(it => wanted(it.rule)).map(it => `${it.rule} ${it.line}`),
    muted: muted.filter(it => wanted(it.rule)).map(it => `${it.rule} ${it.line}: ${it.muted?.reason}`),
  }
}

describe('a comment that mutes', () => {
  it('is about its own line, with the reason', () => {
    expect(said(missing)).toEqual({ counted: [`${rule} 7`], muted: [] })
    expect(said(missing.replace('[gone]', `[gone] # drawbridge-ignore ${rule}: from the chart`))).toEqual({
      counted: [],
      muted: [`${rule} 7: from the chart`],
    })
  })

  it.each(['\n', '\r\n', '\r'])('is about the next line where it stands alone, whatever ends lines', end => {
    const text = missing.replace('  gateways', `  # drawbridge-ignore ${rule}: a\n  # why\n\n  gateways`)
    expect(said(text.replaceAll('\n', end)).muted).toEqual([`${rule} 10: a`])
  })

  it('is about the whole resource above its first line, before and after the ---', () => {
    const comment = `# drawbridge-ignore ${rule}: a`
    expect(said(`${comment}\n${missing}`).muted).toEqual([`${rule} 8: a`])
    expect(said(`${comment}\n---\n${missing}`).muted).toEqual([`${rule} 9: a`])
    expect(said(`${missing}---\n${comment}\n${missing.replace('web', 'b')}`)).toEqual({
      counted: [`${rule} 7`],
      muted: [`${rule} 19: a`],
    })
  })

  it('is about one item of a List above that item', () => {
    const item = (name: string) =>
      missing.replace('web', name).replaceAll(/^/gm, '  ').replace('  api', '- api')
    const text = `apiVersion: v1\nkind: List\nitems:\n${item('a')}# drawbridge-ignore ${rule}: a\n${item('b')}`
    expect(said(text.replaceAll(/^ +$/gm, '')).counted).toEqual([`${rule} 10`])
    expect(said(text.replaceAll(/^ +$/gm, '')).muted).toEqual([`${rule} 21: a`])
  })

  it.each(['references/*', '*', 'IST0101', `yaml/tab, ${rule}`])('takes %s', pattern => {
    const text = missing.replace('[gone]', `[gone] # drawbridge-ignore ${pattern}`)
    expect(said(text).muted).toEqual([`${rule} 7: `])
  })

  it.each([
    'drawbridge-ignroe',
    'drawbrige-ignore',
    'Drawbridge-Ignore',
    'drawbridge_ignore',
    'drawbridge ignore',
    'drawbridge-ignore-next-line',
    'drawbridge-ignored:',
  ])('is said where its word is nearly the one that mutes: %s', word => {
    const at = (comment: string) => said(missing.replace('[gone]', `[gone] # ${comment}`)).counted
    expect(at(`${word} ${rule}: a`)).toEqual([`${rule} 7`, 'muting/unknown-rule 7'])
    expect(at(`"${word} ${rule}: a"`)).toEqual([`${rule} 7`])
    expect(at(`${word} is how it is written`)).toEqual([`${rule} 7`])
  })

  it('is said where its word is nearly the one that mutes, but for texts in the files', () => {
    const data = `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: |\n    # drawbridge-ignroe ${rule}\n`
    expect(said(missing + data).counted).toEqual([`${rule} 7`])
  })

  it('is said where it mutes nothing, and where it names no rule', () => {
    const at = (comment: string) => said(missing.replace('spec:', `spec: # ${comment}`)).counted
    expect(at(`drawbridge-ignore ${rule}`)).toEqual([`${rule} 7`, 'muting/unused 5'])
    expect(at('drawbridge-ignore references/gateway-mising')).toEqual([`${rule} 7`, 'muting/unknown-rule 5'])
    expect(at('drawbridge-ignore')).toEqual([`${rule} 7`, 'muting/unknown-rule 5'])
    expect(at('drawbridge-ignores are told elsewhere')).toEqual([`${rule} 7`])
    expect(at('we drawbridge-ignore')).toEqual([`${rule} 7`])
  })

  it('is text within quotes and block scalars', () => {
    const quoted = missing.replace('name: web', `name: web\n  annotations:\n    a: "x # drawbridge-ignore *"`)
    const block = missing.replace(
      'name: web',
      'name: web\n  annotations:\n    a: |\n      # drawbridge-ignore *\n',
    )
    expect(said(quoted).counted).toEqual([`${rule} 9`])
    expect(said(block).counted).toHaveLength(1)
  })

  it('never hides that a document cannot be read', () => {
    const { diagnostics, muted } = judge([{ name: 'a.yaml', text: '# drawbridge-ignore *: a\nkind: [\n' }])
    expect(diagnostics.map(it => it.layer)).toEqual(['yaml'])
    expect(muted).toBeUndefined()
  })
})

describe('the annotation of istioctl', () => {
  const annotated = (codes: string) =>
    missing.replace(
      'name: web',
      `name: web\n  annotations:\n    galley.istio.io/analyze-suppress: "${codes}"`,
    )

  it.each(['IST0101', '*', 'IST0132, IST0101'])('mutes what %s stands for', codes => {
    expect(said(annotated(codes)).muted).toEqual([`${rule} 9: `])
  })

  it('is said where a code or its own name is written wrong, whatever else is in the files', () => {
    for (const settings of [complete, defaultSettings]) {
      expect(said(annotated('IST101'), settings).counted).toEqual([`${rule} 9`, 'muting/unknown-rule 6'])
      expect(said(annotated('IST0101,(ist'), settings).counted).toEqual(['muting/unknown-rule 6'])
      const misspelt = annotated('*').replace('suppress', 'supress')
      expect(said(misspelt, settings).counted).toEqual([`${rule} 9`, 'muting/unknown-rule 6'])
    }
  })

  it('is said where it suppresses nothing and all there is can be seen', () => {
    expect(said(annotated('IST0128')).counted).toEqual([`${rule} 9`, 'muting/unused 6'])
    expect(said(annotated('IST0128'), defaultSettings).counted).toEqual([`${rule} 9`])
  })
})

describe('settings that mute', () => {
  it('mute a rule everywhere or for a resource', () => {
    const muted = (resource?: string) =>
      said(missing, { ...complete, muted: [{ rule, reason: 'a', ...(resource && { resource }) }] })
    expect(muted().muted).toEqual([`${rule} 7: a`])
    expect(muted('VirtualService/*/web').muted).toEqual([`${rule} 7: a`])
    expect(muted('VirtualService/*/other').counted).toEqual([`${rule} 7`])
  })

  it('say how bad problems of a rule are', () => {
    const { diagnostics } = judge([{ name: 'a.yaml', text: missing }], {
      ...complete,
      severities: { [rule]: 'info' },
    })
    expect(diagnostics.find(it => it.rule === rule)?.severity).toBe('info')
  })
})

describe('.drawbridge.yaml', () => {
  const beside = (text: string, name = '.drawbridge.yaml') => said(missing, defaultSettings, [{ name, text }])

  it('says what the cluster is', () => {
    const { diagnostics } = judge([
      { name: 'a.yaml', text: missing },
      { name: '.drawbridge.yaml', text: `complete: true\nnamespace: shop\nseverity:\n  ${rule}: warning\n` },
    ])
    const found = diagnostics.find(it => it.rule === rule)
    expect(found).toMatchObject({ severity: 'warning', resource: 'VirtualService/shop/web' })
  })

  it('mutes by rule, resource and file', () => {
    const mute = (more: string) => beside(`mute:\n- rule: ${rule}\n  reason: a\n${more}`)
    expect(mute('').muted).toEqual([`${rule} 7: a`])
    expect(mute('  resource: VirtualService/default/web\n  file: "*.yaml"\n').muted).toEqual([`${rule} 7: a`])
    expect(mute('  file: b/**\n')).toEqual({ counted: [`${rule} 7`, 'muting/unused 2'], muted: [] })
  })

  it('turns a rule off, with or without quotes', () => {
    expect(beside(`severity: { ${rule}: off }`)).toEqual({ counted: [], muted: [`${rule} 7: `] })
    expect(beside(`severity: { ${rule}: "off" }`).muted).toEqual([`${rule} 7: `])
  })

  it('leaves files alone', () => {
    expect(beside('ignore: ["a.*"]')).toEqual({ counted: [], muted: [] })
    expect(beside('ignore: ["b/"]').counted).toEqual([`${rule} 7`, 'muting/unused 1'])
  })

  it('is about its own folder; of the cluster only the outermost speaks', () => {
    const files = [
      { name: 'in/a.yaml', text: missing },
      { name: 'out.yaml', text: missing.replace('web', 'out') },
      { name: 'in/.drawbridge.yaml', text: `complete: true\nmute: [{ rule: ${rule}, reason: a }]` },
      { name: '.drawbridge.yaml', text: 'namespace: shop' },
    ]
    const { diagnostics, muted } = judge(files)
    expect(diagnostics.filter(it => it.rule === rule).map(it => it.severity)).toEqual(['info'])
    expect(muted?.map(it => it.file)).toEqual(['in/a.yaml'])
    expect(diagnostics.filter(it => it.rule === 'muting/configuration').map(it => it.file)).toEqual([
      'in/.drawbridge.yaml',
    ])
  })

  it.each([
    ['complet: true', 'complet'],
    ['complete: yes please', 'yes please'],
    ['gatewayApi: beta', 'beta'],
    ['mute:\n- role: x', 'role'],
    ['mute: all', 'all'],
    ['severity:\n  a/b: bad', 'bad'],
    ['ignore: vendor', 'vendor'],
    ['namespace: My_Shop', 'My_Shop'],
    ['domain: a..b', 'a..b'],
    ['declared: [Service/shop]', 'Service/shop'],
    ['- a', '- a'],
    ['a: [', undefined],
  ])('says what is wrong in %j, with its place', (text, place) => {
    const { diagnostics } = judge([{ name: '.drawbridge.yaml', text }])
    expect(new Set(diagnostics.map(it => it.rule))).toEqual(new Set(['muting/configuration']))
    if (place) expect(diagnostics.map(it => text.slice(it.from, it.to))).toContain(place)
  })

  it('is told of severities of what is no rule', () => {
    const { diagnostics } = judge([
      { name: '.drawbridge.yaml', text: 'severity:\n  gateway/*: info\n  gateway/port-numbr: error\n' },
    ])
    expect(diagnostics.map(it => `${it.rule} ${it.line}`)).toEqual([
      'muting/unknown-rule 2',
      'muting/unknown-rule 3',
    ])
  })

  it('is not configuration of a cluster', () => {
    expect(judge([{ name: '.drawbridge.yaml', text: '' }])).toEqual({
      documents: [],
      resources: [],
      diagnostics: [],
    })
  })
})
