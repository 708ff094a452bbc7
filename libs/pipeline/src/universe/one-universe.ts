import { TrendUniverseError } from '#libs/domain';

export interface UniversePort {
  readonly universe: { kind(): Promise<'empty' | 'demo' | 'live'>; removeDemo(): Promise<number> };
}

/**
 * Keeps synthetic and real signals apart. The first real import takes the demo universe out (it can be made again from its seed at any time);
 * synthetic signals are refused where real ones are. Returns the number of synthetic signals removed.
 */
export async function keepOneUniverse(ports: UniversePort, incoming: 'synthetic' | 'real'): Promise<number> {
  const kind = await ports.universe.kind();
  if (incoming === 'synthetic' && kind === 'live') {
    throw new TrendUniverseError(
      'CONFLICT',
      'The store holds real signals; the synthetic demo universe is not mixed with them. Use another DATA_DIR or database for the demo.',
    );
  }
  return incoming === 'real' && kind === 'demo' ? ports.universe.removeDemo() : 0;
}
