import { describe, expect, it } from 'vitest'
import { recording } from '../../../testing/recordings.ts'
import { readModel } from '../../model/read-model.ts'
import { defaultSettings } from '../../settings.ts'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { shiftEdits } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { formatPath } from '../../yaml/path.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { FindingFix, Rule } from '../define-rule.ts'
import { type ModelFinding, runModelRule } from '../engine/run-model-rules.ts'
import { fixesOf } from '../engine/to-diagnostics.ts'
import { rules } from './index.ts'

const recorded = recording('conformance/gateway-api-routes.jsonl.gz')

describe.skipIf(!recorded.isThere)('a fix of what does not attach or is not served', () => {
  it('does what it says, wherever it is offered in the recorded cases', { timeout: 600_000 }, () => {
    const faults: string[] = []
    const tried = new Map<string, number>()
    // Every fourth case has all sorts of refusals.
    for (const line of recorded.lines().filter((_, i) => i % 4 === 0)) {
      const { id, yaml, channel } = JSON.parse(line) as { id: string; yaml: string; channel?: string }
      const files = [{ name: 'case.yaml', text: yaml }]
      const settings = {
        ...defaultSettings,
        gatewayApi: channel === 'experimental' ? ('experimental' as const) : ('standard' as const),
      }
      for (const rule of rules)
        for (const found of said(rule, files, settings))
          for (const fix of fixesOf(found.finding)) {
            if ('asks' in fix && fix.asks) continue
            tried.set(rule.id, (tried.get(rule.id) ?? 0) + 1)
            const fault = faultOf(rule, files, settings, found, fix)
            if (fault) faults.push(`${id} ${keyOf(found)} ${fix.title}: ${fault}`)
          }
    }
    expect(faults).toEqual([])
    // The recordings have few policies, and none with a name that is nearly right.
    for (const rule of rules.filter(it => it.id !== 'attachment/policy-not-accepted'))
      expect(tried.get(rule.id) ?? 0, rule.id).toBeGreaterThan(3)
  })
})

type Settings = typeof defaultSettings

function said(rule: Rule, files: Files, settings: Settings): readonly ModelFinding[] {
  return runModelRule(rule, readModel(files, settings))
}

function keyOf({ resource, finding }: ModelFinding): string {
  return `${resource.id} ${formatPath(finding.path)}`
}

/** The problem is gone, or another one at its place has come to light, and no other object has one that had none. */
function faultOf(
  rule: Rule,
  files: Files,
  settings: Settings,
  found: ModelFinding,
  fix: FindingFix,
): string | undefined {
  const after = repaired(files, settings, found, fix)
  if (typeof after === 'string') return after
  const [before, now] = [said(rule, files, settings), said(rule, after, settings)]
  const stays = now.some(it => keyOf(it) === keyOf(found) && it.finding.message === found.finding.message)
  if (stays) return 'the problem stays'
  const known = before.map(it => it.resource.id)
  const more = now.filter(it => !known.includes(it.resource.id))
  return more.length > 0 ? `says now: ${more.map(it => it.finding.message).join('; ')}` : undefined
}

function repaired(
  files: Files,
  settings: Settings,
  { resource }: ModelFinding,
  fix: FindingFix,
): Files | string {
  if ('operation' in fix) {
    const result = fix.operation().run(files, settings)
    return result.ok ? applyChanges(files, result.changes) : result.reason
  }
  const { text } = files[0]!
  const cut = cutDocuments(text)[resource.document]!
  const edits = fix.edits(readDocument(text.slice(cut.from, cut.to)), resource.base, '')
  if (edits.length === 0) return 'no edits'
  return applyChanges(files, [{ type: 'edit', file: 'case.yaml', edits: shiftEdits(edits, cut.from) }])
}
