import { writeFileSync } from 'node:fs'
import { analyze } from '../core/analyze.ts'
import { mermaidOf } from '../core/exports/mermaid.ts'
import type { Graph } from '../core/graph/graph.ts'
import { wholeDrawing } from '../core/picture/drawing.ts'
import type { Theme } from '../core/picture/palette.ts'
import { svgPicture } from '../core/picture/svg-picture.ts'
import type { CommonOptions } from './common-options.ts'
import { configuredFor } from './own-configuration.ts'
import { readFiles } from './read-files.ts'

export interface DrawOptions extends CommonOptions {
  readonly paths: readonly string[]
  readonly format: 'svg' | 'mermaid'
  readonly theme: Theme
  /** The file to write; standard output where there is none. */
  readonly output?: string | undefined
}

export interface DrawOutcome {
  readonly output: string
  readonly complaints: readonly string[]
  /** 2 where something cannot be read or written. Problems of the configuration are drawn: they do not count here. */
  readonly exitCode: 0 | 2
}

/** Draws the configuration of some paths, all of it and unfolded. */
export function draw(options: DrawOptions): DrawOutcome {
  const complaints: string[] = []
  const read = readFiles(options.paths, complaints)
  if (complaints.length > 0) return { output: '', complaints, exitCode: 2 }
  const { files, settings } = configuredFor(options.paths, read, options, false)
  const { graph } = analyze(files, settings)
  const picture = drawn(graph, options)
  if (options.output === undefined) return { output: picture, complaints, exitCode: 0 }
  try {
    writeFileSync(options.output, picture)
    return { output: '', complaints, exitCode: 0 }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'it cannot be written'
    return { output: '', complaints: [`${options.output}: ${reason}`], exitCode: 2 }
  }
}

function drawn(graph: Graph, { format, theme, paths }: DrawOptions): string {
  if (format === 'mermaid') return mermaidOf(graph)
  return svgPicture(wholeDrawing(graph), theme, paths.join(', ')).svg
}
