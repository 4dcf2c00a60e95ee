import { build, type Plugin } from 'vite'
import { expect, it } from 'vitest'
import { withoutRulePages } from './without-rule-pages.ts'

it('leaves a rule whole but for what only a person reads of it', async () => {
  const source = `
    const good = ['a good example']
    export const rule = wrapped({
      id: 'gateway/name',
      title: 'A title',
      why: \`Because of \${'reasons'}.\`,
      check(it, report) { report({ why: 'a reason', message: 'A message' }) },
      examples: { bad: [{ yaml: 'a bad example' }], good },
    })
    function wrapped(it) { return it }
  `
  const code = await built(source, withoutRulePages())
  for (const kept of ['gateway/name', 'A title', 'a reason', 'A message']) expect(code).toContain(kept)
  for (const gone of ['Because', 'a bad example', 'a good example']) expect(code).not.toContain(gone)
})

async function built(source: string, plugin: Plugin): Promise<string> {
  const entry = '/src/core/rules/gateway/tried.ts'
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'source',
        enforce: 'pre',
        resolveId: it => (it === entry ? it : null),
        load: it => (it === entry ? source : null),
      },
      plugin,
    ],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })
  const [{ output }] = result as unknown as [{ output: [{ code: string }] }]
  return output[0].code
}
