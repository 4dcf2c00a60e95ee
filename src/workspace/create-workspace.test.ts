import { describe, expect, it } from 'vitest'
import type { Analysis } from '../core/analysis.ts'
import { identifyFiles } from '../core/model/locate.ts'
import type { Operation } from '../core/operations/operation.ts'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { FileChange, Files } from '../core/text/file-change.ts'
import { noQuestions } from '../testing/plain-analyzer.ts'
import fc from '../testing/property.ts'
import type { Baseline } from './baseline.ts'
import { createWorkspace } from './create-workspace.ts'
import {
  type KeptWorkspace,
  type Saved,
  type SavedCopy,
  SaveError,
  type SaveFault,
  type Storage,
} from './storage.ts'
import type { Analyzer, Workspace } from './workspace.ts'

describe('history', () => {
  it('joins the letters of a word into one entry and begins another at the next word', () => {
    const { workspace } = open('')
    write(workspace, 'hello big world')
    expect(titles(workspace)).toEqual(['Type in a.yaml', 'Type in a.yaml', 'Type in a.yaml'])
    workspace.undo()
    expect(text(workspace)).toBe('hello big ')
    workspace.undo()
    expect(text(workspace)).toBe('hello ')
    workspace.redo()
    expect(text(workspace)).toBe('hello big ')
  })

  it('begins a new entry after a pause, elsewhere in the text, in another file, and after an undo', () => {
    const { workspace, clock } = open('', '')
    write(workspace, 'ab')
    clock.at += 1500
    write(workspace, 'c')
    expect(titles(workspace)).toHaveLength(2)
    workspace.type('a.yaml', [{ from: 0, to: 0, insert: 'x' }], { before: 0, after: 1 })
    expect(titles(workspace)).toHaveLength(3)
    workspace.type('b.yaml', [{ from: 0, to: 0, insert: 'x' }], { before: 0, after: 1 })
    expect(titles(workspace)).toHaveLength(4)
    workspace.undo()
    workspace.redo()
    workspace.type('b.yaml', [{ from: 1, to: 1, insert: 'y' }], { before: 1, after: 2 })
    expect(titles(workspace)).toHaveLength(5)
  })

  it('takes back deleted letters together, apart from typed ones, with the cursor where it was', () => {
    const { workspace } = open('')
    write(workspace, 'port')
    for (const at of [4, 3])
      workspace.type('a.yaml', [{ from: at - 1, to: at, insert: '' }], { before: at, after: at - 1 })
    expect(titles(workspace)).toEqual(['Type in a.yaml', 'Delete in a.yaml'])
    workspace.undo()
    expect(text(workspace)).toBe('port')
    expect(workspace.store.getState().lastChange).toMatchObject({
      by: 'undo',
      cursor: { file: 'a.yaml', offset: 4 },
    })
  })

  it('forgets what was undone when something new is done', () => {
    const { workspace } = open('')
    workspace.apply('One', [insert('a.yaml', '1')])
    workspace.apply('Two', [insert('a.yaml', '2')])
    workspace.undo()
    workspace.apply('Three', [insert('a.yaml', '3')])
    expect(workspace.store.getState().history).toMatchObject({ position: 2 })
    expect(titles(workspace)).toEqual(['One', 'Three'])
  })

  it('crosses files and shows the file where the change happened', () => {
    const { workspace } = open('', '')
    workspace.apply('In b', [insert('b.yaml', 'b')])
    workspace.apply('New file', [{ type: 'create', file: 'c.yaml', text: 'c' }])
    workspace.apply('Rename', [{ type: 'rename', file: 'c.yaml', to: 'd.yaml' }])
    workspace.openFile('d.yaml')
    workspace.apply('Remove', [{ type: 'remove', file: 'd.yaml' }])
    expect(state(workspace).activeFile).toBe('b.yaml')
    workspace.undo()
    expect([state(workspace).activeFile, text(workspace, 'd.yaml')]).toEqual(['d.yaml', 'c'])
    workspace.undo()
    expect(state(workspace).activeFile).toBe('c.yaml')
    workspace.jumpTo(0)
    expect(state(workspace).activeFile).toBe('b.yaml')
    expect(state(workspace).files.map(it => it.text)).toEqual(['', ''])
    workspace.jumpTo(4)
    expect(state(workspace).files.map(it => it.name)).toEqual(['a.yaml', 'b.yaml'])
  })

  it('follows a renamed file that is shown', () => {
    const { workspace } = open('', '')
    workspace.apply('Rename', [{ type: 'rename', file: 'a.yaml', to: 'z.yaml' }])
    expect(state(workspace).activeFile).toBe('z.yaml')
  })

  it('keeps the newest entries when there are too many or they are too large', () => {
    const { workspace } = open('')
    const few = createWorkspace({
      analyzer: silent,
      now: () => 0,
      limits: { entries: 3, size: 100 },
      content: { name: '', files: [{ name: 'a.yaml', text: '' }] },
    })
    for (const digit of '12345') few.apply(digit, [insert('a.yaml', digit)])
    expect(titles(few)).toEqual(['3', '4', '5'])
    few.jumpTo(0)
    expect(text(few)).toBe('21')
    few.apply('large', [insert('a.yaml', 'x'.repeat(200))])
    expect(titles(few)).toEqual(['large'])
    few.undo()
    expect(text(few)).toBe('21')
    expect(titles(workspace)).toEqual([])
  })

  it('says where it ends short of what was opened, which is reached all the same and can be taken back', () => {
    const files = ['a', 'b', 'c'].map(it => ({ name: `${it}.yaml`, text: it }))
    const workspace = createWorkspace({
      analyzer: silent,
      now: () => 0,
      limits: { entries: 3, size: 100 },
      content: { name: '', files },
    })
    workspace.undo()
    expect(state(workspace)).toMatchObject({ undosAtEnd: 0, history: { isCut: false } })
    workspace.apply('Remove', [{ type: 'remove', file: 'b.yaml' }])
    for (const digit of '1234') workspace.apply(digit, [insert('a.yaml', digit)])
    while (state(workspace).history.position > 0) workspace.undo()
    expect(text(workspace)).toBe('1a')
    workspace.undo()
    expect(state(workspace)).toMatchObject({ undosAtEnd: 1, history: { isCut: true } })
    workspace.backToBaseline()
    expect(state(workspace).files).toEqual(files)
    expect(titles(workspace)).toEqual(['Restore the baseline'])
    workspace.undo()
    expect(text(workspace)).toBe('1a')
    workspace.load({ name: '', files: [] })
    expect(state(workspace)).toMatchObject({ undosAtEnd: 0, history: { isCut: false } })
  })

  it('refuses edits that do not fit and changes nothing', () => {
    const { workspace } = open('abc')
    const wrong = [{ from: 2, to: 9, insert: '' }]
    expect(workspace.type('a.yaml', wrong, { before: 0, after: 0 })).toBe(false)
    expect(workspace.type('gone.yaml', [], { before: 0, after: 0 })).toBe(false)
    expect(workspace.apply('Wrong', [{ type: 'edit', file: 'a.yaml', edits: wrong }])).toBe(false)
    const throwing: Operation = {
      title: 'Break',
      run() {
        throw new Error('defect')
      },
    }
    expect(workspace.run(throwing)).toMatchObject({ ok: false })
    expect(workspace.run({ title: 'No', run: () => ({ ok: false, reason: 'because' }) })).toEqual({
      ok: false,
      reason: 'because',
    })
    expect(state(workspace)).toMatchObject({ revision: 0, history: { position: 0 } })
  })

  it('makes no entry of an operation that changes nothing', () => {
    const { workspace } = open('abc')
    const same: FileChange = { type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 1, insert: 'a' }] }
    expect(workspace.run({ title: 'Same', run: () => ({ ok: true, changes: [same] }) }).ok).toBe(true)
    expect(titles(workspace)).toEqual([])
  })

  it('leads back to the exact bytes from any sequence of changes, undos and jumps', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), at: fc.nat(), text: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(5) }),
      fc.record({ do: fc.constant('file' as const), at: fc.nat(3), text: fc.string() }),
      fc.record({ do: fc.constant('rename' as const), at: fc.nat(3), to: fc.nat(5) }),
      fc.record({ do: fc.constant('move' as const), to: fc.nat(12) }),
      fc.record({ do: fc.constant('undo' as const) }),
      fc.record({ do: fc.constant('redo' as const) }),
      fc.record({ do: fc.constant('wait' as const), time: fc.nat(3000) }),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(step, { maxLength: 40 }), (first, second, steps) => {
        const { workspace, clock } = open(first, second)
        const original = state(workspace).files
        const seen = new Map<number, Files>([[0, original]])
        for (const it of steps) {
          const { files, history } = state(workspace)
          const length = files[0]?.text.length ?? 0
          const file = files[0]?.name ?? 'none'
          if (it.do === 'type') {
            const at = it.at % (length + 1)
            const edits = [{ from: at, to: at, insert: it.text }]
            workspace.type(file, edits, { before: at, after: at + it.text.length })
          } else if (it.do === 'cut') {
            const from = it.at % (length + 1)
            const to = Math.min(length, from + it.length)
            workspace.type(file, [{ from, to, insert: '' }], { before: to, after: from })
          } else if (it.do === 'file') {
            const name = `${it.at}.yaml`
            const there = files.some(one => one.name === name)
            workspace.apply('file', [
              there
                ? { type: 'remove', file: name }
                : { type: 'create', file: name, text: it.text, index: 0 },
            ])
          } else if (it.do === 'rename')
            workspace.apply('rename', [{ type: 'rename', file: `${it.at}.yaml`, to: `${it.to}.yaml` }])
          else if (it.do === 'move') workspace.jumpTo(it.to)
          else if (it.do === 'undo') workspace.undo()
          else if (it.do === 'redo') workspace.redo()
          else clock.at += it.time
          const { position } = state(workspace).history
          const moved = it.do === 'move' || it.do === 'undo' || it.do === 'redo'
          if (moved) expect(state(workspace).files).toEqual(seen.get(position))
          else if (state(workspace).files !== files || position !== history.position)
            seen.set(position, state(workspace).files)
          const { activeFile } = state(workspace)
          expect(
            activeFile === undefined || state(workspace).files.some(one => one.name === activeFile),
          ).toBe(true)
        }
        workspace.jumpTo(0)
        expect(state(workspace).files).toEqual(original)
      }),
    )
  })
})

