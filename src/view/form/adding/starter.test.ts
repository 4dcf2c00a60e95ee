import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../../core/analysis.ts'
import { analyze } from '../../../core/analyze.ts'
import { bookinfo } from '../../../core/examples/bookinfo.ts'
import { canary } from '../../../core/examples/canary.ts'
import type { Kind } from '../../../core/kinds/field.ts'
import { fieldAt, fieldsAt, keyOf, kindOf } from '../../../core/kinds/index.ts'
import { locateResources } from '../../../core/model/locate.ts'
import { type RuleAction, setRuleAction } from '../../../core/operations/set-rule-action.ts'
import { starterOf } from '../../../core/operations/starter-of.ts'
import { createSession } from '../../../core/session.ts'
import { defaultSettings } from '../../../core/settings.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { type Path, valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { runOperation } from '../../../testing/check-edit.ts'
import { everyKindFiles } from '../../../testing/every-kind.ts'
import { addableGatewayApi } from '../../canvas/keys/addable-kinds.ts'
import { shownFields } from '../fields/shown-fields.ts'
import { additionOf, isWrittenAtOnce } from './addition.ts'

const plain: Files = [
  {
    name: 'plain.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["*"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  http:
  - match:
    - uri: { prefix: /old }
    route:
    - destination: { host: shop }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop }
spec:
  host: shop
  subsets:
  - name: v0
    labels: { version: v0 }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - { number: 80, name: http, protocol: HTTP }
`,
  },
]

const drawnKinds = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  ...addableGatewayApi.map((it): string => it.kind),
]

const leftToTheUser =
  /^gateway\/tls-(?:private-key|server-cert) |^schema\/(?:min-length|format) `(?:name|namespace)` must (?:not be empty|be [^;]*; "" is not)/

describe('what the form adds', () => {
  it.each([
    ['a plain workspace', plain],
    ['the bookinfo example', bookinfo.files],
    ['the canary example', canary.files],
    ['a workspace with every kind', everyKindFiles],
  ])('makes no error in %s, wherever it is added', (_, files) => {
    const faulty: string[] = []
    let tried = 0
    const session = createSession()
    const known = new Set(errorsIn(session.update(files)))
    for (const { resource } of locateResources(files, undefined, defaultSettings)) {
      const kind = kindOf(resource.apiVersion, resource.kind)
      if (!kind || !drawnKinds.includes(keyOf(kind))) continue
      for (const path of additions(kind, ['spec'], resource.value)) {
        tried++
        const field = fieldAt(kind, path)!
        const addition = additionOf(kind, resource, { resource: resource.id, path }, field)
        const after = runOperation(addition, files)
        // The name of a certificate, or of what is referred to, is left to the user, who is told so.
        const found = errorsIn(session.update(after.files)).filter(
          it => !known.has(it) && !leftToTheUser.test(it),
        )
        if (found.length > 0) faulty.push(`${resource.kind} ${path.join('.')}: ${found.join(' ')}`)
      }
    }
    expect(tried).toBeGreaterThan(10)
    expect(faulty).toEqual([])
  })

  it.each<RuleAction>(['route', 'redirect', 'directResponse', 'delegate'])(
    'makes no error by choosing %s as the action of a rule',
    action => {
      const resource = 'VirtualService/default/shop'
      const kind = kindOf('networking.istio.io/v1', 'VirtualService')!
      const path = ['spec', 'http', 0]
      const starter = starterOf(kind, [...path, action], [])
      const chosen = setRuleAction({ resource, path }, action, action === 'route' ? [starter] : starter)
      expect(newErrors(plain, runOperation(chosen, plain).files)).toEqual([])
    },
  )
})

/** The places below a path where the form's buttons write something: objects that are absent, and lists of objects. */
function additions(kind: Kind, path: Path, whole: Json): Path[] {
  const value = valueAt(whole, path)
  const fields = fieldsAt(kind, path)
  if (!fields || typeof value !== 'object' || value === null) return []
  const object = value as { [key: string]: Json }
  const shown = shownFields(kind, path, fields, object, [])
  return Object.entries(fields).flatMap(([name, field]): Path[] => {
    const at = [...path, name]
    const present = Object.hasOwn(object, name) ? object[name] : undefined
    const offered = shown.absent.includes(name) || shown.offered.includes(name)
    if (field.is.type === 'list') {
      if (!isWrittenAtOnce(field)) return []
      const items = Array.isArray(present) ? present : []
      if (present === undefined && !offered) return []
      const isFull = items.length >= (field.is.maxItems ?? Number.POSITIVE_INFINITY)
      return [...(isFull ? [] : [at]), ...items.flatMap((_, i) => additions(kind, [...at, i], whole))]
    }
    if (!isWrittenAtOnce(field)) return []
    return present === undefined ? (offered ? [at] : []) : additions(kind, at, whole)
  })
}

/** Errors that Istio would refuse the second files for, and not the first. */
function newErrors(before: Files, after: Files): string[] {
  const known = new Set(errorsOf(before))
  return errorsOf(after).filter(it => !known.has(it))
}

function errorsOf(files: Files): string[] {
  return errorsIn(analyze(files))
}

function errorsIn({ diagnostics }: Pick<Analysis, 'diagnostics'>): string[] {
  return diagnostics
    .filter(it => it.severity === 'error' && (it.layer === 'schema' || it.layer === 'webhook'))
    .map(it => `${it.rule} ${it.message}`)
}
