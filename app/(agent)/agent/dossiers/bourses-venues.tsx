import { Alerte } from '#components/alerte.tsx';

/** Bourses of pupils who came from elsewhere and that nobody here has taken in charge (C. V.A). */
export function BoursesVenues({ nombre }: { nombre: number }) {
  if (nombre === 0) return null;
  return (
    <Alerte ton="attention" titre="Des élèves sont venus avec leur bourse">
      <p>
        <a href="/agent/transferts">
          {nombre === 1 ? 'Une bourse à prendre en charge' : `${nombre} bourses à prendre en charge`}
        </a>
      </p>
    </Alerte>
  );
}
