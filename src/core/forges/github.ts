import { fileReader, findInList, headAt, openRequest } from './asking.ts'
import { escapedPath, type ForgePlan, type ForgeTarget, type Proposal, pathIn, textAt } from './forge.ts'
import { type Forge, propose } from './propose.ts'
import { escaped, queryOf } from './query.ts'

/**
 * GitHub: tree and commit are made before the branch, so that there is never a branch without its commit.
 * https://docs.github.com/en/rest/git
 */
export function proposeAtGitHub(target: ForgeTarget, proposal: Proposal): ForgePlan {
  return propose(gitHub(target, proposal), target, proposal)
}

function gitHub(target: ForgeTarget, { files, commitMessage, title, body }: Proposal): Forge {
  const { repository, base, branch } = target
  const root = `/repos/${escapedPath(repository)}`
  const owner = repository.split('/')[0] ?? ''
  return {
    head: (name, isBase) =>
      headAt(`${root}/git/ref/heads/${escapedPath(name)}`, name, isBase, ['object', 'sha']),
    readAt: commit =>
      fileReader(file => `${root}/contents/${escapedPath(pathIn(target, file))}?ref=${escaped(commit)}`),
    *commit(upon, branchExists) {
      const parent = yield {
        does: `read the last commit of ${base}`,
        method: 'GET',
        path: `${root}/git/commits/${upon}`,
        expects: [200],
      }
      const entry = (path: string, content: { content: string } | { sha: null }) => ({
        path: pathIn(target, path),
        mode: '100644',
        type: 'blob',
        ...content,
      })
      const tree = yield {
        does: 'send the files',
        method: 'POST',
        path: `${root}/git/trees`,
        body: {
          base_tree: textAt(parent.body, 'tree', 'sha'),
          tree: files.flatMap(({ before, after }) => [
            ...(before && before.name !== after?.name ? [entry(before.name, { sha: null })] : []),
            ...(after ? [entry(after.name, { content: after.text })] : []),
          ]),
        },
        expects: [201],
      }
      const commit = yield {
        does: 'make the commit',
        method: 'POST',
        path: `${root}/git/commits`,
        body: { message: commitMessage, tree: textAt(tree.body, 'sha'), parents: [upon] },
        expects: [201],
      }
      const sha = textAt(commit.body, 'sha')
      yield branchExists
        ? {
            does: `move the branch ${branch}`,
            method: 'PATCH',
            path: `${root}/git/refs/heads/${escapedPath(branch)}`,
            body: { sha, force: false },
            expects: [200],
          }
        : {
            does: `create the branch ${branch}`,
            method: 'POST',
            path: `${root}/git/refs`,
            body: { ref: `refs/heads/${branch}`, sha },
            expects: [201],
          }
    },
    find: () =>
      findInList(
        target,
        `${root}/pulls?${queryOf({ head: `${owner}:${branch}`, base, state: 'open' })}`,
        pullRequest,
      ),
    open: () => openRequest(target, `${root}/pulls`, { title, body, head: branch, base }, pullRequest),
  }
}

const pullRequest = { name: 'pull request', page: 'html_url' } as const
