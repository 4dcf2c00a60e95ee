// What docs/ci, action.yml and .pre-commit-hooks.yaml tell people to run, run by a shell with the built tool in place of the published one.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parse } from 'yaml'
import { root } from '../setup.mjs'

const tool = join(root, 'dist', 'cli', 'drawbridge.js')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const read = path => readFileSync(join(root, path), 'utf8')
const workflows = readdirSync(join(root, '.github', 'workflows')).map(it => `.github/workflows/${it}`)

const good = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart, port: { number: 8080 } } }]
  - route: [{ destination: { host: web, port: { number: 8080 } } }]
`
const broken = good.replace('number: 80,', 'number: 99999,')
const rerouted = good.replace('host: cart', 'host: basket')
const requests = 'requests:\n- { request: "http://shop.example.com/cart", expect: cart }\n'

let folder
let bin

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ci-')))
  bin = join(folder, 'bin')
  // Commands of the runner, as far as they would reach for the network.
  command('npx', 'while [ "${1#--}" != "$1" ]; do shift; done; shift; exec node "$TOOL" "$@"')
  command(
    'npm',
    'echo "npm $*" >> "$LOG"; mkdir -p "$RUNNER_TEMP/drawbridge/node_modules/.bin"; printf \'#!/bin/sh\\nexec node "$TOOL" "$@"\\n\' > "$RUNNER_TEMP/drawbridge/node_modules/.bin/drawbridge"; chmod +x "$RUNNER_TEMP/drawbridge/node_modules/.bin/drawbridge"',
  )
  command('drawbridge', 'exec node "$TOOL" "$@"')
  command('kustomize', 'cat config/*.yaml')
  mkdirSync(join(folder, 'repository'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('action.yml', () => {
  const action = parse(read('action.yml'))

  it('installs nothing that it is not told, and names the version that it belongs to', () => {
    assert.equal(action.inputs.package.required, true)
    assert.equal(action.inputs.package.default, undefined)
    assert.ok(action.inputs.package.description.includes(`drawbridge-${version}.tgz`))
  })

  it('uses no action that needs a Node which runners no longer have, here and in what is told of it', () => {
    // The first of each that is for Node 24; Node 20 left the runners in September 2026.
    const first = {
      'actions/checkout': 5,
      'actions/setup-node': 5,
      'actions/upload-artifact': 6,
      'github/codeql-action/upload-sarif': 4,
    }
    const paths = ['action.yml', 'docs/ci/github.md', ...workflows]
    const used = paths.flatMap(path =>
      [...read(path).matchAll(/uses: ([\w./-]+)@v(\d+)$/gm)].map(it => ({
        path,
        name: it[1],
        major: +it[2],
      })),
    )
    assert.deepEqual([...new Set(used.map(it => it.name))].sort(), Object.keys(first).sort())
    assert.deepEqual(
      used.filter(it => it.major < first[it.name]),
      [],
    )
  })

  it('lets nothing into its scripts but by the environment, where it is data', () => {
    const scripts = action.runs.steps.map(it => it.run ?? '')
    assert.deepEqual(
      scripts.filter(it => it.includes('${{')),
      [],
    )
  })

  it('passes where nothing is wrong and nothing changes', () => {
    commit(good)
    const run = runAction({ paths: 'config/', requests: 'requests.yaml' })
    assert.equal(run.code, 0)
    assert.match(run.log, /npm install --prefix \S+ --ignore-scripts .* tool\.tgz$/m)
    assert.equal(JSON.parse(readFileSync(run.steps.check.sarif, 'utf8')).version, '2.1.0')
    assert.match(run.summary, /1 file: 0 errors/)
    assert.match(run.summary, /1 of 2 rules covered by saved requests \(50 %\)/)
    assert.match(run.summary, /No routing changes/)
    assert.doesNotMatch(run.log, /gh api .*-X/)
  })

  it('takes the whole repository where it is told no paths, but nothing hidden', () => {
    commit(good)
    const repository = join(folder, 'repository')
    mkdirSync(join(repository, '.github', 'workflows'), { recursive: true })
    writeFileSync(join(repository, '.github', 'workflows', 'ci.yaml'), 'on: [push\n')
    writeFileSync(join(repository, 'a.yaml'), good.replaceAll('shop', 'other'))
    const run = runAction({})
    assert.equal(run.code, 0, run.said)
    assert.match(run.summary, /2 files: 0 errors/)
  })

  it('fails for a problem, and still gives SARIF and the comparison', () => {
    commit(good)
    const run = runAction({ paths: 'config/' }, broken)
    assert.equal(run.code, 1)
    const [{ results, tool: made }] = JSON.parse(readFileSync(run.steps.check.sarif, 'utf8')).runs
    const [result] = results
    const { help, fullDescription } = made.driver.rules[result.ruleIndex]
    assert.match(fullDescription.text, /\w.*\.$/s)
    assert.match(help.markdown, /Reported:\n\n```yaml\n\w/)
    assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'config/shop.yaml')
    assert.match(run.summary, /config\/shop.yaml:\d+:\d+ error/)
    assert.equal(run.steps.diff.changes, 'true')
  })

  it('says on a pull request which requests go elsewhere, and that with the picture', () => {
    commit(good)
    const run = runAction({ paths: 'config/' }, rerouted)
    assert.equal(run.code, 0)
    const comment = readFileSync(join(folder, 'temp', 'drawbridge-comment.md'), 'utf8')
    assert.match(comment, /^<!-- drawbridge -->\n/)
    assert.match(comment, /basket/)
    assert.match(comment, /```mermaid/)
    assert.match(run.log, /gh api --silent -X POST repos\/o\/r\/issues\/7\/comments -F body=@/)
    assert.match(run.summary, /basket/)
  })

  it('writes its comment anew where there is one', () => {
    commit(good)
    const run = runAction({ paths: 'config/' }, rerouted, { comments: '42' })
    assert.match(run.log, /gh api --silent -X PATCH repos\/o\/r\/issues\/comments\/42 /)
    assert.doesNotMatch(run.log, /POST/)
  })

  it('passes over a comment that it may not write, with a warning', () => {
    commit(good)
    const run = runAction({ paths: 'config/' }, rerouted, { comments: 'denied' })
    assert.equal(run.code, 0)
    assert.match(run.said, /::warning::/)
  })

  it('fails where a saved request ends elsewhere, or too few rules have one', () => {
    commit(good)
    assert.equal(runAction({ paths: 'config/', requests: 'requests.yaml' }, rerouted).code, 1)
    assert.equal(runAction({ paths: 'config/', requests: 'requests.yaml', 'fail-under': '80' }).code, 1)
    assert.equal(runAction({ paths: 'config/', requests: 'requests.yaml', 'fail-under': '50' }).code, 0)
  })

  it('takes warnings for failures only when it is told, and paths with blanks as they are', () => {
    const warned = good.replace('protocol: HTTP }', 'protocol: HTTP }\n    tls: { credentialName: shop }')
    commit(good)
    mkdirSync(join(folder, 'repository', 'more config'))
    writeFileSync(join(folder, 'repository', 'more config', 'a.yaml'), '# Nothing yet.\n')
    const paths = 'config/\n\nmore config\n'
    assert.equal(runAction({ paths }, warned).code, 0)
    assert.equal(runAction({ paths, strict: 'true' }, warned).code, 1)
  })

  it('compares nothing where there is no base', () => {
    commit(good)
    const run = runAction({ paths: 'config/' }, rerouted, { base: '' })
    assert.equal(run.code, 0)
    assert.equal(run.steps.diff.changes, undefined)
  })

  it('fails where a path is not there', () => {
    commit(good)
    assert.equal(runAction({ paths: 'none/' }).code, 2)
  })

  /** Runs the steps as GitHub does: one shell each, with what the steps before have put out. */
  function runAction(inputs, text, { comments = '', base = git('rev-parse', 'HEAD').trim() } = {}) {
    const repository = join(folder, 'repository')
    writeFileSync(join(repository, 'config', 'shop.yaml'), text ?? good)
    const temp = join(folder, 'temp')
    rmSync(temp, { recursive: true, force: true })
    mkdirSync(temp)
    command(
      'gh',
      `echo "gh $*" >> "$LOG"; [ "${comments}" = denied ] && exit 1; case "$*" in *--jq*) echo "${comments}";; esac`,
    )
    const files = Object.fromEntries(
      ['GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'LOG'].map(it => [it, join(temp, it)]),
    )
    for (const it of Object.values(files)) writeFileSync(it, '')
    const steps = {}
    let said = ''
    let code = 0
    for (const step of action.runs.steps) {
      if (!step.run || code !== 0) continue
      const env = Object.fromEntries(
        Object.entries(step.env ?? {}).map(([name, it]) => [name, resolved(it, { inputs, steps, base })]),
      )
      writeFileSync(files.GITHUB_OUTPUT, '')
      const added = readFileSync(files.GITHUB_PATH, 'utf8').trim().split('\n').filter(Boolean)
      const result = runShell(step.run, {
        ...env,
        ...files,
        PATH: [...added, bin, process.env.PATH].join(delimiter),
        RUNNER_TEMP: temp,
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_RUN_ID: '1',
      })
      said += result.stdout + result.stderr
      code = result.status
      steps[step.id] = Object.fromEntries(
        readFileSync(files.GITHUB_OUTPUT, 'utf8')
          .trim()
          .split('\n')
          .filter(Boolean)
          .map(it => it.split('=')),
      )
    }
    const log = readFileSync(files.LOG, 'utf8')
    return { code, steps, said, log, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') }
  }

  /** What an expression of the file stands for: the first of its parts that is not empty. */
  function resolved(text, { inputs, steps, base }) {
    const inner = /^\$\{\{ (.*) \}\}$/.exec(text)?.[1]
    if (inner === undefined) return text
    for (const part of inner.split(' || ')) {
      const [first, second, , fourth] = part.split('.')
      const found =
        first === 'inputs'
          ? ({ package: 'tool.tgz', ...inputs }[second] ?? String(action.inputs[second].default))
          : first === 'steps'
            ? steps[second]?.[fourth]
            : { 'github.event.pull_request.base.sha': base, 'github.event.pull_request.number': '7' }[part]
      assert.ok(first !== 'inputs' || action.inputs[second], `${part} is an input`)
      assert.ok(first !== 'steps' || action.runs.steps.some(it => it.id === second), `${part} is a step`)
      if (found) return found.startsWith('${{') ? 'token' : found
    }
    return ''
  }
})

describe('.pre-commit-hooks.yaml', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml'))

  it('has hooks that fail where something is wrong', () => {
    commit(good)
    for (const { entry, args, id } of hooks) {
      const command = [entry, ...args.map(it => `'${it}'`)].join(' ')
      assert.equal(runShell(command).status, 0, id)
      writeFileSync(
        join(folder, 'repository', 'config', 'shop.yaml'),
        id.endsWith('trace') ? rerouted : broken,
      )
      assert.equal(runShell(command).status, 1, id)
      writeFileSync(join(folder, 'repository', 'config', 'shop.yaml'), good)
    }
  })
})

describe('docs/ci', () => {
  const snippets = file =>
    [...read(`docs/ci/${file}`).matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(it => parse(it[1]))

  it('names the version that it belongs to', () => {
    const named = readdirSync(join(root, 'docs', 'ci')).flatMap(file =>
      [
        ...read(`docs/ci/${file}`).matchAll(
          /drawbridge@v(\d+\.\d+\.\d+)|rev: v(\S+)|drawbridge-(\d+\.\d+\.\d+)|\/v(\d+\.\d+\.\d+)\//g,
        ),
      ].map(it => it.slice(1).find(Boolean)),
    )
    assert.ok(named.length > 4)
    assert.deepEqual([...new Set(named)], [version])
  })

  it('gives inputs to the action that it has', () => {
    const [workflow] = snippets('github.md')
    const step = workflow.jobs.drawbridge.steps.at(-1)
    const { inputs } = parse(read('action.yml'))
    assert.deepEqual(
      Object.keys(step.with).filter(it => !inputs[it]),
      [],
    )
  })

  it('names hooks that there are', () => {
    const [{ repos }] = snippets('pre-commit.md')
    const ids = parse(read('.pre-commit-hooks.yaml')).map(it => it.id)
    assert.deepEqual(
      repos[0].hooks.map(it => it.id),
      ids,
    )
  })

  it('makes a job of GitLab that fails for a problem and reports it', () => {
    commit(good)
    const [{ istio }] = snippets('gitlab.md')
    const run = () => runShell(istio.script.join('\n'), istio.variables, [])
    const lenient = istio.script.map(it => it.replace('--fail-under 80', '--fail-under 50')).join('\n')
    assert.equal(runShell(lenient, istio.variables, []).status, 0)
    assert.equal(run().status, 1)
    writeFileSync(join(folder, 'repository', 'config', 'shop.yaml'), broken)
    assert.equal(runShell(lenient, istio.variables, []).status, 1)
    for (const it of istio.artifacts.reports.junit)
      assert.ok(existsSync(join(folder, 'repository', it)), `${it} is written`)
    assert.match(
      readFileSync(join(folder, 'repository', 'check.xml'), 'utf8'),
      /file="config\/shop.yaml" line="\d+"/,
    )
  })

  it('makes a job of GitLab that writes what a merge request changes', () => {
    commit(good)
    git('clone', '--quiet', '--bare', '.', join(folder, 'origin.git'))
    git('remote', 'add', 'origin', join(folder, 'origin.git'))
    const { 'istio changes': job } = snippets('gitlab.md')[0]
    writeFileSync(join(folder, 'repository', 'config', 'shop.yaml'), rerouted)
    const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'HEAD').trim() }
    const { status, stderr } = runShell(job.script.join('\n'), { ...job.variables, ...base })
    assert.equal(status, 0, stderr)
    assert.match(readFileSync(join(folder, 'repository', 'changes.md'), 'utf8'), /basket/)
  })

  it('makes a plugin of Argo CD that gives out what is right and nothing else', () => {
    commit(good)
    const [plugin] = snippets('argocd.md')
    const run = () => runShell(plugin.spec.generate.args[0])
    assert.deepEqual([run().status, run().stdout], [0, good])
    writeFileSync(join(folder, 'repository', 'config', 'shop.yaml'), broken)
    const { status, stdout, stderr } = run()
    assert.deepEqual([status, stdout], [1, ''])
    assert.match(stderr, /error/)
  })
})

function command(name, script) {
  const file = join(bin, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
}

/** A repository with the configuration in `config/` and saved requests. */
function commit(text) {
  const repository = join(folder, 'repository')
  mkdirSync(join(repository, 'config'), { recursive: true })
  writeFileSync(join(repository, 'config', 'shop.yaml'), text)
  writeFileSync(join(repository, 'requests.yaml'), requests)
  git('init', '--quiet')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'first')
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: join(folder, 'repository'),
    encoding: 'utf8',
  })
  assert.equal(status, 0, stderr)
  return stdout
}

/** A script in the repository, by a shell with GitHub's options unless it is told others. */
function runShell(script, env = {}, options = ['-eo', 'pipefail']) {
  return spawnSync('bash', ['--noprofile', '--norc', ...options, '-c', script], {
    cwd: join(folder, 'repository'),
    encoding: 'utf8',
    env: { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), TOOL: tool, ...env },
  })
}
