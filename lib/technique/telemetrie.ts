/**
 * OpenTelemetry, off by default: sends what mesure.ts times, and the framework's own spans, to the collector that the
 * standard OTEL_ variables name, in OTLP over HTTP (JSON).
 */
import { metrics } from '@opentelemetry/api';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { champsDe, consigner } from './consignes.ts';
import { mesuresOtlp, tracesOtlp } from './otlp.ts';

type Variables = Readonly<Record<string, string | undefined>>;
type Signal = 'traces' | 'metrics';
type Suite = (resultat: { code: number; error?: Error }) => void;

const REUSSI = 0;
const ECHOUE = 1;
const DELAI_MS = 10_000;
const INTERVALLE_MS = 60_000;

/**
 * Where a signal goes by the standard variables: its own address, or the common one with its path. Null when there is
 * none, or when it was turned off.
 */
export function adresseDe(signal: Signal, variables: Variables = process.env): string | null {
  const majuscules = signal.toUpperCase();
  if (variables.OTEL_SDK_DISABLED === 'true' || variables[`OTEL_${majuscules}_EXPORTER`] === 'none')
    return null;
  const commune = variables.OTEL_EXPORTER_OTLP_ENDPOINT;
  return (
    variables[`OTEL_EXPORTER_OTLP_${majuscules}_ENDPOINT`] ||
    (commune ? `${commune.replace(/\/$/, '')}/v1/${signal}` : null)
  );
}

/** Headers of every sending, as "key=value,key=value" with escapes of an address. */
const entetes = (): Record<string, string> =>
  Object.fromEntries(
    (process.env.OTEL_EXPORTER_OTLP_HEADERS ?? '')
      .split(',')
      .filter((part) => part.includes('='))
      .map((part) => part.split('=', 2).map((texte) => decodeURIComponent(texte.trim()))),
  );

/** A collector that does not answer costs nothing but a line of the logs. */
async function envoyer(adresse: string, corps: object): Promise<void> {
  const reponse = await fetch(adresse, {
    method: 'POST',
    headers: { ...entetes(), 'Content-Type': 'application/json' },
    body: JSON.stringify(corps),
    signal: AbortSignal.timeout(Number(process.env.OTEL_EXPORTER_OTLP_TIMEOUT ?? DELAI_MS)),
  });
  if (!reponse.ok) throw Object.assign(new Error('refus du collecteur'), { code: String(reponse.status) });
}

const exporter =
  (adresse: string, suite: Suite) =>
  (corps: object): void => {
    envoyer(adresse, corps).then(
      () => suite({ code: REUSSI }),
      (error: Error) => {
        consigner('attention', 'telemetrie', champsDe(error));
        suite({ code: ECHOUE, error });
      },
    );
  };

const rien = (): Promise<void> => Promise.resolve();

const tracesVers = (adresse: string): SpanExporter => ({
  export: (spans, suite) => exporter(adresse, suite)(tracesOtlp(spans)),
  shutdown: rien,
});
const mesuresVers = (adresse: string): PushMetricExporter => ({
  export: (mesures, suite) => exporter(adresse, suite)(mesuresOtlp(mesures)),
  selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  forceFlush: rien,
  shutdown: rien,
});

/** Starts what the environment asks for; returns what sends the rest and stops it. */
export function demarrerLaTelemetrie(processus: 'web' | 'worker'): () => Promise<void> {
  const [traces, mesures] = [adresseDe('traces'), adresseDe('metrics')];
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': `bourses-nationales-${processus}` }))
    .merge(detectResources({ detectors: [envDetector] }));
  const arrets: (() => Promise<void>)[] = [];
  if (traces) {
    const provider = new NodeTracerProvider({
      resource,
      spanProcessors: [new BatchSpanProcessor(tracesVers(traces))],
    });
    provider.register();
    arrets.push(() => provider.shutdown());
  }
  if (mesures) {
    const provider = new MeterProvider({
      resource,
      readers: [
        new PeriodicExportingMetricReader({
          exporter: mesuresVers(mesures),
          exportIntervalMillis: Number(process.env.OTEL_METRIC_EXPORT_INTERVAL ?? INTERVALLE_MS),
        }),
      ],
    });
    metrics.setGlobalMeterProvider(provider);
    arrets.push(() => provider.shutdown());
  }
  return async () => {
    await Promise.allSettled(arrets.map((arreter) => arreter()));
  };
}
