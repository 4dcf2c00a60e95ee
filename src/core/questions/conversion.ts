import type { RoutingChange } from '../change/routing-diff.ts'
import type { CarriedField } from '../convert/conversion/carried.ts'
import type { ConversionOptions, Target } from '../convert/conversion/conversion.ts'
import { convertModel } from '../convert/convert.ts'
import { conversionChanges, newFiles, type Placing } from '../convert/converted-files.ts'
import { proofInSteps } from '../convert/proof.ts'
import type { ResourceId } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { FileChange, SourceFile } from '../text/file-change.ts'
import { inSteps } from './question.ts'

export interface ConversionAsk extends ConversionOptions {
  readonly target: Target
  readonly placing: Placing
}

/** What a conversion comes to, with what has to be done with the files for it. */
export interface ConversionAnswer {
  readonly converted: readonly ResourceId[]
  readonly kept: readonly ResourceId[]
  readonly fields: readonly CarriedField[]
  readonly files: readonly SourceFile[]
  readonly changes: readonly FileChange[]
  /** Requests that fare otherwise. */
  readonly routing: readonly RoutingChange[]
  /** What was not compared, a sentence each. */
  readonly limits: readonly string[]
  /** What is taken for granted in the comparison, a sentence each. */
  readonly assumed: readonly string[]
  /** New objects that a cluster would refuse, and why. */
  readonly refused: readonly string[]
}

export const conversion = inSteps(
  ['model', 'files', 'settings', 'modelOf'],
  function* ({ model, files, settings, modelOf }, { target, placing, ...options }: ConversionAsk) {
    const made = convertModel(appliedModel(model, files), target, options)
    yield
    const { converted, kept, fields } = made
    const written = newFiles(files, made, settings)
    const changes = conversionChanges(files, made, placing, settings)
    const nothing = converted.length === 0
    const proof = nothing ? undefined : yield* proofInSteps(files, made, settings, modelOf)
    return {
      converted,
      kept,
      fields,
      files: written,
      changes,
      routing: proof?.diff.changes ?? [],
      limits: proof?.limits ?? [],
      assumed: proof?.assumed ?? [],
      refused: proof?.refused ?? [],
    } satisfies ConversionAnswer
  },
  'longest',
)
