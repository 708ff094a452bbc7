/**
 * Plants one hole after the other in the code, runs the test that must see it, and mends the code again: `node test/holes.mjs [name ...]`. A line says
 * `seen` or `MISSED`; what was missed makes the exit code 1. Files are written back whatever happens; refuses to begin where they hold changes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SECURITY = 'test/medium/security';
const SESSIONS = 'libs/store/src/account/sessions.repository.ts';
const CALLERS = 'apps/api/src/access/callers.service.ts';
const PROVIDER = 'apps/api/src/provider/provider.service.ts';

/** `find` stands once in `file`; `put` is the hole. */
const HOLES = [
  {
    name: 'theft: a used refresh token is good again',
    file: SESSIONS,
    find: 'if (found.used) {',
    put: 'if (found.used && !found.good) {',
    spec: `${SECURITY}/session-theft`,
  },
  {
    name: 'theft: a copied refresh token is refused, and its session lives on',
    file: SESSIONS,
    find: 'await tx.query(`delete from session where id = $1`, [found.id]);',
    put: '',
    spec: `${SECURITY}/session-theft`,
  },
  {
    name: 'fixation: signing in keeps the access token that was sent',
    file: 'apps/api/src/accounts/sessions.service.ts',
    find: 'async open(accountId: string, request: Request): Promise<Tokens> {\n    const tokens = newTokens();',
    put: "async open(accountId: string, request: Request): Promise<Tokens> {\n    const tokens = { ...newTokens() };\n    const sent = /tu_access=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];\n    if (sent) Object.assign(tokens, { access: sent });",
    spec: `${SECURITY}/session-theft`,
  },
  {
    name: 'CSRF: cookies are believed wherever the request comes from',
    file: CALLERS,
    find: 'if (signedIn && !changesNothing(request) &&',
    put: 'if (signedIn && false &&',
    spec: `${SECURITY}/session-theft`,
  },
  {
    name: 'CSRF: a request that names no origin is believed',
    file: 'apps/api/src/access/origin.ts',
    find: "if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';",
    put: 'if (origin === undefined) return true;',
    spec: 'test/medium/accounts/sessions',
  },
  {
    name: 'CSRF: an origin that only begins like ours is ours',
    file: 'apps/api/src/access/origin.ts',
    find: "origin === `${request.protocol}://${request.headers.host ?? ''}`;",
    put: "origin.startsWith(`${request.protocol}://${request.headers.host ?? ''}`);",
    spec: 'test/medium/accounts/sessions',
  },
  {
    name: 'redirect: the sign-in goes back where the address says',
    file: 'apps/api/src/provider/provider.controller.ts',
    find: 'response.redirect(303, `/sign-in?problem=${error.problem}`);',
    put: "response.redirect(303, String(response.req.query['to'] ?? '/sign-in'));",
    spec: `${SECURITY}/redirects`,
  },
  {
    name: 'redirect: the front repeats two slashes at the beginning of a path',
    file: 'apps/api/src/front/serve-front.ts',
    find: 'return `${inside(pathname)}?',
    put: 'return `${pathname}?',
    spec: `${SECURITY}/redirects`,
  },
  {
    name: 'redirect: dots before a host pass for a page of ours',
    file: 'apps/api/src/access/own-path.ts',
    find: '!/^\\/(?:\\/|api\\/)/.test(url.pathname)',
    put: '!/^\\/api\\//.test(url.pathname)',
    spec: 'apps/api/src/access/own-path',
  },
  {
    name: 'JWT: signatures of ID tokens are not checked',
    file: PROVIDER,
    find: 'oidc.enableNonRepudiationChecks,',
    put: '',
    spec: `${SECURITY}/id-token`,
  },
  {
    name: 'JWT: any nonce will do',
    file: PROVIDER,
    find: "expectedNonce: String(handshake.data['nonce']),",
    put: '',
    spec: `${SECURITY}/id-token`,
  },
  {
    name: 'JWT: when the signature fails, the claims are read all the same',
    file: PROVIDER,
    find: "throw new ProviderProblem('refused');",
    put: "return { claims: () => ({ iss: 'https://evil.example', sub: 'mallory', email: 'mallory@evil.example', email_verified: true }), access_token: '' } as never;",
    spec: `${SECURITY}/id-token`,
  },
  {
    name: 'mass assignment: a body may carry more than its description',
    file: 'apps/api/src/accounts/account.schema.ts',
    find: 'export const accountPatch = z.strictObject({ name: plainName });',
    put: 'export const accountPatch = z.looseObject({ name: plainName });',
    spec: `${SECURITY}/bodies`,
  },
  {
    name: 'mass assignment: signing up takes roles',
    file: 'apps/api/src/accounts/account.schema.ts',
    find: 'export const signUpBody = z.strictObject({ email, name: plainName });',
    put: 'export const signUpBody = z.object({ email, name: plainName, roles: z.array(z.string()).optional() });',
    spec: `${SECURITY}/bodies`,
  },
  {
    name: 'path traversal: an upload is kept under its own name',
    file: 'apps/api/src/ingest/ingest.service.ts',
    find: "join(dataDir, 'uploads', id)",
    put: "join(dataDir, 'uploads', name || id)",
    spec: `${SECURITY}/uploads`,
  },
  {
    name: 'path traversal: a list of members is kept under its own name',
    file: 'apps/api/src/clusters/cluster-imports.controller.ts',
    find: "join(dataDir, 'uploads', id)",
    put: "join(dataDir, 'uploads', query.name ?? name)",
    spec: `${SECURITY}/uploads`,
  },
  {
    name: 'SQL: words searched for stand in the statement',
    file: 'libs/store/src/read/signal-filter.ts',
    find: "if (filter.q) this.add((p) => `s.search @@ websearch_to_tsquery('english', ${p})`, filter.q);",
    put: "if (filter.q) this.add((p) => `s.search @@ websearch_to_tsquery('english', '${filter.q}') and ${p}::text is not null`, filter.q);",
    spec: `${SECURITY}/injection`,
  },
  {
    name: 'SQL: a filter of calls stands in the statement',
    file: 'libs/store/src/cluster/calls.repository.ts',
    find: 'if (query.programme) parts.push(`programme = ${add(query.programme)}`);',
    put: "if (query.programme) parts.push(`programme = '${query.programme}'`);",
    spec: `${SECURITY}/injection`,
  },
  {
    name: 'SQL: an id stands in the statement',
    file: 'libs/store/src/cluster/calls.repository.ts',
    find: 'from call where id = $1`, [id]);',
    put: "from call where id = '${id}'`);",
    spec: `${SECURITY}/injection`,
  },
  {
    name: 'ReDoS: a search is looked at by a pattern that repeats repetitions',
    file: 'libs/store/src/read/signal-filter.ts',
    find: 'constructor(filter: SignalFilter) {',
    put: "constructor(filter: SignalFilter) {\n    if (/^a*a*a*a*a*x/.test(filter.q ?? '')) return;",
    spec: `${SECURITY}/slow-texts`,
  },
  {
    name: 'XSS: a radar as a picture writes names as markup',
    file: 'apps/api/src/radars/formats/svg.ts',
    find: 'text-anchor="end">${number}</text><text x="${SIZE + 38}" y="${round(y)}" font-size="${round(size)}" fill="#22262a">${escape(placement.name)}',
    put: 'text-anchor="end">${number}</text><text x="${SIZE + 38}" y="${round(y)}" font-size="${round(size)}" fill="#22262a">${placement.name}',
    spec: 'apps/api/src/radars/formats/svg',
  },
  {
    name: 'XSS: what a drawn page was made of may end its script',
    file: 'apps/api/src/front/page-template.ts',
    find: '${asData(drawn.given)}',
    put: '${JSON.stringify(drawn.given)}',
    spec: 'apps/api/src/front/page-template',
  },
  {
    name: 'XSS: the front writes titles as markup',
    file: 'apps/web/src/text/marked.tsx',
    find: '(marked ? <mark key={index}>{text}</mark> : text)',
    put: '<span key={index} dangerouslySetInnerHTML={{ __html: marked ? `<mark>${text}</mark>` : text }} />',
    spec: 'test/browser/hostile',
    build: true,
  },
  {
    name: 'XSS: links are followed whatever their scheme',
    file: 'apps/web/src/text/web-address.ts',
    find: "['http:', 'https:'].includes(new URL(address).protocol)",
    put: 'true',
    spec: 'test/browser/hostile',
    build: true,
  },
];

