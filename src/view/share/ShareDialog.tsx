import { Check, CircleCheck, Copy, FileDown, Lock } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { isShown } from '../../core/review/comment.ts'
import { secretsOf } from '../../core/share/secrets.ts'
import { shareFileName, writeShareFile } from '../../core/share/share-file.ts'
import { sameFiles } from '../../core/text/file-change.ts'
import { copyText } from '../../platform/clipboard.ts'
import { downloadFile } from '../../platform/files.ts'
import { shareUrl } from '../../platform/url.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog, openDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { LengthMeter } from './LengthMeter.tsx'
import { remarkOnLength } from './link-length.ts'
import { ScrambleChoices } from './ScrambleChoices.tsx'
import { SecretsNotice } from './SecretsNotice.tsx'
import styles from './ShareDialog.module.css'
import { ShareOptions } from './ShareOptions.tsx'
import { plainChoices, scrambledContentOf, sharedContentOf, withChoice } from './share-choices.ts'
import { useShareLink } from './use-share-link.ts'

/** A link that holds the workspace itself. */
export function ShareDialog() {
  const state = useWorkspaceState(it => it)
  const [choices, setChoices] = useState({ ...plainChoices, viewOnly: state.viewOnly === true })
  const [copied, setCopied] = useState<string>()
  const copyButton = useRef<HTMLButtonElement>(null)

  const {
    name,
    files,
    settings,
    positions,
    folding,
    selection,
    requests,
    baseline,
    comments,
    origin,
    overlayChoice,
  } = state
  const { secrets: choice, passphrase, ...carried } = choices
  const { embed } = carried
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else is known of a workspace changes nothing of its link
  const { content, remarks } = useMemo(() => {
    const own = sharedContentOf(state, choices)
    return choices.scrambled ? scrambledContentOf(state, own, choices) : { content: own, remarks: [] }
  }, [
    ...[
      name,
      files,
      settings,
      positions,
      folding,
      selection,
      requests,
      baseline,
      comments,
      origin,
      overlayChoice,
    ],
    ...Object.values(carried),
  ])
  const secrets = useMemo(() => secretsOf(content), [content])
  const isAsked = secrets.length > 0 && choice === undefined
  const shared = useMemo(
    () => (isAsked ? undefined : withChoice(content, choice)),
    [content, choice, isAsked],
  )
  const { encoded, last, whenMade } = useShareLink(shared, passphrase)
  if (encoded && !encoded.ok) return <NoLinkDialog why={encoded.message} />

  const isMaking = !encoded && shared !== undefined && passphrase === undefined
  const link = encoded ? shareUrl(encoded.fragment, embed) : ''
  // While another link is made, what was said of the last one keeps its place.
  const told = encoded ?? (isMaking && last?.ok ? last : undefined)
  const length = told ? shareUrl(told.fragment, embed).length : 0
  const remark = remarkOnLength(length)
  const isCopied = link !== '' && copied === link

  async function copy(): Promise<void> {
    const made = encoded ?? (await whenMade())
    if (!made?.ok) return
    const text = shareUrl(made.fragment, embed)
    if (await copyText(text)) setCopied(text)
    else
      showToast({
        tone: 'error',
        title: 'The browser blocked copying the link',
        description: 'Select it in the field and copy it by hand.',
      })
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Share as a link"
      help={<HelpButton topic="share" />}
      initialFocus={copyButton}
      description="Whoever opens it sees this workspace as it is now, and works on a copy."
    >
      {secrets.length > 0 && (
        <SecretsNotice
          secrets={secrets}
          choice={choice}
          onChoose={it => setChoices({ ...choices, secrets: it })}
        />
      )}
      <div className={styles.line}>
        <input
          className={styles.link}
          aria-label="Link"
          readOnly
          value={link}
          placeholder={waitingFor(isAsked, passphrase)}
          aria-busy={isMaking}
          onFocus={event => event.currentTarget.select()}
        />
        <Button
          ref={copyButton}
          variant="primary"
          size="l"
          disabled={link === '' && !isMaking}
          icon={isCopied ? <Check /> : <Copy />}
          onClick={() => void copy()}
        >
          {isCopied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <ShareOptions
        choices={choices}
        hasChanges={[baseline, origin].some(it => it && !sameFiles(files, it.files))}
        hasComments={comments.some(isShown)}
        onChange={setChoices}
      />
      {choices.scrambled && (
        <ScrambleChoices choices={choices} files={content.files} remarks={remarks} onChange={setChoices} />
      )}
      <ul className={styles.notes}>
        {told && (
          <li>
            {remark.tone === 'success' ? (
              <CircleCheck className={styles.fine} aria-hidden="true" />
            ) : (
              <SeverityIcon severity={remark.tone} size={15} labelled />
            )}
            <div>
              <strong>{length.toLocaleString('en')} characters.</strong> {remark.text}
              <LengthMeter length={length} />
              <Button
                size="s"
                className={styles.file}
                icon={<FileDown />}
                disabled={!encoded}
                onClick={() =>
                  encoded &&
                  downloadFile(
                    shareFileName(content.name),
                    writeShareFile(encoded.fragment),
                    'application/json',
                  )
                }
              >
                Save as a file
              </Button>
            </div>
          </li>
        )}
        <li>
          <Lock aria-hidden="true" />
          <span>
            <strong>Nothing is uploaded.</strong> The content is in the link, after the #, which browsers do
            not send to a server.{' '}
            {passphrase === undefined
              ? 'Whoever has the link can read it.'
              : 'Whoever has the link and the passphrase can read it.'}
          </span>
        </li>
      </ul>
    </Dialog>
  )
}

function waitingFor(isAsked: boolean, passphrase: string | undefined): string | undefined {
  if (isAsked) return 'First say what becomes of the secrets'
  if (passphrase === '') return 'Enter a passphrase'
  return passphrase === undefined ? 'Making the link…' : 'Locking…'
}

function NoLinkDialog({ why }: { why: string }) {
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="No link to this workspace"
      description={why}
      size="s"
      footer={
        <Button variant="primary" onClick={() => openDialog({ type: 'export' })}>
          Export…
        </Button>
      }
    />
  )
}
