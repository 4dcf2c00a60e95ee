import { expect, it } from 'vitest'
import { endpointResolution, rangeFixes } from './fitting-resolution.ts'

it('finds the resolution that takes all endpoints', () => {
  expect(endpointResolution(['10.0.0.7', 'unix:///var/run/app.sock'])).toBe('STATIC')
  expect(endpointResolution(['10.0.0.7', 'db.example.com'])).toBe('DNS')
  expect(endpointResolution(['unix:///var/run/app.sock', 'db.example.com'])).toBeUndefined()
  expect(endpointResolution([])).toBeUndefined()
})

it('offers no resolution for a range beside endpoints that are names', () => {
  const titles = (endpoints: readonly string[]) => {
    const { fix, otherFixes = [] } = rangeFixes(['10.1.0.0/16', '10.0.0.1'], endpoints)
    return [fix, ...otherFixes].map(it => it.title)
  }

  expect(titles(['db.example.com'])).toEqual(['Remove the range'])
  expect(titles(['10.0.0.7'])).toEqual(['Set the resolution to STATIC', 'Remove the range'])
  expect(titles([])).toEqual(['Set the resolution to NONE', 'Remove the range'])
})
