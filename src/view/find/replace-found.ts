import type { FindQuery } from '../../core/find/found-match.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'

/** Puts the replacement in the place of every match but those left out, as one entry of the history. Says whether it did. */
export async function replaceFound(
  workspace: Workspace,
  query: FindQuery,
  except: readonly string[],
): Promise<boolean> {
  const changes = await workspace.answerNow({ type: 'replace', query, except }).catch(() => undefined)
  const count = changes?.reduce((sum, it) => sum + (it.type === 'edit' ? it.edits.length : 0), 0) ?? 0
  const places = `${count} ${count === 1 ? 'place' : 'places'}`
  if (!changes || count === 0 || !workspace.apply(`Replace ${query.text} in ${places}`, changes)) {
    showToast({
      tone: 'warning',
      title: 'Nothing was replaced',
      description: changes ? 'Every match is as it would become.' : 'The files changed meanwhile.',
    })
    return false
  }
  undoToast(workspace, `Replaced ${places}`)
  return true
}
