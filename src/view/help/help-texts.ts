/** What one part of the page is for, in a few sentences for somebody who sees it for the first time. */
export interface HelpText {
  /** The name of the part, as it stands on the page. */
  readonly title: string
  readonly lines: readonly string[]
  /** The same where there is a finger and no keys, if the lines speak of either. */
  readonly touch?: readonly string[]
}

/** Every part that has a `?`. Whoever adds a pane adds its lines here. */
export const helpTexts = {
  editPreview: {
    title: 'Places of a change',
    lines: [
      'Every place that the change touches, in all files: what goes is struck through, what comes stands behind it.',
      'Untick what is to stay as it is. All that is ticked is changed at once and is one step of the history.',
    ],
  },
  drawing: {
    title: 'Drawing',
    lines: [
      'Traffic runs from left to right: it enters at a port, a Gateway takes it, a host picks the VirtualService, and a rule sends it to a destination.',
      'Click a box or a row to edit it. Drag from the edge of a box to another to link them. A right click or a long press shows everything that can be done with it.',
      'The legend says what shapes, colours and marks mean.',
    ],
    touch: [
      'Traffic runs from left to right, or from top to bottom where there is no room: it enters at a port, a Gateway takes it, a host picks the VirtualService, and a rule sends it to a destination.',
      'Tap a box or a row for its details. A long press shows everything that can be done with it, linking included.',
      'The legend says what shapes, colours and marks mean.',
    ],
  },
  traffic: {
    title: 'Traffic',
    lines: [
      'The same drawing with a mix of requests sent through it: a band is as wide as its part of the mix.',
      'By default every rule gets as many requests as every other. With saved requests that have rates, those are the mix; they stand in Trace, under Traffic.',
      'Nothing is measured in a cluster: the shares follow from the files.',
    ],
  },
  review: {
    title: 'Review',
    lines: [
      'Comments on a resource, a rule or a field, with replies, until they are resolved. Each finds its place again when the files are edited.',
      'They go along in links and share files, and never into the YAML. A link that is sent back is merged into your work: comments join, and where both sides changed the same you choose.',
      'The name is as typed: nobody checks it, and whoever types the same can edit your words.',
    ],
  },
  together: {
    title: 'Work together',
    lines: [
      'Tabs of this browser that show the same workspace work together by themselves. Other people need a y-websocket server that all of you reach.',
      'Share this workspace makes a room, and a link that leads there. Everybody undoes their own steps.',
      'Without a connection everybody goes on, and all of it joins when it is back. A reload goes on in the room; once the tab is closed, open the link again.',
    ],
  },
  tables: {
    title: 'Table',
    lines: [
      'The drawing as rows: every route by host, port and path; every server of a Gateway with its certificate; every service and who uses it.',
      'A heading sorts. Choosing a row selects what it stands for, here and everywhere else. Copy takes the rows away as CSV or Markdown.',
    ],
  },
  filter: {
    title: 'Filter',
    lines: [
      'Shows only what matches, in the drawing, the tables and Problems. A word is looked for in names and hosts.',
      'Terms narrow each other: kind:VirtualService, host:*.shop.example.com, namespace:pay, gateway:public, problem:error, changed:yes. A minus before a term leaves out what matches.',
      'Keys and values are offered as you type.',
    ],
  },
  focus: {
    title: 'Focus',
    lines: [
      'Only what belongs to one thing is shown: what leads to it and what it leads to. The line says what that is, and leads back.',
      'Every box, host, namespace, file, problem and trace offers it as “Show only what belongs to this”. Back to everything ends it, and so does Escape.',
    ],
  },
  outline: {
    title: 'Outline',
    lines: [
      'The drawing as a list, from the ways in to the destinations. Each line can be opened to what it leads to.',
      'It goes through the drawing with the arrow keys, finds what is out of view, and is what a screen reader meets. Enter or a click goes to the box.',
    ],
    touch: [
      'The drawing as a list, from the ways in to the destinations. Each line can be opened to what it leads to.',
      'It finds what is out of view, and is what a screen reader meets. A tap goes to the box.',
    ],
  },
  problems: {
    title: 'Problems',
    lines: [
      'What Istio would refuse (errors), what has no effect or breaks traffic (warnings), and remarks, checked as you type.',
      'Choosing one goes to the place. A problem that can be mended by itself has a button for it.',
      '“Not in your files” is no error: the object may exist in the cluster. Say that it exists, or that your files are complete.',
      'Mute what is known and meant, with a reason.',
    ],
  },
  checks: {
    title: 'All checks',
    lines: [
      'Everything that is checked, what of Istio it stands for, and what is not checked. Each check has a page with an example.',
    ],
  },
  labs: {
    title: 'Labs',
    lines: [
      'Each lab is a failure that many people meet: a workspace with one fault in it, and the request that shows it.',
      'Open one, look where the request ends in Trace, and mend the files. The request is saved with the end it should have: Saved says when you are done.',
    ],
  },
  history: {
    title: 'History',
    lines: [
      'Every change since the workspace was opened, the latest first, whether it was typed, drawn or made in a form.',
      'Choosing a line goes back or forth to it. Nothing is lost until something else is changed.',
    ],
  },
  request: {
    title: 'Trace: one request',
    lines: [
      'Leads one request through the files stage by stage, and says at each why it goes on or stops.',
      'Paste a URL, a curl command or a line of an access log, or pick one of the samples. tcp:// and tls:// stand for connections without HTTP.',
      'The source is a gateway, or a workload whose sidecar makes the call.',
    ],
  },
  saved: {
    title: 'Trace: saved requests',
    lines: [
      'Requests that are traced again with every change, each with what is expected of it. A change that sends one elsewhere is seen at once.',
      'They travel with a link, and the command-line tool runs them in CI.',
    ],
  },
  changes: {
    title: 'Trace: changes',
    lines: [
      'What is otherwise than before, in requests or line by line. Before is the baseline (what you opened, or took as the new baseline since), a link or a file.',
      'In Requests, each line has a request that shows the difference, and both ways can be looked at side by side. In Text, each differing stretch can be taken back.',
    ],
  },
  routes: {
    title: 'Trace: all routes',
    lines: [
      'What each gateway, or the sidecar of a workload, knows: every port, host and rule in the order in which Envoy tries them.',
    ],
  },
  mix: {
    title: 'Trace: traffic',
    lines: [
      'The mix of requests that the drawing shows as traffic, with rates to change, and where each part of it ends.',
    ],
  },
  files: {
    title: 'Files',
    lines: [
      'The YAML files of this workspace. They stay in this browser until you share or export them.',
      'A file may hold several resources. The one that is marked is the one in the editor.',
    ],
  },
  find: {
    title: 'Find in all files',
    lines: [
      'Finds a text or a regular expression (RE2) within lines. A place leads to its line in the editor.',
      'In files and in kinds take parts of names with commas between them; - in front leaves them out, * stands for any text.',
      'Replace puts another text in every place that is ticked, as one step of the history. In a regular expression $1 stands for its first group.',
    ],
  },
  yaml: {
    title: 'YAML',
    lines: [
      'The text is what counts: drawing, forms and problems are read from it, and write to it as little as they can.',
      'What is selected elsewhere is shown here, and what the cursor is in is selected.',
      'Shift+Alt+F formats the file: only blanks and line breaks change. References are underlined, regular expressions italic, kinds bold.',
    ],
  },
  inspector: {
    title: 'Inspector',
    lines: [
      'The form of what is selected. Every field has a ? of its own, with its default.',
      'Only fields that are set, and those needed most, are shown; the rest can be added by name. Every change is one step in the history.',
    ],
  },
  objectStatus: {
    title: 'Status, once applied',
    lines: [
      'What Istio would write into the status of this object if the files were applied as they are: kubectl describe shows the same afterwards.',
      'A route is in force where its parent says Accepted. Where it does not, the words say what keeps it from attaching.',
    ],
  },
  referrers: {
    title: 'Who refers to this?',
    lines: [
      'The resources of the files that name this one, or a part of it such as a listener, a subset or a port, and where. Each leads there.',
      'Routes that only match its hosts are not counted: “What could a change here touch?” follows those.',
    ],
  },
  triedOrder: {
    title: 'Tried in this order',
    lines: [
      'A request takes the first match that fits. Istio puts the matches of all routes with the same listener and hostname in one order: exact paths, then prefixes, the longer first, then regexes; more conditions go first. The order in the files decides only between equals.',
      'What comes after a match that takes everything is never tried.',
    ],
  },
  canary: {
    title: 'Canary',
    lines: [
      'A release in steps: a little of the traffic goes to a second version, then more, until it has all of it.',
      'Each step can be looked at on the drawing and taken away as YAML, a patch or a diff. Nothing is sent to a cluster from here.',
    ],
  },
  touches: {
    title: 'What could a change here touch?',
    lines: [
      'The hosts, VirtualServices and services whose traffic could change with this, whatever the change is. Use it before you edit what is shared.',
    ],
  },
  convert: {
    title: 'Convert',
    lines: [
      'Writes the same routing in the other API. What belongs together is converted as a whole: a Gateway with what is attached to it. What has a field that cannot be carried stays, unless you convert it anyway.',
      'The routing before and after is compared: no request goes elsewhere, or each difference stands there with a request.',
      'With Keep the old too both are there: apply the new ones, look, then delete the old.',
    ],
  },
  expose: {
    title: 'Expose a service',
    lines: [
      'Makes a service reachable from outside. It asks for the host, the certificate, the service and its port, the redirect, and a second version, and writes the Gateway, VirtualService and DestinationRule that are needed.',
      'What is in your files already is used and added to. Undo takes all of it back.',
    ],
  },
  share: {
    title: 'Share',
    lines: [
      'A link that holds the files, what they were before, and what you selected. The files are in the link itself: no server keeps them.',
      'Secrets that are in it are named before it can be copied. With a passphrase only those who have it can open it. Scrambled, it has other names and the same routes.',
      'What is too long for a link is saved as a file, which opens to the same when it is dropped here.',
    ],
  },
  built: {
    title: 'Built YAML',
    lines: [
      'What kustomize builds of a folder: drawing, checks and trace are of this. Edits are made in the base or patch that a value comes from.',
      'The menu beside the name of the workspace chooses the overlay, and whether edits go to patches of it instead.',
      'What is not resolved stands above the YAML.',
    ],
  },
  merge: {
    title: 'Merge a link',
    lines: [
      'Both sides are compared with what they began with, document by document and field by field. What only one side changed is taken; what both changed in different ways is shown, and you choose.',
      'Comments of both sides join, and saved requests that are new here are added. Settings and positions stay yours.',
      'The files change as one step that can be undone.',
    ],
  },
  conflicts: {
    title: 'Changed here and in the folder',
    lines: [
      'These documents were changed on both sides since they were last the same. What only one side changed is merged already.',
      'Choose for each which one stays. Saving to the folder waits until all are decided, and undo brings back what you had.',
    ],
  },
  export: {
    title: 'Export',
    lines: [
      'Takes the files, or what is made of them, to where they are used. The workspace stays as it is.',
      'Steps bring your changes into a cluster so that no request fails on the way. An overlay holds them as Kustomize patches over the files as they were.',
      'A picture shows what is on the canvas, folded and filtered as it is, or the whole drawing, or the boxes that are selected.',
    ],
  },
  settings: {
    title: 'Workspace settings',
    lines: [
      'What the files do not say themselves: the namespace of what has none, the domain of the cluster, and what exists outside the files.',
      'Servers that you allowed are kept in this browser, not with the workspace. One that you remove is reached no more after the next load.',
    ],
  },
} as const satisfies Record<string, HelpText>

export type HelpTopic = keyof typeof helpTexts
