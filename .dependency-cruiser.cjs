/** The table "who may import whom" (CONTRIBUTING.md), enforced. `npm run lint:rooms` runs it; a planted violation in test/ proves it bites. */
const room = (name) => `^libs/${name}/`;
const except = (...rooms) => `^(?:libs|apps)/(?!(?:${rooms.join('|')})/)`;
const packages = 'node_modules';

const mayImport = (name, from, ...others) => ({
  name: `${name}-imports`,
  comment: `${name} may import only: ${others.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: `^(?:libs|apps)/`, pathNot: [from, ...others.map((o) => `^${o}/`)] },
});
const forbidsPackages = (name, from, pattern, comment) => ({
  name: `${name}-packages`,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: pattern },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    mayImport('domain', room('domain')),
    mayImport('text', room('text'), 'libs/domain'),
    mayImport('sources', room('sources'), 'libs/domain'),
    mayImport('store', room('store'), 'libs/domain'),
    mayImport('jobs', room('jobs'), 'libs/domain'),
    mayImport('pipeline', room('pipeline'), 'libs/domain', 'libs/text'),
    mayImport('platform', room('platform'), 'libs/domain'),
    mayImport('api', '^apps/api/', 'libs/domain', 'libs/text', 'libs/store', 'libs/jobs', 'libs/platform'),
    mayImport('worker', '^apps/worker/', 'libs'),
    mayImport('web', '^apps/web/'),
    {
      name: 'domain-is-pure',
      comment: 'domain knows no package, no I/O, no clock',
      severity: 'error',
      from: { path: room('domain'), pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'] },
    },
    forbidsPackages('text', room('text'), '^(?:@nestjs|typeorm|pg|bull|bullmq|express)', 'text is pure'),
    forbidsPackages('text', room('text'), `${packages}/(?:@nestjs|typeorm|pg|bull|bullmq|express)/`, 'text is pure'),
    forbidsPackages('pipeline', room('pipeline'), `${packages}/(?:@nestjs|typeorm|pg|bull|bullmq)/`, 'pipeline works over ports'),
    forbidsPackages('sources', room('sources'), `${packages}/(?:@nestjs|typeorm|pg|bull|bullmq)/`, 'sources know the outside world, not ours'),
    forbidsPackages('api', '^apps/api/', `${packages}/(?:typeorm|pg|bull|bullmq)/`, 'the api sees neither database nor queue packages'),
    {
      name: 'only-store-knows-typeorm',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: [room('store'), '\\.spec\\.ts$'] },
      to: { path: `${packages}/(?:@nestjs/)?typeorm/` },
    },
    {
      name: 'through-the-index',
      comment: 'across rooms, import #libs/<room>',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts)', pathNot: '^libs/$1/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
