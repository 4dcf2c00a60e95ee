import { describe, expect, it } from 'vitest'
import { judge } from '../../judge.ts'
import { createSession } from '../../session.ts'
import { type AnalysisSettings, defaultSettings } from '../../settings.ts'

const experimental: AnalysisSettings = { ...defaultSettings, gatewayApi: 'experimental' }

const retried = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs:
  - { name: public, sectionName: http, port: 80 }
  - { name: public, sectionName: http, port: 8080 }
  rules:
  - retry: { attempts: 2 }
    backendRefs: [{ name: shop, port: 80 }]
`

const older = `
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: { name: database }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: database, port: 5432 }]
  - backendRefs: [{ name: database-next, port: 5432 }]
`

const rulesOf = (text: string, settings: AnalysisSettings) =>
  judge([{ name: 'a.yaml', text }], settings)
    .diagnostics.filter(it => it.layer === 'schema')
    .map(it => it.rule)

describe('the channel of the Gateway API', () => {
  it('decides which fields, conditions and versions there are', () => {
    expect(rulesOf(retried, defaultSettings)).toEqual(['schema/unknown-field', 'gateway-api/parent-twice'])
    expect(rulesOf(retried, experimental)).toEqual([])
    expect(rulesOf(older, defaultSettings)).toEqual(['schema/api-version'])
    expect(rulesOf(older, experimental)).toEqual([])
    expect(rulesOf(older.replace('v1alpha2', 'v1'), experimental)).toEqual(['schema/max-items'])
  })

  it('is asked for again when the setting changes, and not before', () => {
    const session = createSession()
    const files = [{ name: 'a.yaml', text: retried }]
    const first = session.update(files)
    expect(session.update(files)).toBe(first)
    expect(first.diagnostics.some(it => it.layer === 'schema')).toBe(true)
    const second = session.update(files, experimental)
    expect(second.diagnostics.filter(it => it.layer === 'schema')).toEqual([])
    expect(session.update(files, defaultSettings).diagnostics).toEqual(first.diagnostics)
  })
})
