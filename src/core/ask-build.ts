import { hintsInFile, lensesInFile } from './build-requests/beside-values.ts'
import {
  type AskedBuild,
  type BuildRequest,
  isBuilt,
  namespaceInBuild,
  positionInBuild,
  type Way,
} from './build-requests/build.ts'
import { highlightsInFile } from './build-requests/highlights.ts'
import { locationsInFiles } from './build-requests/locations.ts'
import type { ParamsOf, RequestName } from './language-service/index.ts'
import type { AtPosition } from './language-service/reading/analysed.ts'
import { isOwnConfiguration } from './text/configuration-name.ts'
import { findFile } from './text/file-change.ts'
import { positionsIn } from './text/positions/position.ts'

export type { AskedBuild, BuildRequest } from './build-requests/build.ts'

/**
 * A request about one of the files, for a language service that was given what the kustomization builds. What a name or value comes to is
 * that of the build; everything else is about the text alone.
 */
export function askBuild<R extends RequestName>(
  build: AskedBuild,
  request: R,
  params: ParamsOf<R>,
): BuildRequest<R> {
  const ask = ways[request] as Way<R> | undefined
  return ask?.(build, params) ?? { params, answered: it => it }
}

const ways: { readonly [R in RequestName]?: Way<R> } = {
  definition: (build, params) => {
    const at = positionInBuild(build, params)
    return at && { params: at, answered: it => locationsInFiles(build, it) }
  },
  references: (build, params) => {
    const at = positionInBuild(build, params)
    return (
      at && {
        params: { ...at, includeDeclaration: params.includeDeclaration },
        answered: it => locationsInFiles(build, it),
      }
    )
  },
  documentHighlights: highlightsInFile,
  completion: (build, params) => ({
    params: {
      ...params,
      namespace: namespaceInBuild(build, params),
      names: build.files.map(it => it.name).filter(it => !isOwnConfiguration(it)),
    },
    answered: it => it,
  }),
  hover: (build, params) => ({
    params: { ...params, built: { at: positionInBuild(build, params), problems: problemsAt(build, params) } },
    answered: it => it,
  }),
  documentLinks: ({ files }, params) => ({
    params: { ...params, names: files.map(it => it.name) },
    answered: it => it,
  }),
  prepareRename: ({ files, view }, params) => ({
    params: { ...params, sources: { files, folder: view.resolution.folder } },
    answered: it => it,
  }),
  rename: ({ files, view }, params) => ({
    params: { ...params, sources: { files, folder: view.resolution.folder } },
    answered: it => it,
  }),
  refactorings: (build, params) => ({
    params: { ...params, sources: { files: build.files, built: positionInBuild(build, params) } },
    answered: it => it,
  }),
  inlayHints: hintsInFile,
  codeLens: lensesInFile,
  codeLensResolve: (build, params) => ({
    params: { ...params, told: toldOf(build, [params.resource]) },
    answered: it => it,
  }),
  codeLensesResolve: (build, { lenses }) => ({
    params: {
      lenses,
      told: toldOf(
        build,
        lenses.map(it => it.resource),
      ),
    },
    answered: it => it,
  }),
  workspaceSymbols: (build, params) => ({
    params,
    answered: found =>
      found.flatMap(it => {
        const [location] = locationsInFiles(build, [it.location])
        return location ? [{ ...it, location }] : []
      }),
  }),
}

function problemsAt(build: AskedBuild, at: AtPosition): string[] {
  if (!isBuilt(build, at)) return []
  const known = findFile(build.files, at.file)!.text
  const offset = positionsIn(known).offsetAt(at.position)
  return build.diagnostics
    .filter(it => it.file === at.file && it.from <= offset && offset <= it.to)
    .map(it => it.id)
}

/** The problems of resources that comments in the files do not mute, which the service does not see. */
function toldOf({ diagnostics }: AskedBuild, resources: readonly string[]): string[] {
  const asked = new Set(resources)
  return diagnostics.filter(it => it.resource !== undefined && asked.has(it.resource)).map(it => it.id)
}
