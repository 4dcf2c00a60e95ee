// Of declaration files as the TypeScript compiler writes them: each declaration begins at the edge of its line, and nothing else does.

/**
 * The declarations that those of an entry are made of, by file; a file without any is left out. `texts` are the files by their path,
 * such as `core/library.d.ts`, importing each other by relative paths that end with `.ts`.
 */
export function neededDeclarations(texts, entry) {
  const files = new Map([...texts].map(([path, text]) => [path, declarationsOf(path, text)]))
  const needed = new Map()
  const waiting = files.get(entry).flatMap(it => namesGiven(it).map(name => [entry, name]))
  while (waiting.length > 0) {
    const [path, name] = waiting.pop()
    const names = needed.get(path) ?? new Set()
    if (names.has(name)) continue
    needed.set(path, names.add(name))
    for (const it of files.get(path) ?? []) waiting.push(...usedBy(it, name, files.get(path), path))
  }
  const kept = [...files].flatMap(([path, all]) => {
    const names = needed.get(path)
    return names ? [[path, all.flatMap(it => written(it, names)).join('\n')]] : []
  })
  return new Map(kept.map(([path, text]) => [path, `${text}\n`]))
}

/** The names that an entry is made of and gives to nobody: who uses it cannot write them down. `texts` are those that are needed. */
export function namesKeptBack(texts, entry) {
  const all = [...texts].flatMap(([path, text]) => declarationsOf(path, text))
  const given = declarationsOf(entry, texts.get(entry))
    .filter(it => it.code.trimStart().startsWith('export'))
    .flatMap(namesGiven)
  return all.flatMap(it => it.names ?? []).filter(it => !given.includes(it))
}

/** The names that a file has by one of its declarations, its own ones and those of others. */
function namesGiven({ names, passed }) {
  return passed ? passed.map(it => it.name) : names
}

/** What stands behind a name in one of a file's declarations, as pairs of file and name. */
function usedBy({ names, passed, from, code }, name, all, path) {
  if (passed) return passed.filter(it => it.name === name).map(it => [from ?? path, it.original])
  if (!names.includes(name)) return []
  const known = new Set(all.flatMap(namesGiven))
  const inPlace = [...code.matchAll(/import\('(\.[^']+)'\)\.(\w+)/g)]
  return [
    ...(code.match(/[\w$]+/g) ?? []).filter(it => known.has(it)).map(it => [path, it]),
    ...inPlace.map(([, file, member]) => [pathFrom(path, file), member]),
  ]
}

/** A declaration as far as its names are needed. */
function written({ text, names, passed, around }, needed) {
  if (!passed) return names.length === 0 || names.some(it => needed.has(it)) ? [text] : []
  const kept = passed.filter(it => needed.has(it.name))
  return kept.length > 0 ? [`${around[0]}{ ${kept.map(it => it.written).join(', ')} }${around[1]}`] : []
}

function declarationsOf(path, text) {
  return chunksOf(text).map(chunk => {
    const code = chunk.replaceAll(/\/\*[\s\S]*?\*\//g, '')
    const list = /^((?:im|ex)port (?:type )?)\{([^}]*)\}((?: from '(\.[^']+)')?;)$/.exec(code.trim())
    if (!list) return { text: chunk, code, names: namesOf(code) }
    const passed = list[2]
      .split(',')
      .map(it => it.trim())
      .filter(Boolean)
      .map(written => {
        const [original, name = original] = written.replace(/^type /, '').split(' as ')
        return { written, original, name }
      })
    return { text: chunk, code, passed, from: list[4] && pathFrom(path, list[4]), around: [list[1], list[3]] }
  })
}

/** A text in its declarations, each with the comment above it. */
function chunksOf(text) {
  const chunks = []
  let isComment = false
  for (const line of text.trimEnd().split('\n')) {
    const begins = /^(?:\/\*\*|[a-z])/.test(line)
    if (begins && !isComment) chunks.push([line])
    else chunks.at(-1)?.push(line)
    if (begins) isComment = line.startsWith('/**')
  }
  return chunks.map(it => it.join('\n'))
}

function namesOf(code) {
  const name =
    /^\s*(?:export )?(?:declare )?(?:abstract )?(?:const|let|var|function|class|interface|type|enum|namespace) ([\w$]+)/.exec(
      code,
    )?.[1]
  return name ? [name] : []
}

function pathFrom(path, relative) {
  return new URL(relative.replace(/(?:\.d)?\.ts$/, '.d.ts'), `file:///${path}`).pathname.slice(1)
}