describe('analysis', () => {
  it('asks one question at a time, for the newest files', async () => {
    const { workspace, asked, answer } = openSlow()
    write(workspace, 'abc')
    expect(asked).toHaveLength(1)
    await answer()
    expect(asked.map(it => it[0]!.text)).toEqual(['', 'abc'])
    const fresh = workspace.fresh()
    await answer()
    await fresh
    expect(state(workspace).analysedRevision).toBe(3)
    expect(asked).toHaveLength(2)
  })

  it('shows an out-of-date answer now and then while newer ones are on their way, never an older one after', async () => {
    const { workspace, clock, answer } = openSlow()
    write(workspace, 'a')
    await answer()
    expect(state(workspace).analysedRevision).toBe(0)
    write(workspace, 'b')
    await answer()
    expect(state(workspace).analysedRevision).toBe(0)
    write(workspace, 'c')
    clock.at += 500
    await answer()
    expect(state(workspace).analysedRevision).toBe(2)
    await answer()
    expect(state(workspace).analysedRevision).toBe(3)
  })

  it('keeps the files as they were opened as the baseline, until others are', () => {
    const { workspace } = openSlow()
    const { baseline } = state(workspace)
    write(workspace, 'a')
    expect(state(workspace).baseline).toBe(baseline)
    expect(state(workspace).files).not.toBe(baseline.files)
    const others = [{ name: 'b.yaml', text: 'b' }]
    workspace.load({ name: 'other', files: others })
    expect(state(workspace).baseline.files).toBe(others)
  })

  it('takes another baseline on request, keeps it, and goes back to the one before', async () => {
    const { workspace, storage } = openStored()
    const { baseline } = state(workspace)
    write(workspace, 'a')
    workspace.takeBaseline('taken')
    expect(state(workspace).baseline).toMatchObject({ files: [{ text: 'a' }], since: 'taken' })
    await workspace.flush()
    expect(storage.content?.baseline).toBe(state(workspace).baseline)
    workspace.restoreBaseline(baseline)
    expect(state(workspace).baseline).toBe(baseline)
    const saved = [{ name: 'a.yaml', text: 'as saved' }]
    workspace.takeBaseline('saved', saved)
    workspace.backToBaseline()
    expect(state(workspace).files).toEqual(saved)
    workspace.undo()
    expect(text(workspace)).toBe('a')
  })

  it('keeps snapshots: what stood before a change once a minute, and those that are taken', async () => {
    const { workspace, storage, clock } = openStored()
    const told = () => state(workspace).snapshots.map(it => `${it.name ?? '–'} ${it.files[0]!.text}`)
    write(workspace, 'a')
    expect(told()).toEqual([])
    clock.at += 60_000
    write(workspace, 'b')
    write(workspace, 'c')
    expect(told()).toEqual(['– a'])
    clock.at += 60_000
    expect(workspace.takeSnapshot('mine')).toBe(true)
    write(workspace, 'd')
    expect(told()).toEqual(['– a', 'mine abc'])
    await workspace.flush()
    expect(storage.content?.snapshots).toBe(state(workspace).snapshots)
    workspace.setSnapshots([])
    expect(told()).toEqual([])
    const large = [{ name: 'a.yaml', text: 'x'.repeat(1_500_000) }]
    workspace.load({ name: 'large', files: large })
    expect([workspace.takeSnapshot('one'), workspace.takeSnapshot('two')]).toEqual([true, false])
  })

  it('opens with the baseline it was kept with, and holds what both have alike once', () => {
    const { workspace } = openSlow()
    const kept = [
      { name: 'a.yaml', text: 'a' },
      { name: 'b.yaml', text: 'b' },
    ]
    const baseline: Baseline = { files: structuredClone(kept), since: 'taken', at: 5 }
    workspace.load({ name: 'kept', files: kept, baseline })
    expect(state(workspace).baseline).toBe(baseline)
    expect(state(workspace).files).toBe(baseline.files)
    workspace.load({ name: 'kept', files: kept.slice(1), baseline })
    expect(state(workspace).files[0]).toBe(baseline.files[1])
  })

  it('takes only clean file names, all different, whoever wrote them down', () => {
    const { workspace } = openSlow()
    workspace.load({ name: 'odd', files: ['a\ud800', 'a', '../b'].map(name => ({ name, text: '' })) })
    expect(state(workspace).files.map(it => it.name)).toEqual(['a', 'a-2', 'b'])
  })

  it('drops an answer about files that were replaced', async () => {
    const { workspace, answer, asked } = openSlow()
    workspace.load({ name: 'other', files: [] })
    await answer()
    expect(state(workspace).analysis).toBeUndefined()
    await answer()
    expect(state(workspace).analysis).toBeDefined()
    expect(asked).toHaveLength(2)
  })

  it('says why an analysis failed and recovers with the next change', async () => {
    const { workspace, answer, fail } = openSlow()
    const fresh = workspace.fresh()
    await fail('out of memory')
    await fresh
    await workspace.fresh()
    expect(state(workspace).analysisError).toBe('out of memory')
    write(workspace, 'a')
    await answer()
    expect(state(workspace)).toMatchObject({ analysisError: undefined, analysedRevision: 1 })
  })

  it('shows the drawing of a part until all is read, and does not take it for the answer', async () => {
    const analysis = (name: string) => ({
      ...noAnalysis,
      documents: [{ file: name, index: 0, from: 0, to: 0, readable: true }],
    })
    let answer = () => {}
    const analyzer: Analyzer = {
      ...noQuestions,
      analyze: (_files, _settings, _requests, onDraft) =>
        new Promise(resolve => {
          onDraft?.(analysis('part'), { done: 1, total: 4 })
          answer = () => resolve(analysis('all'))
        }),
      dispose() {},
    }
    const workspace = createWorkspace({ analyzer, now: () => 0 })
    const shown = () => {
      const { analysis, draft, analysedRevision, revision } = workspace.store.getState()
      return [analysis?.documents[0]?.file, draft?.done, analysedRevision === revision]
    }

    expect(shown()).toEqual(['part', 1, false])
    answer()
    await workspace.fresh()
    expect(shown()).toEqual(['all', undefined, true])
  })

  it('takes an analyzer that throws at once for one that failed', async () => {
    const analyzer: Analyzer = {
      analyze() {
        throw new Error('no worker')
      },
      dispose() {},
      ...noQuestions,
    }
    const workspace = createWorkspace({ analyzer, now: () => 0 })
    await workspace.fresh()
    expect(state(workspace).analysisError).toBe('no worker')
  })
})

