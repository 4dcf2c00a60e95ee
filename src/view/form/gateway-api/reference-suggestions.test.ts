import { describe, expect, it } from 'vitest'
import { readModel } from '../../../core/model/read-model.ts'
import type { KnownValues } from '../../../core/questions/known-values.ts'
import { createSession } from '../../../core/session.ts'
import { finish } from '../../../core/steps.ts'
import { everyKindFiles } from '../../../testing/every-kind.ts'
import { referenceSuggestions } from './reference-suggestions.ts'

const session = createSession()
session.update(everyKindFiles)
const { referents } = finish(session.ask({ type: 'knownValues', namespace: 'shop' }).steps) as KnownValues
const model = readModel(everyKindFiles)

describe('for a reference the form offers', () => {
  it.each([
    ['HTTPRoute', ['spec', 'parentRefs', 0, 'name'], ['edge']],
    ['HTTPRoute', ['spec', 'parentRefs', 1, 'name'], ['more']],
    ['HTTPRoute', ['spec', 'parentRefs', 0, 'sectionName'], ['http', 'tls', 'tcp']],
    ['HTTPRoute', ['spec', 'parentRefs', 1, 'port'], ['8080', '8081']],
    ['HTTPRoute', ['spec', 'rules', 0, 'backendRefs', 0, 'name'], ['cart', 'web', 'web-v2']],
    ['HTTPRoute', ['spec', 'rules', 0, 'backendRefs', 0, 'port'], ['80']],
    ['HTTPRoute', ['spec', 'rules', 0, 'backendRefs', 0, 'namespace'], ['shop']],
    ['HTTPRoute', ['spec', 'rules', 0, 'filters', 0, 'requestMirror', 'backendRef', 'port'], ['80']],
    ['ListenerSet', ['spec', 'parentRef', 'name'], ['edge']],
    ['Gateway.gateway.networking.k8s.io', ['spec', 'gatewayClassName'], ['istio', 'other']],
    ['ReferenceGrant', ['spec', 'from', 0, 'namespace'], ['shop']],
    ['HTTPRoute', ['spec', 'hostnames', 0], []],
  ])('%s %j', (kind, path, offered) => {
    const [resource] = model.ofKind(kind)
    expect(referenceSuggestions(referents, resource!, path)).toEqual(offered)
  })

  it('nothing of a kind that the files have not', () => {
    const [route] = model.ofKind('HTTPRoute')
    const asked = { namespace: 'elsewhere', value: route!.value }
    expect(referenceSuggestions(referents, asked, ['spec', 'rules', 0, 'backendRefs', 0, 'name'])).toEqual([])
  })
})
