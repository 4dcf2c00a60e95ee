import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { sameItems } from '../../core/data/same-value.ts'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { type Located, locateResource } from '../../core/model/locate.ts'
import type { Place } from '../../core/model/resource.ts'
import type { Files } from '../../core/text/file-change.ts'
import { isWithin, type Path, samePath } from '../../core/yaml/path.ts'
import { whenDrawn } from '../screen/drawing-state.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** What a form is made of. */
interface Shown {
  readonly files: Files
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * What is shown in a form of the files, and of the problems as of the last analysis. Of what is typed as text the editor comes first,
 * then the drawing, then this; any other change is seen at once, so that no field shows what it held before.
 */
export function useShown(): Shown {
  const files = useWorkspaceState(it => it.analysed)
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics ?? none)
  const isTyped = useWorkspaceState(it => it.lastChange?.by === 'type')
  const current = useMemo(() => ({ files, diagnostics }), [files, diagnostics])
  const [earlier, setEarlier] = useState(current)
  if (!isTyped && earlier !== current) setEarlier(current)
  const latest = useRef(current)
  const workspace = useWorkspace()
  const isBehind = isTyped && earlier !== current
  useEffect(() => {
    latest.current = current
  })
  // What is typed before that has been shown waits for its own drawing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits again with each that is shown
  useEffect(() => {
    if (!isBehind) return
    return whenDrawn(workspace, () => startTransition(() => setEarlier(latest.current)))
  }, [isBehind, earlier, workspace])
  return isTyped ? earlier : current
}

/** The resource as it stands in these files; undefined when it has gone or its document cannot be read. */
export function useLocated(
  { files }: Pick<Shown, 'files'>,
  resource: string | undefined,
): Located | undefined {
  const settings = useWorkspaceState(it => it.judging)
  return useMemo(
    () => (resource === undefined ? undefined : locateResource(files, resource, settings)),
    [files, resource, settings],
  )
}

const none: readonly Diagnostic[] = []

/** The problems of one resource. */
export function useProblems(
  { diagnostics }: Pick<Shown, 'diagnostics'>,
  resource: string,
): readonly Diagnostic[] {
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
