import { describe, expect, it } from 'vitest'
import { effectLineCount, hasPortName, matchLineCount, type ServerWords, shownHosts } from './row-lines.ts'

const width = 212

describe('the hosts of a server', () => {
  it.each([
    [['a.example.com', 'b.example.com'], ['a.example.com, b.example.com'], 0, 1],
    [
      ['uk.bookinfo.example.com', 'eu.bookinfo.example.com'],
      ['uk.bookinfo.example.com', 'eu.bookinfo.example.com'],
      0,
      2,
    ],
    [
      ['one.shop.example.com', 'two.shop.example.com', 'three.shop.example.com', 'four.shop.example.com'],
      ['one.shop.example.com', 'two.shop.example.com'],
      2,
      3,
    ],
    [
      ['some-config-namespace/*.bookinfo.example.com'],
      ['some-config-namespace/*.bookinfo.example.com'],
      0,
      2,
    ],
  ])('%j stand on one line where they fit, else on lines of their own', (hosts, shown, more, lines) => {
    expect(shownHosts({ hosts }, width)).toEqual({ shown, more, lines })
  })
})

describe('the name of a port', () => {
  const row: ServerWords = {
    port: '443',
    portName: 'https',
    protocol: 'HTTPS',
    tls: 'SIMPLE',
    httpsRedirect: false,
    hosts: [],
  }

  it('is said where protocol and TLS mode leave room for it', () => {
    expect(hasPortName(row, width)).toBe(true)
    expect(hasPortName({ ...row, portName: 'https-istio-ingress-public' }, width)).toBe(false)
    expect(hasPortName({ ...row, portName: '' }, width)).toBe(false)
  })
})

describe('the lines of a rule', () => {
  it.each([
    ['/cart*', 1],
    ['SNI vault.example.com  port 443', 1],
    ['SNI registry.internal.example.com  port 443', 2],
    ['GET /a/very/long/path/that/leads/to/some/place*', 2],
  ])('of %s are %i', (words, lines) => {
    expect(matchLineCount(words, 208)).toBe(lines)
  })

  it('are none for a rule that does nothing else, and more for many chips', () => {
    expect(effectLineCount({ chips: [] }, 208)).toBe(0)
    expect(effectLineCount({ chips: ['timeout 5s', 'retries 3'] }, 208)).toBe(1)
    expect(effectLineCount({ chips: ['timeout 5s', 'retries 3', 'rewrite /v2', 'headers'] }, 208)).toBe(2)
  })
})
