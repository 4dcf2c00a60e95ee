import { applyChanges, type Files } from '../../core/text/file-change.ts'
import { worldOf } from './check-operation.ts'
import { everyOperation, picker } from './every-operation.ts'

/** Files as somebody leaves them who does a number of things in the editor, the same for the same seed. */
export function editedFiles(start: Files, seed: number, count: number): Files {
  const pick = picker(seed)
  let files = start
  for (let done = 0, tried = 0; done < count && tried < count * 10; tried++) {
    const world = worldOf(files)
    const about = world.resources[pick(world.resources.length || 1)]
    const candidates = everyOperation({ ...world, resources: about ? [about] : [] }, pick)
    const chosen = candidates[pick(candidates.length || 1)]
    if (!chosen) return files
    const result = chosen.make().operation.run(files)
    if (!result.ok) continue
    files = applyChanges(files, result.changes)
    done++
  }
  return files
}
