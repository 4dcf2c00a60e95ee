/** A Service of an example, for the Pods with its name as `app`. */
export function serviceOf(namespace: string, name: string, port: number, portName = 'http'): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app: ${name}
  ports:
  - name: ${portName}
    port: ${port}
`
}
