import Link from 'next/link';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';

/** A number that leads to what it counts; alone when that is nothing, or may not be listed (`adresse` null). */
export const NombreListe = ({ nombre, adresse }: { nombre: number; adresse: string | null }) =>
  adresse && nombre > 0 ? (
    <Link href={adresse} prefetch={false}>
      {ecrireNombre(nombre)}
    </Link>
  ) : (
    ecrireNombre(nombre)
  );
