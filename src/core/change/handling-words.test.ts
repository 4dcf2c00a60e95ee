import { describe, expect, it } from 'vitest'
import { canonical } from '../data/canonical.ts'
import { handlingWords } from './handling-words.ts'

describe('what a rule does on the way, in words', () => {
  it.each([
    ['timeout', '5s', '5s'],
    ['retries', { attempts: 3 }, '3 times'],
    [
      'retries',
      { attempts: 1, perTryTimeout: '2s', retryOn: '5xx,reset' },
      '1 time, 2s for each try, on 5xx, reset',
    ],
    ['retries', { attempts: 0 }, 'none'],
    [
      'fault',
      {
        delay: { fixedDelay: '5s', percentage: { value: 10 } },
        abort: { httpStatus: 503, percentage: { value: 0.5 } },
      },
      'a delay of 5s for 10 % of the requests and an answer 503 for 0.5 % of the requests',
    ],
    ['fault', { abort: { grpcStatus: 'UNAVAILABLE' } }, 'an answer UNAVAILABLE for none of the requests'],
    ['rewrite', { prefix: '/shop', by: '/' }, '/shop to /'],
    ['rewrite', { whole: '/', authority: 'web' }, 'the path to /, the host to web'],
    [
      'headers',
      { request: { set: { 'x-team': 'shop' }, remove: ['cookie'] }, response: { add: { via: 'us' } } },
      'x-team set to shop, cookie removed in the request; us added to via in the response',
    ],
    [
      'headers of destinations',
      [null, { request: { remove: ['a'] } }],
      'a removed in the request (destination 2)',
    ],
    [
      'CORS policy',
      {
        allowOrigins: [{ exact: 'https://a.example.com' }],
        allowMethods: ['GET', 'PUT'],
        allowCredentials: true,
      },
      'for https://a.example.com, allow credentials, allow methods GET and PUT',
    ],
    ['mirrors', [['outbound|80||audit.shop.svc.cluster.local', 10, true]], '10 % to audit.shop:80'],
    ['new', { maxAge: '5s', allowHeaders: ['a', 'b'] }, 'allow headers a and b, max age 5s'],
  ])('%s', (name, value, said) => {
    expect(handlingWords(name, canonical(value))).toBe(said)
  })

  it('never show JSON, whatever was written', () => {
    const odd = [
      null,
      3,
      [],
      [[]],
      { delay: 3 },
      { delay: {}, abort: { percentage: [] } },
      { request: { set: [1] } },
    ]
    const names = [
      'timeout',
      'retries',
      'fault',
      'rewrite',
      'headers',
      'headers of destinations',
      'CORS policy',
      'mirrors',
    ]
    for (const name of names)
      for (const value of odd) expect(handlingWords(name, canonical(value))).not.toMatch(/[{}[\]"]/)
    expect(handlingWords('timeout', '5n')).toBe('5n')
  })
})
