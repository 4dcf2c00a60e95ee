import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { planRollout } from '../rollout/plan-rollout.ts'
import type { Rollout } from '../rollout/rollout.ts'
import { defaultSettings } from '../settings.ts'
import { rolloutFiles, rolloutScript, stepCommand } from './rollout-files.ts'

function rolloutOf(before: string, after: string): Rollout {
  const [old, now] = [before, after].map(text => [{ name: 'a.yaml', text }])
  const result = planRollout({ before: old!, after: now!, settings: defaultSettings })
  if ('refuse' in result) throw new Error(result.refuse)
  return result
}

const entry = (name: string, more = '') => `# ${name}
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}${more} }
spec:
  hosts: [pay.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }] # out
  resolution: DNS
`
const before = entry('old', ', namespace: shop')
const after = entry('new')

it('writes a file a step, comments and layout as they are, and a page in front', () => {
  const [page, ...files] = rolloutFiles(rolloutOf(before, after))
  expect(files.map(it => it.name)).toEqual([
    '01-add-serviceentry-new.yaml',
    '02-delete-serviceentry-old.yaml',
  ])
  expect(files[0]!.text).toBe(after)
  expect(files[1]!.text).toBe(
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: old\n  namespace: shop\n',
  )
  expect(page!.text).toContain('## 2. Delete ServiceEntry old\n')
  expect(page!.text).toContain('    kubectl delete --ignore-not-found -f 02-delete-serviceentry-old.yaml\n')
})

it('makes a script of all steps that a shell runs as it is meant', () => {
  const script = rolloutScript(rolloutOf(before, after))
  const run = `kubectl() { echo "[$*]"; [ "$1" = apply ] && cat; true; }\n${script}`
  expect(execFileSync('sh', ['-c', run], { encoding: 'utf8' })).toBe(
    `[apply -f -]\n${after}[delete --ignore-not-found -n shop serviceentry.networking.istio.io/old]\n`,
  )
  expect(script).toMatch(/^# Step 1 of 2: Add ServiceEntry new\n# A route to a host/)
})

it('lets no name end a comment or a word of a command', () => {
  const hostile = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: "x\\n echo gone; '$(echo gone)'", namespace: "-n; echo gone" }
spec: {}
`
  const rollout = rolloutOf(hostile, '')
  const run = `kubectl() { for it in "$@"; do echo "<$it>"; done; }\n${rolloutScript(rollout)}`
  expect(execFileSync('sh', ['-c', run], { encoding: 'utf8' })).toBe(
    `<delete>\n<--ignore-not-found>\n<-n>\n<-n; echo gone>\n<sidecar.networking.istio.io/x\n echo gone; '$(echo gone)'>\n`,
  )
  expect(stepCommand(rollout.steps[0]!)).toContain('kubectl delete')
})

it('says of a step which request fails until when, and why', () => {
  const rule = (host: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: r }
spec: { host: ${host}, subsets: [{ name: v1 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g }
spec: { selector: { istio: g }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v }
spec: { hosts: [a.example.com], gateways: [g], http: [{ route: [{ destination: { host: ${host}, subset: v1, port: { number: 80 } } }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: one }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: two }
spec: { ports: [{ port: 80 }] }
`
  const script = rolloutScript(rolloutOf(rule('one'), rule('two')))
  expect(script).toContain(
    '# Until step 2, curl http://a.example.com/ fails (503: there is no subset v1 of one.default.svc.cluster.local); before it ends at one.default.svc.cluster.local:80 v1, after at two.default.svc.cluster.local:80 v1.\n# DestinationRule r changes its host',
  )
})
