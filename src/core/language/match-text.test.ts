import { expect, it } from 'vitest'
import { matchesPart, matchesWhole } from './match-text.ts'

it('a condition must take the whole text, a rewrite finds a part of it', () => {
  expect(matchesWhole('/v1', '/v1/cart')).toBe(false)
  expect(matchesPart('/v1', '/v1/cart')).toBe(true)
  expect(matchesPart('^/v2', '/v1/v2')).toBe(false)
})

it('what is no RE2 expression is found nowhere', () => {
  expect(matchesPart('(?=a)', 'a')).toBe(false)
  expect(matchesWhole('(', '(')).toBe(false)
})
