import Link from 'next/link';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';

/** A number, or that it is not told: it is not always a small one, another would be found from it. */
export const direNombre = (nombre: number | null): string =>
  nombre === null ? 'non donné' : ecrireNombre(nombre);

/** A number that leads to what it counts; alone when that is nothing, or may not be listed (`adresse` null). */
export const NombreListe = ({ nombre, adresse }: { nombre: number | null; adresse: string | null }) =>
  adresse && nombre ? (
    <Link href={adresse} prefetch={false}>
      {direNombre(nombre)}
    </Link>
  ) : (
    direNombre(nombre)
  );