describe('selection', () => {
  const gateway = (name: string) => `kind: Gateway\nmetadata:\n  name: ${name}\n`
  const place = { resource: 'Gateway/default/a', path: ['metadata'] }

  it('follows a resource renamed by typing, through text that cannot be read, and back by undo', async () => {
    const { workspace } = open(gateway('a'))
    await workspace.fresh()
    workspace.select({ type: 'place', place, origin: 'canvas' })
    const end = gateway('a').length - 1
    replace(workspace, end - 1, end, '"')
    await workspace.fresh()
    expect(state(workspace).selection).toMatchObject({ place })
    replace(workspace, end - 1, end, '"b"')
    await workspace.fresh()
    expect(state(workspace).selection).toMatchObject({ place: { ...place, resource: 'Gateway/default/b' } })
    workspace.undo()
    await workspace.fresh()
    workspace.undo()
    await workspace.fresh()
    expect(text(workspace)).toBe(gateway('a'))
    expect(state(workspace).selection).toMatchObject({ place })
  })

  it('is cleared when its resource is gone', async () => {
    const { workspace } = open(gateway('a'))
    await workspace.fresh()
    workspace.select({ type: 'place', place })
    workspace.apply('Remove', [{ type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 20, insert: '' }] }])
    await workspace.fresh()
    expect(state(workspace).selection).toBeUndefined()
    workspace.undo()
    expect(state(workspace).selection).toMatchObject({ place, origin: 'history' })
    await workspace.fresh()
    expect(state(workspace).selection).toMatchObject({ place })
  })

  it('does not pass to the next resource of its kind when its own is deleted', async () => {
    const first = gateway('a')
    for (const [one, other] of [
      [first, `---\n${gateway('b')}`],
      [
        'kind: List\nitems:\n- kind: Gateway\n  metadata: { name: a }\n',
        '- kind: Gateway\n  metadata: { name: b }\n',
      ],
    ] as const) {
      const { workspace } = open(one + other)
      await workspace.fresh()
      workspace.select({ type: 'place', place, origin: 'canvas' })
      const from = one.indexOf('- kind') < 0 ? 0 : one.indexOf('- kind')
      replace(workspace, from, one.length, '')
      await workspace.fresh()
      expect(state(workspace).analysis?.resources.map(it => it.id)).toEqual(['Gateway/default/b'])
      expect(state(workspace).selection).toBeUndefined()
    }
  })

  it('keeps what an operation selects until the analysis knows it, and opens its file', async () => {
    const { workspace } = open('', '')
    await workspace.fresh()
    workspace.run(
      {
        title: 'Add',
        run: () => ({ ok: true, changes: [insert('b.yaml', gateway('a'))], select: place }),
      },
      'canvas',
    )
    expect(state(workspace)).toMatchObject({ activeFile: 'b.yaml', selection: { place, origin: 'canvas' } })
    await workspace.fresh()
    expect(state(workspace).selection).toMatchObject({ place })
  })

  it('is told again when it shall be revealed, and only then', async () => {
    const { workspace } = open(gateway('a'))
    await workspace.fresh()
    let told = 0
    workspace.store.subscribe((now, before) => now.selection !== before.selection && told++)
    workspace.select({ type: 'place', place, origin: 'inspector' })
    workspace.select({ type: 'place', place, origin: 'inspector' })
    expect(told).toBe(1)
    workspace.select({ type: 'place', place, origin: 'inspector', reveal: 'yaml' })
    workspace.select({ type: 'place', place, origin: 'inspector', reveal: 'yaml' })
    expect(told).toBe(3)
  })

  it('is revealed once: undo and a rename lead back to it and bring no pane forward', async () => {
    const { workspace } = open(gateway('a'), '')
    await workspace.fresh()
    workspace.select({ type: 'place', place, origin: 'problems', reveal: 'yaml' })
    const end = gateway('a').length - 1
    replace(workspace, end - 1, end, 'b')
    await workspace.fresh()
    expect(state(workspace).selection).toMatchObject({ place: { resource: 'Gateway/default/b' } })
    expect(state(workspace).selection?.reveal).toBeUndefined()
    workspace.select({ type: 'place', place: { resource: 'Gateway/default/b', path: [] }, reveal: 'yaml' })
    workspace.apply('Add', [insert('b.yaml', gateway('c'))])
    workspace.undo()
    expect(state(workspace).selection).toMatchObject({ origin: 'history' })
    expect(state(workspace).selection?.reveal).toBeUndefined()
  })

  it('opens the file of the selected resource, and drops a node that is no longer drawn', async () => {
    const { workspace } = open('', gateway('a'))
    await workspace.fresh()
    workspace.select({ type: 'place', place })
    expect(state(workspace).activeFile).toBe('b.yaml')
    workspace.select({ type: 'node', node: 'ghost' })
    write(workspace, 'x', 'a.yaml')
    await workspace.fresh()
    expect(state(workspace).selection).toBeUndefined()
  })
})

