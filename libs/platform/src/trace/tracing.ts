import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** What travels with a job from whoever added it to whoever does it. */
export type Carrier = Record<string, string>;

const tracer = () => trace.getTracer('trend-universe');

/**
 * Sends traces where OTEL_EXPORTER_OTLP_ENDPOINT says, over HTTP; without it nothing is loaded, and spans cost nothing.
 * @returns what sends the rest at the end
 */
export async function startTracing(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<() => Promise<void>> {
  if (!env['OTEL_EXPORTER_OTLP_ENDPOINT'] && !env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return async () => {};
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] ?? `trend-universe-${program}` }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return () => provider.shutdown();
}

/** Does `work` inside a span; what it throws marks the span and is thrown on. */
export async function inSpan<T>(
  name: string,
  attributes: Record<string, string | number>,
  work: (span: Span) => Promise<T>,
  from?: Carrier,
): Promise<T> {
  const parent = from ? propagation.extract(context.active(), from) : context.active();
  const kind = from ? SpanKind.CONSUMER : SpanKind.INTERNAL;
  return tracer().startActiveSpan(name, { attributes, kind }, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The place in the trace where we are, to be sent along; empty when nothing is traced. */
export function carrier(): Carrier {
  const sent: Carrier = {};
  propagation.inject(context.active(), sent);
  return sent;
}
