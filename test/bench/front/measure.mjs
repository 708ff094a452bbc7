/** In the page: sums layout shifts and the time over 50 ms of long tasks, and notes when the wanted mark stands there. */
const watch = (drawn) => `
  window.measured = { shifts: 0, blocked: 0, drawnAt: null };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) measured.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) measured.blocked += entry.duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector(${JSON.stringify(drawn)})) measured.drawnAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Opens a page `turns` times, each time with a cold cache. Times in ms from the start of the navigation (median of the turns), bytes as they went
 * over the wire (compressed, with headers), `shifts` the highest sum of layout shifts.
 */
export async function measure(browser, base, { address, drawn }, state, { turns, width }) {
  const all = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, storageState: state });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    const kinds = new Map();
    const bytes = { script: 0, all: 0 };
    await client.send('Network.enable');
    client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.all += encodedDataLength;
      if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength;
    });
    await page.addInitScript(watch(drawn));
    await page.goto(base + address, { waitUntil: 'load' });
    await page.locator(drawn).first().waitFor({ state: 'attached', timeout: 30_000 });
    await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => {});
    const { shifts, blocked, drawnAt } = await page.evaluate('measured');
    const paint = await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`);
    all.push({ paint, drawnAt, shifts, blocked, ...bytes, requests: kinds.size });
    await context.close();
  }
  const of = (name) => all.map((one) => one[name]);
  return {
    paint: median(of('paint')),
    drawn: median(of('drawnAt')),
    shifts: Math.max(...of('shifts')),
    blocked: median(of('blocked')),
    script: median(of('script')),
    all: median(of('all')),
    requests: median(of('requests')),
  };
}

/** Signs an account in, in a context of its own; gives what a browser keeps of it. */
export async function signedIn(browser, base, account) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/privacy`);
  await signInHere(page, account);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Signs in as the sign-in page does: cookies from the server, a note on the device. */
export async function signInHere(page, account) {
  const status = await page.evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(account))} }).then((response) => {
      if (response.ok) localStorage.setItem('session-renewed', String(Date.now()));
      return response.status;
    })`,
  );
  if (status !== 200) throw new Error(`signing in as ${account.email}: ${status}`);
}
