/** What is said of a command: its own lines, what it shares with others, and the exit codes; all there is where there is no such command. */
export function usageOf(command: string | undefined): string {
  const [title = '', commands = '', kustomize = '', common = '', codes = ''] = usage.split('\n\n')
  const sections = commands.split(/\n(?= {2}drawbridge )/)
  const own = sections.filter(it => it.split(/\s+/).filter(Boolean)[1] === command)
  if (own.length === 0 || command === undefined) return usage
  const [takers = ''] = common.split('\n')
  const shared = new RegExp(`\\b${command}\\b`).test(takers)
    ? [kustomize, common.replace(takers, '  It takes as well')]
    : []
  return [title, own.join('\n'), ...shared, codes].join('\n\n')
}

export const usage = `drawbridge: Istio traffic configuration, judged as Istio judges it

  drawbridge check PATH…     report problems in files, folders, zips and - (standard input): what kubectl, the CRDs, Istio's webhook
                             and istioctl analyze would say, and advice of our own
    --format FORMAT          text (as file:line:column severity rule message), json, sarif (for code scanning) or junit
    --strict                 exit with code 1 for warnings too
    --complete               treat what is not in the files as missing: a reference to it is an error, not a note
    --show-muted             list what comments, annotations and .drawbridge.yaml mute, with the reasons
  drawbridge check --coverage
                             list what is checked of each kind, and which checks of Istio are not done
    --format FORMAT          text or json
  drawbridge check --ndjson  read one case per line from standard input, write one answer per line, for tools
  drawbridge trace PATH…     show where requests end, through gateways or from the mesh
    --request REQUEST        a curl command, a URL or a line of an access log; may be repeated
    --requests FILE          a list of requests as YAML or JSON: name, request, gateway or from, expect;
                             or the test cases of istio-config-validator
    --expect END             where each --request must end: reviews v2, 404, redirect https://…, not reviews v1
    --coverage               list the rules that no request ends at
    --fail-under PERCENT     exit with code 1 if the requests end at fewer of the rules
    --from-namespace NAME    the request is a call from a workload in this namespace of the mesh
    --from-labels LABELS     the labels of that workload, as key=value,…
    --gateway SELECTOR       the gateway workload, as key=value,… (default: the one that listens on the port)
    --gateway-namespace NAME the namespace of the gateway workload (default: as the files say, or assumed)
    --gateway-labels LABELS  the labels of that workload, as key=value,…
    --complete               treat what is not in the files as missing
    --format FORMAT          text, json or junit
  drawbridge reach PATH…     show for each rule a request that ends at it, or why there is none
    -w, --write FILE         write them as saved requests; to a file of requests, those for the rules it does not cover
    --format FORMAT          text or json
  drawbridge trace --ndjson  read requests, one case per line, and write where each request ends
  drawbridge reach --ndjson  read one case per line and write, for each rule, a request that reaches it or proof that none does
  drawbridge read --ndjson   a text a line, and what kubectl reads of it: the JSON of each document, or why there is none
  drawbridge diff BEFORE AFTER
                             show which requests end elsewhere or are handled differently; each is a file or folder
    --format FORMAT          text, json, markdown (the text of a pull request), patch (what git apply takes)
                             steps (kubectl commands in an order that breaks no request in between)
                             or kustomize (an overlay of the changes over BEFORE, a folder with a kustomization)
    -o, --output DIR         write steps, one file each, or the overlay to a new folder
  drawbridge convert PATH… --to API
                             print Gateways, VirtualServices and Ingresses as objects of the Gateway API (gateway-api), or its
                             objects and Ingresses as Istio's own (istio), below comments that say of each field what has become
                             of it, and which requests end elsewhere or are handled differently
    --only KIND/NAMESPACE/NAME  convert this one, with what belongs to it; may be repeated
    --prefixes HOW           exact (a prefix such as /cart as a regular expression for the same paths, the default) or
                             segments (as a PathPrefix, which takes /cart and /cart/…, but not /carts)
    --anyway                 convert what has fields that cannot be carried too, without these fields
    --format FORMAT          text or json
    -o, --output FILE        write the objects to a new file, and print the rest
  drawbridge draw PATH…      draw the configuration
    --format FORMAT          svg or mermaid
    --theme THEME            light or dark, for svg
    -o, --output FILE        write the picture to a file
  drawbridge fmt PATH…       print files laid out anew: indentation, gaps, blank lines and line ends; comments, quotes and what is
                             read stay
    --check                  list the files that are not laid out so, and exit with code 1 for them
    -w, --write              write them in place
    --indent NUMBER          2 or 4 (default: as most of the document has it)
    --lists LISTS            indented or flush: whether dashes stand deeper than their key (default: as most of the document has it)
  drawbridge build DIR       print what the kustomization in a folder builds, as far as it is resolved here
  drawbridge open PATH       show a file or folder in the browser, edit it there, and save it in place
    --read-only              write nothing
    --no-browser             print the address and open no browser
    --port PORT              the port on this machine, or the next free one (default: 4330)
  drawbridge lsp             serve the Language Server Protocol on standard input and output, for editors
  drawbridge version

  A folder with kustomizations is taken as they build it by these commands. Hidden files, node_modules and saved
  requests in a folder are left out. A .drawbridge.yaml in a folder, or in one above it in the repository, says what
  is muted, how bad problems of a rule are, and what the options below say; an option goes before it.
  \`drawbridge help COMMAND\` shows one command.

  check, trace, reach, diff, convert and draw take
    -n, --namespace NAME     the namespace of objects without one (default: default)
    --domain DOMAIN          the domain of the cluster that short hosts belong to (default: cluster.local)
    --root-namespace NAME    Istio's root namespace (default: istio-system)
    --gateway-api-channel CHANNEL  standard or experimental, by the definitions of the Gateway API that the cluster has
                             (default: standard)

Exit codes: 0 no problems and no changes, 1 problems or changes, 2 wrong usage or an unreadable file.
`
