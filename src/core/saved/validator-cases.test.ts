import { describe, expect, it } from 'vitest'
import { isRequestFile, plainRequests, readRequestFile } from './request-file.ts'

const route = `  route:
  - destination: {host: users.users.svc.cluster.local, port: {number: 80}}
`
const testCase = (more: string) => `testCases:
- description: users
  request: {authority: [a.example.com], method: [GET], uri: [/users]}
${more}`
const expectation = (more: string) => readRequestFile(testCase(more))?.[0]?.expect

describe('the test cases of istio-config-validator', () => {
  it('become a request for each host, method and path', () => {
    const text = `testCases:
- description: happy path users
  wantMatch: true
  request:
    authority: ["www.example.com", "example.com"]
    method: ["GET", "POST"]
    uri: ["/users", "/users/"]
    headers: {X-User-Id: abc123}
${route}`
    expect(isRequestFile(text)).toBe(true)
    const requests = readRequestFile(text)!
    expect(requests.map(it => it.name)).toEqual([
      'happy path users: GET www.example.com/users',
      'happy path users: POST www.example.com/users',
      'happy path users: GET example.com/users',
      'happy path users: POST example.com/users',
      'happy path users: GET www.example.com/users/',
      'happy path users: POST www.example.com/users/',
      'happy path users: GET example.com/users/',
      'happy path users: POST example.com/users/',
    ])
    expect(requests[1]).toEqual({
      name: 'happy path users: POST www.example.com/users',
      request: "curl -X POST -H 'x-user-id: abc123' https://www.example.com/users",
      expect: 'users.users.svc.cluster.local:80 100%',
    })
    expect(plainRequests(text)?.[0]?.request).toContain('http://www.example.com/users')
  })

  it.each<[string, string, string | undefined]>([
    ['a destination', `  wantMatch: true\n${route}`, 'users.users.svc.cluster.local:80 100%'],
    [
      'a destination that it must not have',
      `  wantMatch: false\n${route}`,
      'not users.users.svc.cluster.local:80 100%',
    ],
    ['the same where it is not said', route, 'not users.users.svc.cluster.local:80 100%'],
    [
      'shares and subsets',
      `  wantMatch: true
  route:
  - {destination: {host: reviews, subset: v2}, weight: 90}
  - {destination: {host: reviews, subset: v3}, weight: 10}
  - {destination: {host: reviews, subset: v4}, weight: 0}
`,
      'reviews v2 90%, reviews v3 10%',
    ],
    [
      'a redirect',
      '  wantMatch: true\n  redirect: {uri: /new, redirectCode: 302}\n',
      '302 https://a.example.com/new',
    ],
    [
      'a redirect elsewhere',
      '  wantMatch: true\n  redirect: {authority: b.example.com, scheme: http}\n',
      '301 http://b.example.com',
    ],
    ['a redirect to a port', '  wantMatch: true\n  redirect: {port: 8443}\n', '301'],
    ['nothing that can be compared', '  wantMatch: true\n  delegate: {name: b}\n', undefined],
  ])('expect %s', (_, more, expected) => {
    expect(expectation(more)).toBe(expected)
  })

  it('say in their name what is not compared', () => {
    const [first] = readRequestFile(testCase(`  wantMatch: true\n  rewrite: {uri: /}\n${route}`))!
    expect(first?.name).toBe('users: GET a.example.com/users (rewrite not compared)')
  })

  it.each([
    'testCases: {}',
    'testCases: [1]',
    'testCases: [{request: {}}]',
    'testCases: [{request: {authority: [1]}}]',
  ])('are none where they are anything else: %s', text => {
    expect(readRequestFile(text)).toBeUndefined()
    expect(isRequestFile(text)).toBe(false)
  })

  it('do not multiply without an end', () => {
    const many = `[${Array.from({ length: 101 }, (_, i) => `a${i}`).join()}]`
    expect(
      readRequestFile(`testCases: [{request: {authority: ${many}, method: ${many}, uri: [/]}}]`),
    ).toBeUndefined()
  })
})
