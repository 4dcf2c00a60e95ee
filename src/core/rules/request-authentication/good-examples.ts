/** Tokens of an issuer, taken from a header, a parameter or a cookie. */
export const tokens = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: tokens
  namespace: shop
spec:
  targetRefs:
  - kind: Service
    name: shop
  jwtRules:
  - issuer: https://www.example.com
    audiences: [shop]
    jwksUri: https://www.example.com/keys
    timeout: 2s
    fromHeaders:
    - name: Authorization
      prefix: "Bearer "
    fromParams: [token]
    fromCookies: [token]
    outputClaimToHeaders:
    - header: x-user
      claim: sub
`
