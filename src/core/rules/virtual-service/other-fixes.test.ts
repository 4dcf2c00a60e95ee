import { describe, expect, it } from 'vitest'
import { findingsOf, readCarets } from '../../../testing/check-rule.ts'
import { applyEdits } from '../../text/text-edit.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { rules } from '../index.ts'

const choices = rules
  .filter(rule => /^(gateway|virtual-service)\//.test(rule.id))
  .flatMap(rule =>
    rule.examples.bad.flatMap(({ yaml }) => {
      const { text } = readCarets(yaml)
      return findingsOf(rule, text).flatMap(({ finding }) =>
        (finding.otherFixes ?? []).map(fix => ({ id: rule.id, title: fix.title, rule, text, fix })),
      )
    }),
  )

describe('a fix offered beside the first one', () => {
  it.each(choices)('$id: "$title" leaves less to report', ({ rule, text, fix }) => {
    if (!('edits' in fix)) throw new Error('the fix does not edit in place')
    const fixed = applyEdits(text, fix.edits(readDocument(text), [], 'name'))

    expect(findingsOf(rule, fixed).length).toBeLessThan(findingsOf(rule, text).length)
  })

  it('is there where a choice is to be made', () => {
    expect(new Set(choices.map(it => it.id))).toContain('virtual-service/authority-twice')
    expect(new Set(choices.map(it => it.id))).toContain('gateway/tls-required')
  })
})
