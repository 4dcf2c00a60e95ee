import { examples } from '../../core/examples/index.ts'
import { labs } from '../../core/labs/index.ts'
import { rules } from '../../core/rules/index.ts'
import { readCarets } from '../check-rule.ts'
import { nastyFiles } from '../nasty-files.ts'
import { suiteCases } from '../yaml-suite.ts'

/** Texts of Istio configuration, correct and faulty, that fuzzing begins with. */
export const configurations: readonly string[] = [
  ...examples.map(it => it.files.map(file => file.text).join('---\n')),
  ...labs.map(it => it.files.map(file => file.text).join('---\n')),
  ...nastyFiles.map(it => it.text),
  ...rules.map(it => readCarets(it.examples.bad[0]?.yaml ?? '').text),
]

/** The same, and every text of the YAML test suite. */
export const yamlTexts: readonly string[] = [...configurations, ...suiteCases.map(it => it.yaml)]

/** Requests in every form that can be pasted. */
export const requestTexts: readonly string[] = [
  ...labs.map(it => it.request.request),
  `curl -sS -X POST 'https://shop.example.com:8443/cart?a=b' -H 'content-type: application/json' -d '{"a": 1}' | jq .`,
  `curl --resolve shop.example.com:443:192.0.2.1 --connect-to ::edge:8443 https://shop.example.com/ --cert a.pem -I`,
  'curl.exe ^"https://shop.example.com/^" ^\n  -H ^"cookie: user=dev^"',
  'kubectl exec -it deploy/web -c app -- curl http://cart:8080/items -u me:secret --compressed',
  'GET /cart HTTP/1.1\r\nHost: shop.example.com\r\nX-Tester: true\r\n\r\nbody',
  'openssl s_client -connect 192.0.2.1:443 -servername shop.example.com -alpn h2',
  '[2026-01-01T00:00:00.000Z] "GET /cart HTTP/2" 404 NR route_not_found - "-" 0 0 0 - "192.0.2.9" "curl/8.0" "id" "shop.example.com" "-" - - 10.0.0.1:8443 192.0.2.9:50000 shop.example.com -',
  '{"authority":"shop.example.com","method":"GET","path":"/cart","protocol":"HTTP/2","downstream_local_address":"10.0.0.1:8443"}',
  'tls://vault.example.com:443',
  'tcp://mongo.example.com:27017',
]
