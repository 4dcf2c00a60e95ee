import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { runSavedRequest } from './saved-request.ts'

const model = modelOf(bookinfo.files.map(it => it.text).join('---\n'))
const status = (request: string, expectation?: string) =>
  runSavedRequest(model, { name: 'it', request, ...(expectation !== undefined && { expect: expectation }) })
    .status

const split = 'https://uk.bookinfo.com/reviews/1'

describe('an expectation', () => {
  it.each([
    [split, 'reviews.prod'],
    [split, 'reviews.prod:9080 80%'],
    [split, 'reviews.prod 80%, reviews.qa 20%'],
    ['http://uk.bookinfo.com/', '301'],
    ['http://uk.bookinfo.com/', 'redirect'],
    ['http://uk.bookinfo.com/', 'https://uk.bookinfo.com'],
    ['https://uk.bookinfo.com/', '404'],
    ['http://uk.bookinfo.com:81/', 'no_listener'],
    [split, 'not reviews.staging'],
    ['http://uk.bookinfo.com/', 'not 404'],
  ])('of %s to end at %s is met', (request, expectation) => {
    expect(status(request, expectation)).toBe('met')
  })

  it.each([
    [split, 'reviews.prod 20%'],
    [split, 'reviews'.slice(0, 4)],
    [split, 'reviews.prod, reviews.staging'],
    [split, '404'],
    [split, 'redirect'],
    ['http://uk.bookinfo.com/', '302'],
    ['http://uk.bookinfo.com/', '301 http://'],
    ['https://uk.bookinfo.com/', 'reviews.prod'],
    [split, ','],
    [split, 'not reviews.prod'],
    [split, 'not'],
  ])('of %s to end at %s is missed', (request, expectation) => {
    expect(status(request, expectation)).toBe('missed')
  })

  it('is met by what is said of the end itself', () => {
    for (const request of [
      split,
      'http://uk.bookinfo.com/',
      'https://uk.bookinfo.com/',
      'http://uk.bookinfo.com:81/',
    ]) {
      const { end } = runSavedRequest(model, { name: 'it', request })
      expect(status(request, end)).toBe('met')
    }
  })

  it('left out leaves it open', () => {
    expect([status(split), status(split, ' ')]).toEqual(['open', 'open'])
  })
})

it('a port of the Service leads to that of the workload, a line of a log names the latter', () => {
  const service = `kind: Service
metadata: {name: gateway, namespace: some-config-namespace}
spec: {selector: {app: my-gateway-controller}, ports: [{port: 443, targetPort: 8443}]}
---
`
  const translated = modelOf(service + bookinfo.files.map(it => it.text).join('---\n'))
  const result = runSavedRequest(translated, { name: 'it', request: split, expect: 'reviews.prod' })
  expect(result).toMatchObject({ status: 'met', request: { port: 8443 } })
})

it('a text that is no request, and an unknown gateway, are said to be', () => {
  expect(status('hello world')).toBe('unreadable')
  expect(runSavedRequest(model, { name: 'it', request: split, gateway: 'app=other' }).status).toBe(
    'unreadable',
  )
})
