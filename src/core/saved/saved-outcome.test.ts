import { expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { countOutcomes } from './count-outcomes.ts'
import { savedOutcomes } from './saved-outcome.ts'
import type { SavedRequest } from './saved-request.ts'

const model = modelOf(bookinfo.files.map(it => it.text).join('---\n'))
const run = (...requests: Omit<SavedRequest, 'name'>[]) =>
  savedOutcomes(
    model,
    requests.map(it => ({ name: it.request, ...it })),
  )

it('tells how requests fare as plain data, and counts those of which something is expected', () => {
  const outcomes = run(
    { request: 'http://uk.bookinfo.com/', expect: 'redirect https://' },
    { request: 'https://uk.bookinfo.com/reviews/1', expect: 'reviews.qa 100%' },
    { request: 'https://uk.bookinfo.com/reviews/1' },
    { request: 'nonsense' },
  )
  expect(outcomes.map(it => it.status)).toEqual(['met', 'missed', 'open', 'unreadable'])
  expect(structuredClone(outcomes)).toEqual(outcomes)
  expect(countOutcomes(outcomes)).toEqual({ met: 1, judged: 3 })
})

it('offers what can be expected, each met by the request as it ends now', () => {
  const requests = [
    'http://uk.bookinfo.com/x',
    'https://uk.bookinfo.com/reviews/1',
    'https://uk.bookinfo.com/nowhere',
    'tcp://uk.bookinfo.com:2379',
  ]
  const [redirect, split, lost, refused] = run(...requests.map(request => ({ request })))
  expect(redirect?.choices.map(it => it.label)).toEqual([
    'Is redirected',
    'Is redirected to https',
    'Is redirected to https://uk.bookinfo.com',
    'Is answered with 301',
    'Ends exactly as now',
  ])
  expect(split?.choices.slice(0, 2)).toEqual([
    { label: 'Goes to reviews.prod', expect: 'reviews.prod' },
    { label: 'Goes to reviews.qa', expect: 'reviews.qa' },
  ])
  expect(lost?.choices).toEqual([{ label: 'Is not found: 404', expect: '404' }])
  expect(refused?.choices).toEqual([{ label: 'Is stopped: no listener', expect: 'no_listener' }])
  for (const [i, outcome] of [redirect, split, lost, refused].entries())
    for (const choice of outcome?.choices ?? [])
      expect(run({ request: requests[i]!, expect: choice.expect })[0]?.status, choice.label).toBe('met')
})
