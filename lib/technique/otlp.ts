/**
 * Spans and durations as OTLP writes them in JSON. The libraries that do so are not stable yet; the format is. Only the
 * attributes listed here leave: those of the framework may hold an address, and an address may say a name.
 */
import type { HrTime } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import { DataPointType, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';

const ADMIS = new Set([
  'bourses.acte',
  'bourses.issue',
  'bourses.tache',
  'bourses.usage',
  'http.method',
  'http.route',
  'http.status_code',
  'next.route',
  'next.span_type',
]);

type Valeurs = Readonly<Record<string, unknown>>;

const enTexte = (valeurs: Valeurs) =>
  Object.entries(valeurs).map(([key, valeur]) => ({ key, value: { stringValue: String(valeur) } }));
const admis = (valeurs: Valeurs) =>
  enTexte(Object.fromEntries(Object.entries(valeurs).filter(([cle]) => ADMIS.has(cle))));
const nanos = ([secondes, reste]: HrTime): string =>
  String(BigInt(secondes) * 1_000_000_000n + BigInt(reste));
const ressource = ({ attributes }: Resource) => ({ attributes: enTexte(attributes) });

/** The framework names its spans by the address that was asked: they are named by their kind and their route. */
function nomDe({ name, attributes }: ReadableSpan): string {
  const genre = attributes['next.span_type'];
  const route = attributes['next.route'] ?? attributes['http.route'];
  return typeof genre === 'string' ? [genre, route].filter(Boolean).join(' ') : name;
}

/** Spans of one process. What an error said stays here: only that there was one leaves. */
export const tracesOtlp = (spans: readonly ReadableSpan[]) => ({
  resourceSpans: spans.slice(0, 1).map(({ resource }) => ({
    resource: ressource(resource),
    scopeSpans: [
      {
        scope: { name: 'bourses-nationales' },
        spans: spans.map((span) => ({
          traceId: span.spanContext().traceId,
          spanId: span.spanContext().spanId,
          parentSpanId: span.parentSpanContext?.spanId,
          name: nomDe(span),
          kind: span.kind + 1,
          startTimeUnixNano: nanos(span.startTime),
          endTimeUnixNano: nanos(span.endTime),
          attributes: admis(span.attributes),
          status: { code: span.status.code },
        })),
      },
    ],
  })),
});

/** Histograms of one process, the only instruments of the product. */
export const mesuresOtlp = ({ resource, scopeMetrics }: ResourceMetrics) => ({
  resourceMetrics: [
    {
      resource: ressource(resource),
      scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
        scope: { name: scope.name },
        metrics: metrics.flatMap((mesure) =>
          mesure.dataPointType === DataPointType.HISTOGRAM
            ? [
                {
                  name: mesure.descriptor.name,
                  unit: mesure.descriptor.unit,
                  histogram: {
                    aggregationTemporality: 2,
                    dataPoints: mesure.dataPoints.map(({ attributes, startTime, endTime, value }) => ({
                      attributes: admis(attributes),
                      startTimeUnixNano: nanos(startTime),
                      timeUnixNano: nanos(endTime),
                      count: String(value.count),
                      sum: value.sum,
                      bucketCounts: value.buckets.counts.map(String),
                      explicitBounds: value.buckets.boundaries,
                    })),
                  },
                },
              ]
            : [],
        ),
      })),
    },
  ],
});
