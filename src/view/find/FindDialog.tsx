import { CaseSensitive, Regex, WholeWord } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type Found, matchKey, mostShown } from '../../core/find/found-match.ts'
import { useEditable } from '../editable.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './FindDialog.module.css'
import { FoundList } from './FoundList.tsx'
import { findFields, queryOf } from './find-state.ts'
import { foundWords } from './found-words.ts'
import { replaceFound } from './replace-found.ts'

/** Finds a text in all files, and replaces it where it is wanted. */
export function FindDialog({ replaces: asked }: { replaces: boolean }) {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const fields = useStore(findFields)
  const [wantsReplace, setReplaces] = useState(asked)
  const replaces = wantsReplace && isEditable
  const [left, setLeft] = useState(noneLeft)
  const query = useMemo(() => queryOf(fields, replaces), [fields, replaces])
  const deferred = useDeferredValue(query)
  const { answer, failure, stack, retry } = useAnswer(
    deferred.text === '' ? undefined : ({ type: 'find', query: deferred } as const),
  )
  const found: Found | undefined = deferred.text === '' ? undefined : answer
  const wanted = found ? found.total - found.matches.filter(it => left.has(matchKey(it))).length : 0

  function change(next: Partial<typeof fields>): void {
    findFields.setState(next)
    setLeft(noneLeft)
  }

  const leave = useCallback((key: string, isLeft: boolean) => {
    setLeft(before => {
      const next = new Set(before)
      if (isLeft) next.add(key)
      else next.delete(key)
      return next
    })
  }, [])

  async function replace(): Promise<void> {
    if (await replaceFound(workspace, query, [...left])) setLeft(noneLeft)
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="l"
      title="Find in all files"
      help={<HelpButton topic="find" />}
      footer={
        replaces && (
          <Button
            data-edits=""
            variant="primary"
            disabled={wanted === 0 || found?.isCut}
            onClick={() => void replace()}
          >
            {wanted === 1 ? 'Replace 1 place' : `Replace ${wanted.toLocaleString('en')} places`}
          </Button>
        )
      }
    >
      <div className={styles.fields}>
        <div className={styles.wanted}>
          <TextField
            label="Find"
            autoFocus
            mono
            value={fields.text}
            error={found?.problem || undefined}
            onChange={text => change({ text })}
          />
          <div className={styles.toggles}>
            <IconButton
              label="Match case"
              icon={<CaseSensitive />}
              aria-pressed={fields.matchCase}
              className={fields.matchCase ? styles.pressed : undefined}
              onClick={() => change({ matchCase: !fields.matchCase })}
            />
            <IconButton
              label="Whole word"
              icon={<WholeWord />}
              aria-pressed={fields.wholeWord}
              className={fields.wholeWord ? styles.pressed : undefined}
              onClick={() => change({ wholeWord: !fields.wholeWord })}
            />
            <IconButton
              label="Regular expression (RE2)"
              icon={<Regex />}
              aria-pressed={fields.isRegex}
              className={fields.isRegex ? styles.pressed : undefined}
              onClick={() => change({ isRegex: !fields.isRegex })}
            />
          </div>
        </div>
        {replaces && (
          <TextField
            label="Replace with"
            mono
            value={fields.replacement}
            onChange={replacement => findFields.setState({ replacement })}
          />
        )}
        <div className={styles.where}>
          <TextField
            label="In files"
            placeholder="base/, -*.json"
            mono
            value={fields.files}
            onChange={files => change({ files })}
          />
          <TextField
            label="In kinds"
            placeholder="VirtualService, -Service"
            mono
            value={fields.kinds}
            onChange={kinds => change({ kinds })}
          />
        </div>
        {isEditable && <Switch label="Replace" checked={replaces} onChange={setReplaces} />}
      </div>
      <p className={styles.count} role="status">
        {found && !found.problem && foundWords(found)}
        {found?.isCut && ' Narrow it down to replace.'}
        {!found?.isCut && replaces && found && found.total > mostShown && ' All of them are replaced.'}
      </p>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {found && <FoundList found={found} replaces={replaces} left={left} onLeft={leave} />}
    </Dialog>
  )
}

const noneLeft: ReadonlySet<string> = new Set()
