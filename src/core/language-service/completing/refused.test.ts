import { describe, expect, it } from 'vitest'
import { exampleText } from '../../../testing/example-text.ts'
import { goodValuesIn, refusedCompletions } from '../../../testing/refused-completions.ts'
import { examples } from '../../examples/index.ts'
import { labs } from '../../labs/index.ts'
import { rules } from '../../rules/index.ts'

/** Of the places in all texts one of so many is asked at: `COMPLETION_PLACES=1` asks at all of them. */
const every = Number(process.env.COMPLETION_PLACES) || 40

/**
 * What is said because something else has still to be written, or was left out by the text: no offer can avoid it, as people
 * write one thing after the other.
 */
const waits = new Set([
  'virtual-service/http-no-action',
  // Without hosts, as long as they are not written.
  'virtual-service/http-nested-delegate',
  'virtual-service/delegate-tls',
  'virtual-service/delegate-tcp',
  'virtual-service/delegate-gateways',
  'gateway/tls-required',
  'gateway/tls-private-key',
  'gateway/tls-server-cert',
  'gateway/tls-ca-required',
  'gateway-api/listener-tls',
  'gateway-api/service-without-port',
  'gateway-api/filter-of-other-type',
  'sidecar/ingress-port-required',
  'sidecar/egress-catch-all-not-last',
  'request-authentication/issuer-or-uri',
  'request-authentication/claim-header-empty',
  'destination-rule/outlier-local-origin',
  'destination-rule/tls-client-cert',
  'destination-rule/tls-private-key',
  'destination-rule/port-empty',
  'authorization-policy/when-values',
  'authorization-policy/custom-provider',
  'authorization-policy/custom-no-rules',
  'authorization-policy/target-kind',
  'peer-authentication/port-needs-selector',
  'schema/cel-port-level-selector',
  'schema/cel-endpoint-address',
  'virtual-service/retry-zero-configured',
  'telemetry/tag-upsert-value',
  'gateway-api/alternative-name',
  'gateway-api/path-modifier',
  'authorization-policy/deny-no-rules',
  // The action, resolution and group that a field goes with, where none is written yet.
  'authorization-policy/provider-action',
  'service-entry/none-endpoints',
  'service-entry/dynamic-no-hosts',
  'service-entry/endpoint-unix-one-port',
  'telemetry/target-kind',
  'traffic-extension/target-kind',
  'request-authentication/target-kind',
  'wasm-plugin/target-kind',
  // The good values that keys are filled with here name hosts and ports of other texts.
  'virtual-service/tls-sni-subset',
  'service-entry/endpoint-port-undefined',
  'sidecar/egress-port-duplicate',
  'authorization-policy/when-value',
])

const ownTexts = [
  ...[...examples, ...labs].map(it => it.files.map(file => file.text).join('---\n')),
  ...rules.flatMap(it => it.examples.good.map(exampleText)),
  ...rules.flatMap(it =>
    it.examples.bad.flatMap(({ fixed }) => (fixed === undefined ? [] : [exampleText(fixed)])),
  ),
]
const good = [...new Set(ownTexts)]
const faulty = [...new Set(rules.flatMap(it => it.examples.bad.map(({ yaml }) => exampleText(yaml))))]

describe('a completion', () => {
  it(
    'is never refused where it is offered, whatever it is',
    () => {
      const values = goodValuesIn(good)
      let asked = 0
      const refused = [...good, ...faulty].flatMap((text, i) =>
        refusedCompletions(text, values, place => (i + place) % every === 0 && ++asked > 0),
      )
      const told = refused
        .filter(it => !waits.has(it.rule))
        .map(it => `${it.label}: ${it.rule}: ${it.message}\n${it.asked}`)
      expect(told).toEqual([])
      expect(asked).toBeGreaterThan(200)
    },
    120_000 * Math.max(1, 40 / every),
  )
})
