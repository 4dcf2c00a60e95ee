import { describe, expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'

const messagesOf = (text: string) =>
  analyze([{ name: 'a.yaml', text }])
    .diagnostics.filter(it => it.rule === 'schema/format')
    .map(it => it.message)

const route = (spec: string) =>
  messagesOf(
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: shop }\nspec: ${spec}\n`,
  )

describe('a name of the Gateway API in a wrong form', () => {
  it.each([
    ['{ hostnames: ["shop.example.com."] }', '`hostnames[0]` must be a host name in lower case'],
    ['{ parentRefs: [{ name: a, sectionName: A b }] }', '`sectionName` must be lower-case letters'],
    [
      '{ parentRefs: [{ name: a, namespace: A_b }] }',
      '`namespace` must be lower-case letters, digits and hyphens',
    ],
    ['{ rules: [{ timeouts: { request: 1.5s } }] }', '`request` must be whole hours, minutes'],
    [
      '{ rules: [{ matches: [{ headers: [{ name: "x y", value: z }] }] }] }',
      '`name` must be a name without spaces',
    ],
  ])('%s says in words what it must be', (spec, words) => {
    const [message, ...others] = route(spec)
    expect(message).toContain(words)
    expect(message).not.toContain('^')
    expect(others).toEqual([])
  })
})
