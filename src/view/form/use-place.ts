import { useDeferredValue, useMemo, useRef } from 'react'
import { sameItems } from '../../core/data/same-value.ts'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { type Located, locateResource } from '../../core/model/locate.ts'
import type { Place } from '../../core/model/resource.ts'
import { isWithin, type Path, samePath } from '../../core/yaml/path.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/**
 * The resource as it stands in the files; undefined when it has gone or its document cannot be read. Of what is typed as text the
 * editor comes first, and this follows; any other change is seen at once, so that no field shows what it held before.
 */
export function useLocated(resource: string | undefined): Located | undefined {
  const current = useWorkspaceState(it => it.analysed)
  const isTyped = useWorkspaceState(it => it.lastChange?.by === 'type')
  const earlier = useDeferredValue(current)
  const files = isTyped ? earlier : current
  const settings = useWorkspaceState(it => it.judging)
  return useMemo(
    () => (resource === undefined ? undefined : locateResource(files, resource, settings)),
    [files, resource, settings],
  )
}

const none: readonly Diagnostic[] = []

/** The problems of one resource, as of the last analysis. */
export function useProblems(resource: string): readonly Diagnostic[] {
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics ?? none)
  const last = useRef(none)
  return useMemo(() => {
    const now = diagnostics.filter(it => it.resource === resource)
    // Most analyses say the same of it, and the form need not be rendered for those.
    if (!sameItems(last.current, now)) last.current = now
    return last.current
  }, [diagnostics, resource])
}

/** Those that are about exactly this place. */
export function problemsAt(problems: readonly Diagnostic[], path: Path): readonly Diagnostic[] {
  return problems.filter(it => samePath(it.path, path))
}

/** Those that are about the place or anything below it. */
export function problemsWithin(problems: readonly Diagnostic[], path: Path): readonly Diagnostic[] {
  return problems.filter(it => isWithin(it.path, path))
}

/** The worst severity at the place or below it. */
export function worstWithin(problems: readonly Diagnostic[], path: Path): Diagnostic['severity'] | undefined {
  const within = problems.filter(it => isWithin(it.path, path)).map(it => it.severity)
  return (['error', 'warning', 'info'] as const).find(it => within.includes(it))
}

export function child(place: Place, ...steps: Path): Place {
  return { resource: place.resource, path: [...place.path, ...steps] }
}
