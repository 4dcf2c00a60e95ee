import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { trace } from '../library.ts'
import { ruleById } from '../rules/index.ts'
import { defaultSettings } from '../settings.ts'
import { decodeShare, encodeShare } from '../share/codec.ts'
import type { Files } from '../text/file-change.ts'
import { labs } from './index.ts'
import { type Lab, labTopics } from './lab.ts'
import { fixedFiles, labContent } from './lab-content.ts'

describe.each(labs.map(lab => [lab.id, lab] as const))('the lab %s', (_, lab) => {
  it('shows its fault: the request ends where the lab says, and the check reports it', () => {
    const traced = trace(lab.files, lab.request, settingsOf(lab))

    expect(lab.ends ?? lab.finding ?? lab.upstreamPath).toBeDefined()
    if (lab.ends === undefined) expect(traced.status).toBe('met')
    else expect(`${traced.status} ${traced.end}`).toBe(`missed ${lab.ends}`)
    if (lab.finding === undefined) expect(rulesIn(lab, lab.files)).toEqual([])
    else expect(rulesIn(lab, lab.files)).toContain(lab.finding)
  })

  it('is cured by its fix: the request ends as expected, and nothing is reported', () => {
    const traced = trace(fixedFiles(lab), lab.request, settingsOf(lab))

    expect(`${traced.status} ${traced.end}`).toBe(`met ${traced.end}`)
    expect(rulesIn(lab, fixedFiles(lab))).toEqual([])
  })

  it('changes what stands in its files once', () => {
    expect(lab.changes).not.toEqual([])
    for (const { file, from } of lab.changes)
      expect(lab.files.find(it => it.name === file)?.text.split(from)).toHaveLength(2)
  })

  it('opens from a link, traced, with the request saved', () => {
    const link = encodeShare(labContent(lab))
    const opened = decodeShare(link.ok ? link.fragment : '')

    expect(opened.ok && opened.content.files).toEqual(lab.files)
    expect(opened.ok && opened.content.requests).toEqual([lab.request])
    expect(opened.ok && opened.content.view?.request?.text).toBe(lab.request.request)
  })
})

describe('the labs', () => {
  it('are thirty or more, each with an id and a title of its own', () => {
    expect(labs.length).toBeGreaterThanOrEqual(30)
    expect(new Set(labs.map(it => it.id)).size).toBe(labs.length)
    expect(new Set(labs.map(it => it.title)).size).toBe(labs.length)
    expect(labs.filter(it => !/^[a-z0-9-]+$/.test(it.id))).toEqual([])
  })

  it('name checks that exist, and stand in the order of their topics', () => {
    expect(labs.filter(it => it.finding !== undefined && !ruleById(it.finding))).toEqual([])
    const order = labs.map(it => labTopics.indexOf(it.topic))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('say another path where the fault lies in it', () => {
    for (const lab of labs.filter(it => it.upstreamPath)) {
      const settings = settingsOf(lab)
      expect(trace(lab.files, lab.request, settings).upstream?.path).toBe(lab.upstreamPath?.broken)
      expect(trace(fixedFiles(lab), lab.request, settings).upstream?.path).toBe(lab.upstreamPath?.fixed)
    }
  })

  it('speak in sentences, of hosts under example.com', () => {
    for (const it of labs) {
      expect(it.title).toMatch(/^[A-Z`0-9].*[^.]$/)
      for (const text of [it.symptom, it.cause, it.fix]) expect(text.trim()).toMatch(/^[A-Z`].*\.$/s)
      const hosts = it.files.flatMap(file => file.text.match(/\b[\w-]+\.(?:com|org|net|dev)\b/g) ?? [])
      expect(hosts.filter(host => host !== 'example.com')).toEqual([])
    }
  })
})

function rulesIn(lab: Lab, files: Files): string[] {
  const found = judge(files, settingsOf(lab)).diagnostics.filter(it => it.severity !== 'info')
  return [...new Set(found.map(it => it.rule))]
}

function settingsOf(lab: Lab) {
  return { ...defaultSettings, complete: lab.complete === true }
}
