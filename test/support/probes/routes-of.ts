import type { INestApplication } from '@nestjs/common';
import { openApi } from '../../../apps/api/src/docs.js';

/** A route as the OpenAPI document describes it. */
export interface DescribedRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, its parameters in braces. */
  readonly path: string;
  readonly query: readonly string[];
  /** Those of `query` that take any text: no number, no day, no word out of a list. */
  readonly texts: readonly string[];
  readonly inPath: readonly string[];
  /** The schema of its JSON body, when it takes one. */
  readonly body: Record<string, unknown> | null;
  /** Whether it takes a file. */
  readonly takesFile: boolean;
}

interface Operation {
  parameters?: { name: string; in: string; schema?: Record<string, unknown> }[];
  requestBody?: { content?: Record<string, { schema?: Record<string, unknown> }> };
}

/** Every route of the API with what it takes: what is added to the API later is probed without being listed here. */
export function routesOf(app: INestApplication): DescribedRoute[] {
  const { paths, components } = openApi(app, 'test');
  const resolve = (schema: Record<string, unknown> | undefined): Record<string, unknown> | null => {
    const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema?.['$ref'] ?? ''))?.[1];
    return name ? ((components?.schemas?.[name] as Record<string, unknown>) ?? null) : (schema ?? null);
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => {
      const named = (place: string) =>
        (operation.parameters ?? []).filter((one) => one.in === place).map(({ name }) => name);
      return {
        method: method as DescribedRoute['method'],
        path: path.replace('/api/v1', ''),
        query: named('query'),
        texts: (operation.parameters ?? [])
          .filter((one) => one.in === 'query' && isText(one.schema ?? {}))
          .map(({ name }) => name),
        inPath: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        body: resolve(operation.requestBody?.content?.['application/json']?.schema),
        takesFile: 'application/octet-stream' in (operation.requestBody?.content ?? {}),
      };
    }),
  );
}

const isText = (schema: Record<string, unknown>): boolean =>
  schema['type'] === 'string' && !['enum', 'const', 'format'].some((word) => word in schema);

const FILLED: Readonly<Record<string, string>> = { ecosystem: 'health', number: '1', other: '1' };
/** The address of a route with something harmless for each parameter, or with `value` for the one called `name`. */
export const addressOf = (path: string, name = '', value = ''): string =>
  path.replace(/\{(\w+)\}/g, (_, one: string) =>
    encodeURIComponent(one === name ? value : (FILLED[one] ?? '00000000-0000-4000-8000-000000000000')),
  );