describe('saving', () => {
  it('saves once typing rests, and while it goes on at least every half second', async () => {
    const { workspace, storage, clock, tick } = openStored()
    write(workspace, 'a')
    expect(state(workspace).saved).toBe('saving')
    clock.at += 200
    write(workspace, 'b')
    await tick(249)
    expect(storage.saves).toEqual([])
    await tick(1)
    expect(storage.saves).toEqual(['ab'])
    expect(state(workspace).saved).toBe('saved')
    for (let i = 0; i < 10; i++) {
      write(workspace, 'c')
      await tick(125)
    }
    expect(storage.saves.length).toBe(3)
  })

  it('says why it failed until it succeeds, and tries again with the next change and on leaving', async () => {
    const { workspace, storage, tick } = openStored()
    storage.broken = true
    write(workspace, 'a')
    await tick(300)
    const failed = { saved: 'failed', saveFault: { reason: 'no-room', message: 'No room.' } }
    expect(state(workspace)).toMatchObject(failed)
    await workspace.flush()
    expect(state(workspace)).toMatchObject(failed)
    storage.broken = false
    write(workspace, 'b')
    expect(state(workspace)).toMatchObject(failed)
    await tick(300)
    expect(state(workspace)).toMatchObject({ saved: 'saved', saveFault: undefined })
    expect(storage.saves).toEqual(['ab'])
  })

  it('tries again by itself, and keeps saying that nothing is saved when other content is loaded', async () => {
    const { workspace, storage, tick } = openStored()
    storage.broken = true
    write(workspace, 'a')
    await tick(300)
    workspace.load({ name: 'other', files: [{ name: 'a.yaml', text: 'other' }] })
    expect(state(workspace).saved).toBe('failed')
    await tick(300)
    storage.broken = false
    await tick(60_000)
    expect(state(workspace).saved).toBe('saved')
    expect(storage.saves).toEqual(['other'])
  })

  it('goes on under the name of the copy that another tab made necessary, and saves that name', async () => {
    const { workspace, storage, tick } = openStored()
    const copy = { name: 'test (copy)', other: { id: 'w1', name: 'test' } }
    storage.copy = copy
    write(workspace, 'a')
    await tick(300)
    expect(state(workspace)).toMatchObject({ name: 'test (copy)', copy })
    await tick(300)
    expect(storage.content).toMatchObject({ name: 'test (copy)', files: [{ text: 'a' }] })

    storage.copy = copy
    write(workspace, 'b')
    void workspace.flush()
    workspace.load({ name: 'other', files: [] })
    await tick(300)
    expect(state(workspace)).toMatchObject({ name: 'other', copy: undefined })
  })

  it('begins with the fault that its content was loaded with, and saves it as soon as it can', async () => {
    const fault = { reason: 'other', message: 'Not now.' } as const
    const { workspace, storage, tick } = openStored({ fault })
    expect(state(workspace)).toMatchObject({ saved: 'failed', saveFault: fault })
    await tick(2_000)
    expect(state(workspace).saved).toBe('saved')
    expect(storage.saves).toEqual([''])
  })

  it('flushes at once what is not yet saved, and nothing twice', async () => {
    const { workspace, storage, tick } = openStored()
    write(workspace, 'a')
    await workspace.flush()
    await workspace.flush()
    await tick(1000)
    expect(storage.saves).toEqual(['a'])
  })

  it('is not done while a change came during the save', async () => {
    const { workspace, storage, tick } = openStored()
    let finish = () => {}
    storage.hold = new Promise<void>(resolve => {
      finish = resolve
    })
    write(workspace, 'a')
    await tick(300)
    write(workspace, 'b')
    storage.hold = undefined
    finish()
    await tick(0)
    expect(state(workspace).saved).toBe('saving')
    await tick(300)
    expect(state(workspace).saved).toBe('saved')
    expect(storage.saves.at(-1)).toBe('ab')
  })

  it('is flushed only when a save under way is over too', async () => {
    const { workspace, storage, tick } = openStored()
    let finish = () => {}
    storage.hold = new Promise<void>(resolve => {
      finish = resolve
    })
    write(workspace, 'a')
    await tick(300)
    let flushed = false
    const flush = workspace.flush().then(() => {
      flushed = true
    })
    await tick(0)
    expect(flushed).toBe(false)
    finish()
    await flush
    expect(storage.saves).toEqual(['a'])
  })

  it('keeps names, settings and positions too', async () => {
    const { workspace, storage } = openStored()
    workspace.rename('shop')
    workspace.setPosition('n', { x: 1, y: 2 })
    workspace.setPosition('__proto__', { x: 1, y: 2 })
    workspace.setPosition('gone', { x: 1, y: 2 })
    workspace.setPosition('gone', undefined)
    workspace.setSettings({ ...state(workspace).settings, complete: true })
    await workspace.flush()
    expect(storage.content).toMatchObject({ name: 'shop', settings: { complete: true } })
    expect(Object.keys(storage.content?.positions ?? {})).toEqual(['n', '__proto__'])
  })

  it('keeps requests to trace, and forgets them with the workspace they belong to', async () => {
    const { workspace, storage } = openStored()
    const requests = [{ name: 'cart', request: 'http://shop.example.com/cart', expect: '404' }]
    workspace.setRequests(requests)
    await workspace.flush()
    expect(storage.content?.requests).toEqual(requests)
    workspace.load({ name: 'other', files: [] })
    expect(state(workspace).requests).toEqual([])
    workspace.load({ name: 'again', files: [], requests })
    expect(state(workspace).requests).toEqual(requests)
  })

  it('saves what is unsaved when it is disposed of', async () => {
    const { workspace, storage } = openStored()
    write(workspace, 'a')
    workspace.dispose()
    await workspace.fresh()
    expect(storage.saves).toEqual(['a'])
  })
})

