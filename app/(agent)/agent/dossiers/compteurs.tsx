import Link from 'next/link';
import type { Compteurs as Nombres } from '#lib/bannette/queries.ts';
import { type Filtres, PLAFOND_DES_COMPTEURS, URGENCES, type Urgence } from '#lib/bannette/schema.ts';
import { adresseDeBannette, filtresSuivis } from './adresses.ts';

const LIBELLES: Record<Urgence, string> = {
  en_retard: 'En retard',
  aujourdhui: 'Aujourd’hui',
  sept_jours: 'Dans les 7 jours',
  incomplets: 'Incomplets',
  a_examiner: 'À examiner',
};

const ENTIER = new Intl.NumberFormat('fr-FR');

const direNombre = (nombre: number): string =>
  nombre > PLAFOND_DES_COMPTEURS ? `${ENTIER.format(PLAFOND_DES_COMPTEURS)} et plus` : ENTIER.format(nombre);

/** The counters of the queue: each filters it, and gives it back whole when it is already chosen. */
export function Compteurs({ compteurs, filtres }: { compteurs: Nombres; filtres: Filtres }) {
  const { q: _, ...reste } = filtresSuivis(filtres);
  const libelle = filtres.etat ? 'Tous' : 'En cours';
  const tout = { cle: undefined, libelle, nombre: compteurs.total };
  const choix = URGENCES.map((cle) => ({ cle, libelle: LIBELLES[cle], nombre: compteurs[cle] }));
  return (
    <nav className="compteurs" aria-label="Compteurs de la file">
      <ul>
        {[tout, ...choix].map(({ cle, libelle, nombre }) => (
          <li key={libelle} className={cle === 'en_retard' && nombre > 0 ? 'compteurs__alerte' : undefined}>
            <Link
              href={adresseDeBannette({ ...reste, urgence: cle })}
              prefetch={false}
              aria-current={!filtres.q && filtres.urgence === cle ? 'true' : undefined}
            >
              <strong>{direNombre(nombre)}</strong> {libelle}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
