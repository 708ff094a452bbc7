import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: unknown;
  mem_limit?: string;
  restart?: string;
  depends_on?: Record<string, { condition: string }>;
}
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };

/** As far as a machine without a Docker engine allows; `test/e2e/operations.spec.ts` starts the same programs natively. */
describe('the compose file', () => {
  it('pins every image to a version', () => {
    const images = Object.values(services).flatMap(({ image }) => (image ? [image] : []));
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!);
    for (const image of [...images, ...bases]) expect(image).toMatch(/:\d+\.\d+/);
  });

  it('bounds, watches and restarts whatever stays up', () => {
    for (const [name, service] of Object.entries(services)) {
      if (name === 'migrate') continue;
      expect([name, service]).toEqual([
        name,
        expect.objectContaining({
          healthcheck: expect.anything(),
          mem_limit: expect.anything(),
          restart: 'unless-stopped',
        }),
      ]);
    }
  });

  it('starts programs that are there, after the schema is up to date', () => {
    for (const name of ['migrate', 'api', 'worker']) {
      const [node, program] = services[name]!.command!;
      expect(node).toBe('node');
      expect(existsSync(join(root, program!.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
      if (name !== 'migrate')
        expect(services[name]!.depends_on!['migrate']).toEqual({ condition: 'service_completed_successfully' });
    }
  });

  it('sets only variables that are read', () => {
    const known = read('libs/platform/src/config/config.ts') + read('libs/platform/src/trace/tracing.ts');
    for (const variable of Object.keys(services['api']!.environment!)) expect(known).toContain(variable);
  });

  it('builds an image that does not run as root', () => {
    const dockerfile = read('Dockerfile');
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM'));
    expect(dockerfile).not.toMatch(/^ADD |:latest|apt-get/m);
    expect(read('.dockerignore')).toMatch(/^node_modules$/m);
  });

  // A client without the plugin, or without an engine, is of no use here.
  const compose = [['docker-compose'], ['docker', 'compose']].find(
    ([program, ...plugin]) => spawnSync(program!, [...plugin, 'version']).status === 0,
  );
  (compose ? it : it.skip)('is accepted by compose itself', () => {
    const [program, ...plugin] = compose!;
    const { status, stderr } = spawnSync(program!, [...plugin, 'config', '-q'], { cwd: root });
    expect(`${status} ${stderr}`).toMatch(/^0 /);
  });
});