const noAnalysis: Analysis = {
  documents: [],
  resources: [],
  diagnostics: [],
  graph: { nodes: [], edges: [] },
}

const silent: Analyzer = { analyze: async () => noAnalysis, dispose() {}, ...noQuestions }

/** Knows documents and resources, which is all that the workspace looks at. */
const reading: Analyzer = {
  async analyze(files, settings) {
    const documents = identifyFiles(files, settings)
    return {
      ...noAnalysis,
      documents: documents.map(({ file, index, offset, document }) => ({
        file,
        index,
        from: offset,
        to: offset + document.text.length,
        readable: document.readable,
      })),
      resources: documents.flatMap(it =>
        it.resources.map(({ id, kind, apiVersion, name, namespace, file, document, base, range }) => {
          return {
            id,
            kind,
            apiVersion,
            name,
            namespace,
            file,
            document,
            base,
            from: range.from,
            to: range.to,
          }
        }),
      ),
    }
  },
  dispose() {},
  ...noQuestions,
}

function contentWith(texts: readonly string[]): WorkspaceContent {
  return { name: 'test', files: texts.map((it, i) => ({ name: `${'abc'[i]}.yaml`, text: it })) }
}

function open(...texts: string[]) {
  const clock = { at: 0 }
  const workspace = createWorkspace({ analyzer: reading, content: contentWith(texts), now: () => clock.at })
  return { workspace, clock }
}

