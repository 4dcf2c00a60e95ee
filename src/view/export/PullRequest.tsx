import { ExternalLink, GitPullRequest } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ChangeReport } from '../../core/exports/change-report.ts'
import { commitMessage, commitSubject } from '../../core/exports/commit-message.ts'
import { branchNameFor } from '../../core/forges/branch-name.ts'
import { faultWords } from '../../core/forges/fault-words.ts'
import { apiOf, type ForgeKind, type ForgeTarget, headersOf, type Proposal } from '../../core/forges/forge.ts'
import { forgePages } from '../../core/forges/forge-pages.ts'
import { planOf } from '../../core/forges/index.ts'
import { readRepositoryAddress } from '../../core/forges/repository-address.ts'
import { gitPatch } from '../../core/patch/git-patch.ts'
import { mayConnect, serverOf } from '../../platform/allowed-servers.ts'
import { type ForgeOutcome, runForgePlan } from '../../platform/run-forge-plan.ts'
import { AllowServer } from '../connections/AllowServer.tsx'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './ExportDialog.module.css'
import { forgeFields, targetOf } from './forge-fields.ts'

interface PullRequestProps {
  report: ChangeReport
  pull: () => { title: string; body: string }
  /** Called when the change is in the repository and no longer differs from the baseline. */
  onOpened: (request: Opened) => void
}

export type Opened = Extract<ForgeOutcome, { type: 'opened' }>

/** A branch, a commit and a pull or merge request, by the API of a forge or by its pages. Nothing is sent before the button is pressed. */
export function PullRequest({ report, pull, onOpened }: PullRequestProps) {
  const workspace = useWorkspace()
  const before = useWorkspaceState(it => it.baseline.files)
  const after = useWorkspaceState(it => it.files)
  const fields = useStore(forgeFields)
  // In memory, for as long as this form is on screen.
  const [token, setToken] = useState('')
  const [doing, setDoing] = useState<string>()
  const [outcome, setOutcome] = useState<ForgeOutcome>()
  const branch = fields.branch ?? branchNameFor(commitSubject(report))
  const { target, missing } = targetOf(fields, branch)
  const patch = useMemo(() => gitPatch(before, after), [before, after])
  const api = target && apiOf(target)
  const unknown = api && !mayConnect(api) ? serverOf(api) : undefined
  const guessed = readRepositoryAddress(fields.address)?.kind

  function proposal(): Proposal {
    return { files: report.files, commitMessage: commitMessage(report), ...pull() }
  }

  async function send(target: ForgeTarget): Promise<void> {
    setOutcome(undefined)
    setDoing('Connecting…')
    const done = await runForgePlan(planOf(target, proposal()), {
      api: apiOf(target),
      headers: headersOf(target.kind, token.trim()),
      onStep: step => setDoing(`${step.does.charAt(0).toUpperCase()}${step.does.slice(1)}…`),
    })
    setDoing(undefined)
    setOutcome(done)
    if (done.type !== 'opened') return
    onOpened(done)
    workspace.takeBaseline('merged', after)
  }

  return (
    <li className={styles.target}>
      <div className={styles.text}>
        <h4>A pull or merge request on GitHub, GitLab or Gitea</h4>
        <p>
          Makes a branch with one commit. The token goes to the forge only and is forgotten when this dialog
          closes.
        </p>
        <div className={styles.fields}>
          <TextField
            label="Repository"
            placeholder="https://github.com/shop/config"
            value={fields.address}
            onChange={address => forgeFields.setState({ address })}
          />
          <SegmentedControl<ForgeKind>
            label="What runs there"
            segments={kinds}
            value={fields.kind ?? guessed ?? 'github'}
            onChange={kind => forgeFields.setState({ kind })}
          />
          <TextField
            label="Base branch"
            value={fields.base}
            onChange={base => forgeFields.setState({ base })}
          />
          <TextField
            label="New branch"
            value={branch}
            onChange={it => forgeFields.setState({ branch: it })}
          />
          <TextField
            label="Folder in the repository"
            placeholder="the top"
            value={fields.folder}
            onChange={folder => forgeFields.setState({ folder })}
          />
          <TextField label="Token" type="password" value={token} onChange={setToken} />
        </div>
        {unknown && (
          <AllowServer
            server={unknown}
            resume={{
              dialog: 'export',
              fields: {
                address: fields.address,
                base: fields.base,
                folder: fields.folder,
                ...(fields.kind && { kind: fields.kind }),
                ...(fields.branch !== undefined && { branch: fields.branch }),
              },
            }}
          />
        )}
        <details className={styles.preview} open>
          <summary>What is committed</summary>
          <textarea aria-label="The diff to be committed" readOnly rows={10} value={patch} />
        </details>
        <div className={styles.choices}>
          <Button
            icon={<GitPullRequest />}
            disabled={!target || unknown !== undefined || token.trim() === '' || doing !== undefined}
            onClick={() => target && void send(target)}
          >
            Open the request
          </Button>
          {target && token.trim() === '' && <Pages target={target} proposal={proposal()} />}
        </div>
        <p role="status" aria-label="Pull request">
          {doing ??
            missing ??
            (token.trim() === '' && !outcome ? 'With a token it is opened from here.' : '')}
          {outcome && <Outcome outcome={outcome} />}
        </p>
      </div>
    </li>
  )
}

const kinds = [
  { id: 'github', label: 'GitHub' },
  { id: 'gitlab', label: 'GitLab' },
  { id: 'gitea', label: 'Gitea, Forgejo' },
] as const

/** What stays of a change that is in the repository: its request. */
export function OpenedRequest({ request: { url, isOld } }: { request: Opened }) {
  return (
    <p role="status" aria-label="Pull request">
      {isOld ? 'The request was open already.' : 'The request is open.'} What was committed is the new
      baseline.{' '}
      {url && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {url}
        </a>
      )}
    </p>
  )
}

/** The forge's own pages, where there is no token. */
function Pages({ target, proposal }: { target: ForgeTarget; proposal: Proposal }) {
  return forgePages(target, proposal).map(it => (
    <a key={it.url} href={it.url} target="_blank" rel="noopener noreferrer" className={styles.page}>
      <ExternalLink aria-hidden="true" />
      {it.title}
      {it.without && ' (paste the text yourself)'}
    </a>
  ))
}

function Outcome({ outcome }: { outcome: ForgeOutcome }) {
  switch (outcome.type) {
    case 'opened':
      return null
    case 'differs':
      return `Nothing was written. In the repository these files are not as in the baseline: ${outcome.files.join(', ')}. Open them as they are there and make the change again, or check base branch and folder.`
    case 'taken':
      return 'Nothing was written. The new branch exists and holds something else. Choose another name.'
    case 'failed':
      return `${faultWords(outcome.fault)} Your work is unchanged. You can try again: what was done already is not done twice.`
  }
}
