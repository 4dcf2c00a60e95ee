import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { reportText, withoutUserText } from './report-text.ts'

const surroundings = {
  version: '1.2.3',
  browser: 'Mozilla/5.0',
  size: '1440 × 900',
  steps: ['  3 s ago: typed'],
}
const files = [{ name: 'secret-shop.yaml', text: 'kind: VirtualService\nmetadata:\n  name: secret-shop\n' }]
const text = { files, others: 'GET https://secret.example.com/basket' }
const fault = {
  where: 'The canvas',
  message: 'Cannot read properties of undefined (reading “host” of secret-shop)',
  stack:
    'TypeError: Cannot read properties of undefined (reading “host” of secret-shop)\n    at drawBox (https://d.example.com/assets/drawing-Ab1.js:1:234)\n    at async https://d.example.com/assets/index-Cd2.js:9:8',
}

describe('a report', () => {
  it('says what broke, where and after what, and nothing that the user has written', () => {
    expect(reportText(fault, surroundings, text, false)).toBe(`Drawbridge 1.2.3
Browser: Mozilla/5.0
Page: 1440 × 900
Stopped: The canvas
Error: Cannot read properties of undefined (reading … of …)

Where in the code:
  drawBox drawing-Ab1.js:1:234
  index-Cd2.js:9:8

What was done last:
  3 s ago: typed`)
  })

  it('holds the files where they are chosen', () => {
    const report = reportText(fault, surroundings, text, true)
    expect(report).toContain('of secret-shop)')
    expect(report).toContain('The files:\n\n# secret-shop.yaml\nkind: VirtualService')
  })

  it('holds no piece of a text, wherever in the error it stands', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{5,20}[a-z0-9]$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(8),
        (words, from, length) => {
          const written = words.join('\n  name: ')
          const start = from % written.length
          const piece = written.slice(start, start + 4 + length)
          const found = { files: [{ name: 'a.yaml', text: written }], others: '' }
          const said = withoutUserText(`Unexpected ${piece} at (${piece}), "${piece}"`, found)
          for (const it of piece.match(/[a-z0-9]{3,}/g) ?? [])
            expect(said.split(/[^a-z0-9]+/)).not.toContain(it)
        },
      ),
    )
  })

  it('takes no line of a message for a place in the code', () => {
    const message = 'broken\n    at secret (https://secret.example.com/private.js:1:2)'
    const report = reportText(
      { where: 'The trace', message, stack: `Error: ${message}\n    at run (https://d/index-1.js:3:4)` },
      surroundings,
      { files: [], others: message },
      false,
    )
    expect(report).not.toMatch(/secret|private/)
    expect(report).toContain('run index-1.js:3:4')
  })
})
