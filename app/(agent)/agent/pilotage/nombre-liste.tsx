import Link from 'next/link';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { EFFECTIF_MINIMAL } from '#lib/pilotage/schema.ts';

/** A number, or that it is too small to be told. */
export const direNombre = (nombre: number | null): string =>
  nombre === null ? `moins de ${EFFECTIF_MINIMAL}` : ecrireNombre(nombre);

/** A number that leads to what it counts; alone when that is nothing, or may not be listed (`adresse` null). */
export const NombreListe = ({ nombre, adresse }: { nombre: number | null; adresse: string | null }) =>
  adresse && nombre ? (
    <Link href={adresse} prefetch={false}>
      {direNombre(nombre)}
    </Link>
  ) : (
    direNombre(nombre)
  );
