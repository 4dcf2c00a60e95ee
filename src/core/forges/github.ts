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
    *head(name, isBase) {
      const { status, body } = yield {
        does: `find the branch ${name}`,
        method: 'GET',
        path: `${root}/git/ref/heads/${escapedPath(name)}`,
        expects: isBase ? [200] : [200, 404],
      }
      return status === 200 ? textAt(body, 'object', 'sha') : undefined
    },
    readAt: commit =>
      function* (file) {
        const { status, body } = yield {
          does: `read ${file}`,
          method: 'GET',
          path: `${root}/contents/${escapedPath(pathIn(target, file))}?ref=${escaped(commit)}`,
          reads: 'text',
          expects: [200, 404],
        }
        return status === 200 && typeof body === 'string' ? body : undefined
      },
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
    *find() {
      const asked = queryOf({ head: `${owner}:${branch}`, base, state: 'open' })
      const found = yield {
        does: 'look for the pull request',
        method: 'GET',
        path: `${root}/pulls?${asked}`,
        expects: [200],
      }
      const [first] = Array.isArray(found.body) ? found.body : []
      return first && { type: 'opened', url: pageAt(target, first, 'html_url'), isOld: true }
    },
    *open() {
      const made = yield {
        does: 'open the pull request',
        method: 'POST',
        path: `${root}/pulls`,
        body: { title, body, head: branch, base },
        expects: [201],
      }
      return { type: 'opened', url: pageAt(target, made.body, 'html_url'), isOld: false }
    },
  }
}
