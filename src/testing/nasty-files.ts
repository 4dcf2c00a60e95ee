/** Texts that are hard to edit without harm, each one document unless its name says otherwise. */
export interface NastyFile {
  readonly name: string
  readonly text: string
}

export const nastyFiles: readonly NastyFile[] = [
  {
    name: 'comments everywhere',
    text: `# Owned by the shop team.

# The public gateway.
apiVersion: networking.istio.io/v1 # stable
kind: Gateway
# Who and where.
metadata: # below
  # its name
  name: public # do not rename

  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  # Plain text, for redirects only.
  - port: # the port
      number: 80 # plain
      name: http
      protocol: HTTP
    hosts:
    # every shop
    - shop.example.com # main
    # - old.example.com

    - www.example.com
    # the end of the hosts

  # Encrypted.
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts: ["*.example.com"] # all
    # about TLS
    tls:
      mode: SIMPLE
# Goodbye.
`,
  },
  {
    name: 'lists indented under their key, four blanks a level',
    text: `spec:
    hosts:
        - shop.example.com
        - www.example.com
    http:
        - match:
              - uri:
                    prefix: /cart
          route:
              - destination:
                    host: cart
                weight: 80
              - destination:
                    host: cart
                    subset: v2
                weight: 20
`,
  },
  {
    name: 'items far behind their dash',
    text: `servers:
-   port:
        number: 80
    hosts:
    -   shop.example.com
-   port:
        number: 443
    hosts:
    -   shop.example.com
    -   www.example.com
`,
  },
  {
    name: 'JSON over several lines',
    text: `{
  "apiVersion": "networking.istio.io/v1",
  "kind": "Gateway",
  "metadata": { "name": "public" },
  "spec": {
    "selector": {},
    "servers": [
      {
        "port": { "number": 80, "name": "http" },
        "hosts": [
          "shop.example.com",
          "www.example.com"
        ]
      },
      { "hosts": ["a.example.com"] }
    ]
  }
}
`,
  },
  {
    name: 'flow collections with comments and trailing commas',
    text: `spec:
  servers: [ # all of them
    { port: { number: 80, name: http }, hosts: [a.example.com,] }, # first
    # second
    { port: { number: 443, name: https, }, hosts: [
      b.example.com, # b
      c.example.com # c
    ] }
  ]
  exportTo: [ ., "*" ]
  empty: [ ]
  also: { }
  commented: [ # nothing yet
  ]
`,
  },
  {
    name: 'block scalars',
    text: `spec:
  literal: |
    first
      deeper

    last
  folded: >-
    one
    two
  keep: |+
    kept


  strip: |- # with a comment
    no end
  indented: |2
      two more
  list:
  - |
    in a list
  - >
    folded
    in a list
  - plain
last: |
  the end
`,
  },
  {
    name: 'a literal that ends the file without a line break',
    text: 'a:\n  b: |\n    text\n  c: 1\nd: |\n  final',
  },
  {
    name: 'Windows line ends',
    text: 'spec:\r\n  hosts:\r\n  - a.example.com # a\r\n  - b.example.com\r\n\r\n  http: []\r\n  text: |\r\n    one\r\n    two\r\n# end\r\n',
  },
  {
    name: 'old Mac line ends',
    text: 'spec:\r  hosts:\r  - a.example.com\r  - b.example.com\r  http: {}\r',
  },
  {
    name: 'no line break at the end',
    text: 'spec:\n  hosts:\n  - a.example.com\n  - b.example.com # last',
  },
  {
    name: 'a byte-order mark and a marker',
    text: '\uFEFF---\n# note\nkind: Gateway\nspec: {}\n',
  },
  {
    name: 'a marker with a comment',
    text: '--- # the gateway\nkind: Gateway\nmetadata:\n  name: public\n...\n',
  },
  {
    name: 'a flow map below a comment',
    text: '# all\n{kind: Gateway, spec: {hosts: [a, b]}} # all\n',
  },
  {
    name: 'a list as the document',
    text: '- a: 1\n  b: 2\n# about c\n- c: 3\n-\n- - d\n  - e\n  -   - f\n      - g\n',
  },
  {
    name: 'a scalar as the document',
    text: '# only\njust text # here\n',
  },
  {
    name: 'values that are not there',
    text: `spec:
  hosts:
  gateways: # none yet
  http:
  -
  - # later
  - match:
  tcp: ~
  tls: null
  quoted: ''
metadata:`,
  },
  {
    name: 'anchors, aliases, tags and merge keys',
    text: `defaults: &defaults
  timeout: 5s # default
  retries: &retries
    attempts: 3
base: &b {x: 1}
unused: &u
  deep: [1, 2]
http:
- name: one
  <<: *defaults
- name: two
  <<: [*defaults, *b]
  retries: *retries
- &item
  name: three
number: !!str 80
text: !!str
  tagged
map: !!map
  a: 1
anchored: &s scalar
again: *s
`,
  },
  {
    name: 'keys of all sorts',
    text: `"quoted key": 1
'single': 2
? explicit
: value
on: boolean
80: number
a b c: words
"a.b/c": label
__proto__: 1
constructor:
  prototype: 2
"": empty
`,
  },
  {
    name: 'keys written twice',
    text: 'a: 1\nb:\n  c: 1\n  c: 2\n  d: 3\na: 2\nb2: 5\n',
  },
  {
    name: 'strings that look like something else',
    text: `plain: [on, "on", 'on', 010, "010", 1_000, 0x1f, ~, "~", null, 1.0, "1.0", 2024-01-02, 12:30:45]
words:
  yes: y
  path: /a?b#c
  colon: "a: b"
  comment: "# x"
  blank: " "
  quote: 'it''s'
  escape: "\\t\\u00e9\\n"
  wide: "😀 é 漢字"
  url: http://shop.example.com:8080/x
  star: "*"
  dash: "-"
  long: one two three
    four five
  folded: "one
    two"
`,
  },
  {
    name: 'blank lines between everything',
    text: `

spec:


  hosts:

  - a.example.com


  - b.example.com

  # about http

  http:

  - name: one

    match: []

  - name: two



`,
  },
  {
    name: 'blanks at the ends of lines',
    text: 'spec:   \n  hosts:  \n  - a.example.com   \n  - b.example.com \t\n  http: 5  \n   \n',
  },
  {
    name: 'everything single-quoted',
    text: "spec:\n  hosts:\n  - 'a.example.com'\n  - 'b.example.com'\n  name: 'x'\n  'http': 'y'\n",
  },
  { name: 'nothing', text: '' },
  { name: 'nothing but comments', text: '# one\n\n# two' },
  { name: 'nothing but a marker', text: '---\n' },
  {
    name: 'two documents and a bare end (several documents)',
    text: '# head\n---\na: 1\n...\n# between\n---\nb: 2\n---\n# empty\n--- # c\nc: 3',
  },
]
