const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: ['\\.(int-)?spec\\.ts$', '/testing/'] },
  to: { pathNot: allowed },
});
const self = '^libs/$1/';
const validators = 'node_modules/class-(validator|transformer)/';

module.exports = {
  forbidden: [
    only('domain-imports-nothing', '^libs/(domain)/', self),
    only('contracts-import-validators', '^libs/(contracts)/', self, validators),
    only('ports-import-domain', '^libs/(ports)/', self, '^libs/domain/'),
    only(
      'platform-knows-no-business',
      '^libs/(platform)/',
      self,
      '^libs/ports/',
      'node_modules/',
      '^(node:)?[a-z_/]+$',
    ),
    only(
      'delivery-knows-no-log',
      '^libs/(platform-delivery)/',
      self,
      '^libs/(contracts|ports|platform)/',
      'node_modules/@nestjs/(common|core|microservices)/',
      'node_modules/rxjs/',
      '^(node:)?[a-z_/]+$',
    ),
    only(
      'features-see-no-technology',
      '^libs/(feature-[^/]+)/',
      self,
      '^libs/(domain|contracts|ports|platform)/',
      'node_modules/@nestjs/(common|core|microservices|swagger)/',
      'node_modules/rxjs/',
      // A message that somebody pastes is read where requests are.
      'node_modules/postal-mime/',
      // The markup of a mail is made safe where it is answered.
      'node_modules/sanitize-html/',
      validators,
      '^(node:)?(buffer|http|stream|stream/promises)$',
    ),
    {
      name: 'adapters-import-no-feature',
      severity: 'error',
      from: { path: '^libs/(adapter-[^/]+)/', pathNot: '\\.(int-)?spec\\.ts$' },
      to: { path: '^libs/(feature-|adapter-|sandbox-|testing)', pathNot: self },
    },
    only(
      'mongo-needs-mongoose-alone',
      '^libs/(adapter-mongo)/',
      self,
      '^libs/(domain|contracts|ports|platform)/',
      'node_modules/mongoose/',
      validators,
      '^(node:)?[a-z_/]+$',
    ),
    {
      name: 'sandbox-knows-no-product',
      severity: 'error',
      from: { path: '^libs/(sandbox-[^/]+)/', pathNot: '\\.(int-)?spec\\.ts$' },
      to: { path: '^libs/(feature-|adapter-|ports|contracts|testing)', pathNot: self },
    },
    {
      name: 'assemblies-know-no-feature',
      severity: 'error',
      from: { path: '^libs/(assembly-[^/]+)/', pathNot: '\\.(int-)?spec\\.ts$' },
      to: { path: '^libs/(feature-|sandbox-|testing)', pathNot: self },
    },
    {
      name: 'only-apps-import-assemblies',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/assembly-' },
      to: { path: '^libs/assembly-' },
    },
    { name: 'libs-import-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-are-islands',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.(int-)?spec\\.ts$', '/testing/', '^libs/testing/'] },
      to: { path: ['^libs/testing/', '/testing/'] },
    },
    {
      name: 'enter-a-lib-by-its-door',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/web)/' },
  },
};
