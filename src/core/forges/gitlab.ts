import { fileReader, findInList, headAt, openRequest } from './asking.ts'
import { type ForgePlan, type ForgeTarget, type Proposal, pathIn } from './forge.ts'
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
    head: (name, isBase) =>
      headAt(`${root}/repository/branches/${escaped(name)}`, name, isBase, ['commit', 'id']),
    readAt: commit =>
      fileReader(
        file => `${root}/repository/files/${escaped(pathIn(target, file))}/raw?ref=${escaped(commit)}`,
      ),
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
    find: () =>
      findInList(
        target,
        `${root}/merge_requests?${queryOf({ source_branch: branch, target_branch: base, state: 'opened' })}`,
        mergeRequest,
      ),
    open: () =>
      openRequest(
        target,
        `${root}/merge_requests`,
        { source_branch: branch, target_branch: base, title, description: body },
        mergeRequest,
      ),
  }
}

const mergeRequest = { name: 'merge request', page: 'web_url' } as const
