import { type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { createYamlEditor, type YamlEditor } from '../../platform/monaco/yaml-editor.ts'
import { togetherStore } from '../../workspace/together/together-state.ts'
import { openChecks } from '../problems/checks-state.ts'
import { fixAll } from '../problems/fix-all.ts'
import { takeMute } from '../problems/mute-actions.ts'
import { takeFix } from '../problems/problem-actions.ts'
import { showComment } from '../review/review-steps.ts'
import { useServices } from '../services.ts'
import { nameOf } from '../together/person-words.ts'
import { turns } from '../turns/turns.ts'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { previewEdit } from './preview/previewed-edit.ts'
import { refactor } from './refactor.ts'

export interface Cursor {
  readonly line: number
  readonly column: number
}

export interface MountedEditor {
  readonly container: RefObject<HTMLDivElement | null>
  readonly editor: YamlEditor | undefined
  readonly state: 'loading' | 'ready' | 'failed'
  readonly cursor: Cursor
  retry(): void
}

/** Mounts Monaco in `container` and takes it down with the component. */
export function useYamlEditor(wrap: boolean): MountedEditor {
  const workspace = useWorkspace()
  const { together } = useServices()
  const people = useStore(togetherStore, it => it.people)
  const container = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<YamlEditor>()
  const [state, setState] = useState<MountedEditor['state']>('loading')
  const [cursor, setCursor] = useState<Cursor>({ line: 1, column: 1 })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt mounts anew
  useEffect(() => {
    const host = container.current
    if (!host) return
    let gone = false
    let mounted: YamlEditor | undefined
    createYamlEditor({
      workspace,
      container: host,
      onCursor: setCursor,
      onSelected: together.setCursor,
      onAbout: openChecks,
      onComment: showComment,
      onEdit: (title, edit, note) => previewEdit(workspace, title, edit, note),
      onFix: (problem, index) => void takeFix(workspace, problem, index, 'yaml'),
      onFixAll: (rule, file) => void fixAll(workspace, rule, file),
      onRefactor: (it, isOfFiles) => void refactor(workspace, it, isOfFiles),
      onTold: description => showToast({ title: 'Not all are listed', description, tone: 'warning' }),
      pace: turns,
      onMute: (problem, form) => takeMute(workspace, problem, form, 'yaml'),
    })
      .then(made => {
        if (gone) return made.dispose()
        mounted = made
        setEditor(made)
        setState('ready')
      })
      .catch((error: unknown) => {
        console.error('The editor could not be loaded:', error)
        if (!gone) setState('failed')
      })
    return () => {
      gone = true
      mounted?.dispose()
      setEditor(undefined)
    }
  }, [workspace, attempt])

  useEffect(() => editor?.showPeople(people.map(it => ({ ...it, label: nameOf(it) }))), [editor, people])

  useEffect(() => editor?.setWordWrap(wrap), [editor, wrap])

  return {
    container,
    editor,
    state,
    cursor,
    retry() {
      setState('loading')
      setAttempt(attempt + 1)
    },
  }
}