function openSlow() {
  const clock = { at: 0 }
  const asked: Files[] = []
  let settle: { resolve: (analysis: Analysis) => void; reject: (reason: unknown) => void } | undefined
  const analyzer: Analyzer = {
    analyze(files) {
      asked.push(files)
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
      })
    },
    dispose() {},
    ...noQuestions,
  }
  const workspace = createWorkspace({ analyzer, content: contentWith(['']), now: () => clock.at })
  return {
    workspace,
    clock,
    asked,
    async answer() {
      settle?.resolve({ ...noAnalysis })
      await settled()
    },
    async fail(reason: string) {
      settle?.reject(new Error(reason))
      await settled()
    },
  }
}

function openStored({ fault }: { fault?: SaveFault } = {}) {
  const clock = { at: 0 }
  let tasks: { at: number; task: () => void }[] = []
  const storage = {
    saves: [] as string[],
    content: undefined as KeptWorkspace | undefined,
    broken: false,
    hold: undefined as Promise<void> | undefined,
    async load() {
      return {}
    },
    copy: undefined as SavedCopy | undefined,
    async save(content: KeptWorkspace): Promise<Saved> {
      await storage.hold
      if (storage.broken) throw new SaveError({ reason: 'no-room', message: 'No room.' })
      storage.saves.push(content.files[0]!.text)
      storage.content = content
      const { copy } = storage
      storage.copy = undefined
      return { copy }
    },
    async clear() {},
  } satisfies Storage & Record<string, unknown>
  const workspace = createWorkspace({
    analyzer: silent,
    storage,
    fault,
    content: contentWith(['']),
    now: () => clock.at,
    schedule(task, milliseconds) {
      const entry = { at: clock.at + milliseconds, task }
      tasks.push(entry)
      return () => {
        tasks = tasks.filter(it => it !== entry)
      }
    },
  })
  async function tick(milliseconds: number) {
    clock.at += milliseconds
    const due = tasks.filter(it => it.at <= clock.at)
    tasks = tasks.filter(it => it.at > clock.at)
    for (const it of due) it.task()
    await settled()
  }
  return { workspace, storage, clock, tick }
}

async function settled() {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

function write(workspace: Workspace, typed: string, file = 'a.yaml') {
  for (const letter of typed) {
    const at = text(workspace, file).length
    workspace.type(file, [{ from: at, to: at, insert: letter }], { before: at, after: at + 1 })
  }
}

function replace(workspace: Workspace, from: number, to: number, insert: string) {
  workspace.type('a.yaml', [{ from, to, insert }], { before: to, after: from + insert.length })
}

function insert(file: string, inserted: string): FileChange {
  return { type: 'edit', file, edits: [{ from: 0, to: 0, insert: inserted }] }
}

function state(workspace: Workspace) {
  return workspace.store.getState()
}

function text(workspace: Workspace, file = 'a.yaml'): string {
  return state(workspace).files.find(it => it.name === file)!.text
}

function titles(workspace: Workspace): string[] {
  return state(workspace).history.entries.map(it => it.title)
}