const wanted = process.argv.slice(2);
const chosen = HOLES.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)));
const changed = execFileSync('git', ['status', '--porcelain', '--', ...new Set(chosen.map(({ file }) => file))], {
  encoding: 'utf8',
});
if (changed.trim()) {
  console.error(`These files hold changes; commit them first:\n${changed}`);
  process.exit(2);
}
let missed = 0;
for (const { name, file, find, put, spec, build } of chosen) {
  const sound = readFileSync(file, 'utf8');
  if (sound.split(find).length !== 2) {
    console.log(`LOST    ${name}: ${file} does not hold the place any more`);
    missed++;
    continue;
  }
  try {
    writeFileSync(
      file,
      sound.replace(find, () => put),
    );
    if (build) execFileSync('npm', ['run', 'build'], { stdio: 'ignore' });
    const run = spawnSync('node', ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', spec, '--bail'], {
      encoding: 'utf8',
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
    // A pattern that repeats repetitions may hold the process for hours: a test that never ends is noticed, too.
    const hung = run.error?.code === 'ETIMEDOUT';
    const tests = hung ? 'it never ended' : (/^Tests: .*$/m.exec(run.stderr)?.[0] ?? 'no test ran');
    // A hole that does not compile proves nothing: a test must have failed, not the loading of the code.
    const seen = hung || (run.status !== 0 && /\d+ failed/.test(tests));
    if (!seen) missed++;
    console.log(`${seen ? 'seen   ' : 'MISSED '} ${name} (${tests.replace(/^Tests:\s*/, '')})`);
    for (const line of run.stderr.match(/^\s+● .*$/gm)?.slice(0, 3) ?? []) console.log(`        ${line.trim()}`);
  } finally {
    writeFileSync(file, sound);
    if (build) execFileSync('npm', ['run', 'build'], { stdio: 'ignore' });
  }
}
process.exitCode = missed > 0 ? 1 : 0;
