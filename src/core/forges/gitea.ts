import { fileReader, headAt, openRequest } from './asking.ts'
import { toBase64 } from './base64.ts'
import {
  escapedPath,
  type ForgePlan,
  type ForgeTarget,
  type Proposal,
  pageAt,
  pathIn,
  textAt,
} from './forge.ts'
import { type Forge, propose } from './propose.ts'
import { escaped } from './query.ts'

/** Gitea and Forgejo, from 1.20 on: one request makes the branch and its commit. https://docs.gitea.com/api/ */
export function proposeAtGitea(target: ForgeTarget, proposal: Proposal): ForgePlan {
  return propose(gitea(target, proposal), target, proposal)
}

function gitea(target: ForgeTarget, { files, commitMessage, title, body }: Proposal): Forge {
  const { repository, base, branch } = target
  const root = `/repos/${escapedPath(repository)}`
  function* blobOf(file: string, commit: string) {
    const { status, body } = yield {
      does: `read ${file}`,
      method: 'GET' as const,
      path: `${root}/contents/${escapedPath(pathIn(target, file))}?ref=${escaped(commit)}`,
      expects: [200, 404],
    }
    return status === 200 ? textAt(body, 'sha') : undefined
  }
  return {
    head: (name, isBase) => headAt(`${root}/branches/${escapedPath(name)}`, name, isBase, ['commit', 'id']),
    readAt: commit =>
      fileReader(file => `${root}/raw/${escapedPath(pathIn(target, file))}?ref=${escaped(commit)}`),
    *commit(upon, branchExists) {
      const changes: unknown[] = []
      for (const { type, before, after } of files) {
        const sha = before && ((yield* blobOf(before.name, upon)) as string | undefined)
        const path = pathIn(target, (after ?? before!).name)
        const content = after && toBase64(after.text)
        if (type === 'added') changes.push({ operation: 'create', path, content })
        else if (type === 'removed') changes.push({ operation: 'delete', path, sha })
        else
          changes.push({
            operation: 'update',
            path,
            content,
            sha,
            ...(type === 'renamed' && { from_path: pathIn(target, before.name) }),
          })
      }
      yield {
        does: `commit to the branch ${branch}`,
        method: 'POST',
        path: `${root}/contents`,
        body: {
          ...(branchExists ? { branch } : { branch: base, new_branch: branch }),
          message: commitMessage,
          files: changes,
        },
        expects: [201],
      }
    },
    *find() {
      const found = yield {
        does: 'look for the pull request',
        method: 'GET',
        path: `${root}/pulls/${escapedPath(base)}/${escapedPath(branch)}`,
        expects: [200, 404],
      }
      if (found.status !== 200 || textAt(found.body, 'state') !== 'open') return undefined
      return { type: 'opened', url: pageAt(target, found.body, 'html_url'), isOld: true }
    },
    open: () => openRequest(target, `${root}/pulls`, { title, body, head: branch, base }, pullRequest),
  }
}

const pullRequest = { name: 'pull request', page: 'html_url' } as const
