import { describe, expect, it } from 'vitest'
import { checkEdit } from '../../testing/check-edit.ts'
import { removeServerFields, serverFieldsIn } from './remove-server-fields.ts'

const fields = `  managedFields:
  - manager: kubectl
    time: "2026-01-01T00:00:00Z"
  resourceVersion: "1234"
  uid: 6f1c
  generation: 3
`
const object = (kind: string, extra = '', status = '') => `apiVersion: networking.istio.io/v1
kind: ${kind}
metadata:
  name: shop # ours
  creationTimestamp: "2026-01-01T00:00:00Z"
${extra}spec: {}
${status}`

describe('what the cluster wrote', () => {
  it('goes, and everything else stays', () => {
    const before = `${object('Gateway', fields, 'status:\n  observedGeneration: 3\n')}---\n${object('VirtualService', fields)}`
    checkEdit(removeServerFields(), before, `${object('Gateway')}---\n${object('VirtualService')}`)
  })

  it('goes out of the items of a List, in YAML and in JSON', () => {
    const list = (extra: string) => `apiVersion: v1
kind: List
items:
- apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata:
    name: a
${extra}  spec: {}
`
    checkEdit(removeServerFields(), list('    uid: x\n    resourceVersion: "1"\n'), list(''))
    const json = (extra: string) =>
      `{"kind": "List", "items": [{"kind": "Gateway", "metadata": {"name": "a"${extra}}}]}`
    checkEdit(removeServerFields(), json(', "uid": "x"'), json(''))
  })

  it('takes the last annotation with its map, and leaves others', () => {
    const own = '    kubectl.kubernetes.io/last-applied-configuration: "{}"\n'
    checkEdit(removeServerFields(), object('Gateway', `  annotations:\n${own}`), object('Gateway'))
    const other = '  annotations:\n    team: a\n'
    checkEdit(removeServerFields(), object('Gateway', other + own), object('Gateway', other))
  })

  it('is named, each field once', () => {
    const text = `${object('Gateway', fields)}---\n${object('VirtualService', fields, 'status: {}\n')}`
    expect(serverFieldsIn([{ name: 'a.yaml', text }])).toEqual([
      'managedFields',
      'resourceVersion',
      'uid',
      'generation',
      'status',
    ])
    expect(serverFieldsIn([{ name: 'a.yaml', text: object('Gateway') }])).toEqual([])
  })
})
