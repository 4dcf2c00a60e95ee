import { type Editor, expect, test } from './editor.ts'

/** What Istio's reference says of its own Gateway example, asked of the editor request by request. */

function trace({ page }: Editor) {
  const pane = page.getByRole('region', { name: 'Trace' })
  return {
    pane,
    outcome: pane.getByRole('status', { name: 'Outcome' }),
    stages: pane.getByRole('list', { name: 'Stages' }),
    async request(text: string) {
      await pane.getByRole('textbox', { name: 'Request' }).fill(text)
    },
  }
}

async function openTrace(editor: Editor, example: string) {
  await editor.openExample(example)
  await editor.openDrawer('Trace')
  return trace(editor)
}

test('port 80 redirects to HTTPS; 443, 9443 and 9080 reach the split; the cookie leads to port 7777 of qa', async ({
  editor,
}) => {
  const it = await openTrace(editor, 'Bookinfo gateway')

  await it.request('http://uk.bookinfo.com/reviews/1')
  await expect(it.outcome).toContainText('Answered 301')
  await expect(it.outcome).toContainText('301 → https://uk.bookinfo.com/reviews/1')

  for (const address of [
    'https://uk.bookinfo.com',
    'https://eu.bookinfo.com:9443',
    'http://eu.bookinfo.com:9080',
  ]) {
    await it.request(`curl ${address}/reviews/1`)
    await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')
    await expect(it.outcome).toContainText('reviews.qa.svc.cluster.local')
    await it.request(`curl ${address}/reviews/1 -H 'cookie: user=dev-123'`)
    await expect(it.outcome).toHaveText(/Arrives\s*reviews\.qa\.svc\.cluster\.local:7777/)
  }
})

test('the mongo rule on 27017 is not reached through port 2379, and the editor says why and what to change', async ({
  editor,
  page,
}) => {
  const it = await openTrace(editor, 'MongoDB over TCP')
  await it.request('tcp://mongosvr.prod.svc.cluster.local:2379')
  await expect(it.outcome).toContainText('connection refused')
  await expect(it.stages).toContainText("It asks for port 27017; this server's port is 2379.")

  await it.stages.getByRole('button', { name: 'Reach this rule' }).first().click()
  await expect(
    page.getByText('for tcp rules its gateways listen on 2379 (MONGO of my-gateway) only'),
  ).toBeVisible()

  const fixes = it.pane.getByRole('list', { name: 'Fixes' })
  await fixes.getByRole('button', { name: /^Show the change: Change port 27017 to 2379/ }).click()
  await expect(fixes).toContainText('- port: 27017')
  await expect(fixes).toContainText('- port: 2379')
  const before = await editor.text()
  await fixes.getByRole('button', { name: /^Change port 27017 to 2379/ }).click()
  await expect(it.outcome).toContainText('mongo.prod.svc.cluster.local:5555')
  await editor.undo()
  await expect(it.outcome).toContainText('connection refused')
  expect(await editor.text()).toBe(before)
})

test('a 404 is repaired by what is offered under it, or the request is', async ({ editor }) => {
  const it = await openTrace(editor, 'Bookinfo gateway')
  await it.request('https://uk.bookinfo.com/ratings')
  await expect(it.outcome).toContainText('404 NR route_not_found')
  await it.pane.getByRole('button', { name: 'Try path /reviews/' }).click()
  await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')

  await it.request('https://uk.bookinfo.com/ratings')
  await it.pane
    .getByRole('button', { name: 'Let rule 2 of bookinfo-rule take /ratings too', exact: true })
    .click()
  await expect(it.outcome).toContainText('reviews.prod.svc.cluster.local:9080 80 %')
  expect(await editor.text()).toContain('prefix: /ratings')
  await editor.undo()
  await expect(it.outcome).toContainText('404 NR route_not_found')
})
