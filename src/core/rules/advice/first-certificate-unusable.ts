import { certificateFault } from '../../istio/gateway-api/certificates.ts'
import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { mapsAt } from '../../model/read-value.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { listenerRule } from '../attachment/listener-rule.ts'
import { told } from '../attachment/told-fault.ts'
import { fixOf, move } from '../checks/fixes.ts'

export const firstCertificateUnusable = listenerRule({
  id: 'advice/first-certificate-unusable',
  severity: 'warning',
  title: 'First of two certificates cannot be used',
  source: {
    advice:
      'One good certificate is enough for the status of the listener. Where it is the second, Istio names no credential, and the proxy takes the certificate named default.',
    seenIn: 'pilot/pkg/config/kube/gateway: buildTLS',
  },
  why: `
The status of the listener is fine, since one good certificate is enough for it. But the proxy is then told of neither and asks for a certificate named
\`default\`, which hardly any cluster has. Mend the Secret, remove the reference, or put the other one first: then that one is served.
`,
  check(model, { listeners, sets }, report) {
    for (const it of [...listeners, ...sets.flatMap(own => own.listeners)]) {
      const refs = it.tls && terminates(it) ? mapsAt(it.tls, 'certificateRefs') : []
      if (refs.length !== 2) continue
      const [fault, other] = refs.map(own => certificateFault(model, it.owner, own))
      if (!fault || other) continue
      const list = [...it.path, 'tls', 'certificateRefs']
      const finding = told(model, fault, { from: it.owner, path: [...list, 0], needsGrant: true })
      const turned = fixOf('Put the other certificate first', move(list, 0, 1))
      const [fix, ...otherFixes] = [...(finding.fix ? [finding.fix] : []), turned]
      report(it.owner, {
        ...finding,
        path: [...list, 0, 'name'],
        message: `${finding.message} It is the first of two, so that neither is served.`,
        ...(fix && { fix, otherFixes }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs:
      - name: empty
#             ^^^^^
      - name: shop
---
kind: Secret
metadata: { name: empty, namespace: shop }
data: {}
---
kind: Secret
metadata: { name: shop, namespace: shop }
data:
  tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJqakNDQVRPZ0F3SUJBZ0lVZDQ1OTh3c0JMV25zVkFDUVcxNTlNQUI1eHVFd0NnWUlLb1pJemowRUF3SXcKR3pFWk1CY0dBMVVFQXd3UWMyaHZjQzVsZUdGdGNHeGxMbU52YlRBZ0Z3MHlOakV4TXpBd016UTRNRGRhR0E4eQpNVEkyTVRFd05qQXpORGd3TjFvd0d6RVpNQmNHQTFVRUF3d1FjMmh2Y0M1bGVHRnRjR3hsTG1OdmJUQlpNQk1HCkJ5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFCRFVOS00wSzNrdm5VZFNoZFV4SXRJZE03bzhHNWJnMEVUMkgKMXhZcU9tZW9IaFNMMXUzbm8xVjFGNWN6ZEsxTHF4V2xZeHFBYzRaOURCSHpCRFNlb251alV6QlJNQjBHQTFVZApEZ1FXQkJUbWw5dytMMHh3WGFRMG50MzJqbTJmYjcrUDREQWZCZ05WSFNNRUdEQVdnQlRtbDl3K0wweHdYYVEwCm50MzJqbTJmYjcrUDREQVBCZ05WSFJNQkFmOEVCVEFEQVFIL01Bb0dDQ3FHU000OUJBTUNBMGtBTUVZQ0lRQ1EKSkRiNk82R1ZGKy9PVFJENkNGMG1jOW94QXpyWU1jdUY4MDBSeUl5Tm5BSWhBTENBOVdSMGNscHZPSjRJL3QzLwpidUxoLzgrZEg5cDIvc2FOVmxoWERTSC8KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
  tls.key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JR0hBZ0VBTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEJHMHdhd0lCQVFRZ2FRZ05NSksyZ2RoT2pnbGwKWE41OGQ1dkR0UWpySmhrYXZiMVBoZzVOZ1h5aFJBTkNBQVExRFNqTkN0NUw1MUhVb1hWTVNMU0hUTzZQQnVXNApOQkU5aDljV0tqcG5xQjRVaTlidDU2TlZkUmVYTTNTdFM2c1ZwV01hZ0hPR2ZRd1I4d1EwbnFKNwotLS0tLUVORCBQUklWQVRFIEtFWS0tLS0tCg==
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs:
      - name: shop
      - name: empty
---
kind: Secret
metadata: { name: empty, namespace: shop }
data: {}
---
kind: Secret
metadata: { name: shop, namespace: shop }
data:
  tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJqakNDQVRPZ0F3SUJBZ0lVZDQ1OTh3c0JMV25zVkFDUVcxNTlNQUI1eHVFd0NnWUlLb1pJemowRUF3SXcKR3pFWk1CY0dBMVVFQXd3UWMyaHZjQzVsZUdGdGNHeGxMbU52YlRBZ0Z3MHlOakV4TXpBd016UTRNRGRhR0E4eQpNVEkyTVRFd05qQXpORGd3TjFvd0d6RVpNQmNHQTFVRUF3d1FjMmh2Y0M1bGVHRnRjR3hsTG1OdmJUQlpNQk1HCkJ5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFCRFVOS00wSzNrdm5VZFNoZFV4SXRJZE03bzhHNWJnMEVUMkgKMXhZcU9tZW9IaFNMMXUzbm8xVjFGNWN6ZEsxTHF4V2xZeHFBYzRaOURCSHpCRFNlb251alV6QlJNQjBHQTFVZApEZ1FXQkJUbWw5dytMMHh3WGFRMG50MzJqbTJmYjcrUDREQWZCZ05WSFNNRUdEQVdnQlRtbDl3K0wweHdYYVEwCm50MzJqbTJmYjcrUDREQVBCZ05WSFJNQkFmOEVCVEFEQVFIL01Bb0dDQ3FHU000OUJBTUNBMGtBTUVZQ0lRQ1EKSkRiNk82R1ZGKy9PVFJENkNGMG1jOW94QXpyWU1jdUY4MDBSeUl5Tm5BSWhBTENBOVdSMGNscHZPSjRJL3QzLwpidUxoLzgrZEg5cDIvc2FOVmxoWERTSC8KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
  tls.key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JR0hBZ0VBTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEJHMHdhd0lCQVFRZ2FRZ05NSksyZ2RoT2pnbGwKWE41OGQ1dkR0UWpySmhrYXZiMVBoZzVOZ1h5aFJBTkNBQVExRFNqTkN0NUw1MUhVb1hWTVNMU0hUTzZQQnVXNApOQkU5aDljV0tqcG5xQjRVaTlidDU2TlZkUmVYTTNTdFM2c1ZwV01hZ0hPR2ZRd1I4d1EwbnFKNwotLS0tLUVORCBQUklWQVRFIEtFWS0tLS0tCg==
`,
      },
    ],
    good: [attachedShop],
  },
})
