import type { Discoverer } from '#libs/pipeline';

export const createDiscoverer = (): Discoverer => ({ group: () => ({ trends: [], profiles: new Map(), links: new Map() }), assign: () => new Map() });
