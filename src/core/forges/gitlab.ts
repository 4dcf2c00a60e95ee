import { type ForgePlan, type ForgeTarget, type Proposal, pageAt, pathIn, textAt } from './forge.ts'
import { type Forge, propose } from './propose.ts'
import { escaped, queryOf } from './query.ts'

/** GitLab: one request makes the branch and its commit. https://docs.gitlab.com/api/commits/ */
export function proposeAtGitLab(target: ForgeTarget, proposal: Proposal): ForgePlan {
  return propose(gitLab(target, proposal), target, proposal)
}

function gitLab(target: ForgeTarget, { files, commitMessage, title, body }: Proposal): Forge {
  const { repository, base, branch } = target
  const root = `/projects/${escaped(repository)}`
  return {
    *head(name, isBase) {
      const { status, body } = yield {
        does: `find the branch ${name}`,
        method: 'GET',
        path: `${root}/repository/branches/${escaped(name)}`,
        expects: isBase ? [200] : [200, 404],
      }
      return status === 200 ? textAt(body, 'commit', 'id') : undefined
    },
    readAt: commit =>
      function* (file) {
        const path = escaped(pathIn(target, file))
        const { status, body } = yield {
          does: `read ${file}`,
          method: 'GET',
          path: `${root}/repository/files/${path}/raw?ref=${escaped(commit)}`,
          reads: 'text',
          expects: [200, 404],
        }
        return status === 200 && typeof body === 'string' ? body : undefined
      },
    *commit(upon, branchExists) {
      yield {
        does: `commit to the branch ${branch}`,
        method: 'POST',
        path: `${root}/repository/commits`,
        body: {
          branch,
          ...(!branchExists && { start_sha: upon }),
          commit_message: commitMessage,
          actions: files.map(({ type, before, after }) => {
            const file_path = pathIn(target, (after ?? before!).name)
            if (type === 'removed') return { action: 'delete', file_path }
            const content = after!.text
            if (type === 'renamed')
              return { action: 'move', file_path, previous_path: pathIn(target, before.name), content }
            return { action: type === 'added' ? 'create' : 'update', file_path, content }
          }),
        },
        expects: [201],
      }
    },
    *find() {
      const asked = queryOf({ source_branch: branch, target_branch: base, state: 'opened' })
      const found = yield {
        does: 'look for the merge request',
        method: 'GET',
        path: `${root}/merge_requests?${asked}`,
        expects: [200],
      }
      const [first] = Array.isArray(found.body) ? found.body : []
      return first && { type: 'opened', url: pageAt(target, first, 'web_url'), isOld: true }
    },
    *open() {
      const made = yield {
        does: 'open the merge request',
        method: 'POST',
        path: `${root}/merge_requests`,
        body: { source_branch: branch, target_branch: base, title, description: body },
        expects: [201],
      }
      return { type: 'opened', url: pageAt(target, made.body, 'web_url'), isOld: false }
    },
  }
}
