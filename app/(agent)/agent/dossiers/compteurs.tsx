import Link from 'next/link';
import type { Compteurs as Nombres } from '#lib/bannette/queries.ts';
import { type Filtres, PLAFOND_DES_COMPTEURS, URGENCES, type Urgence } from '#lib/bannette/schema.ts';
import { adresseDeBannette, filtresSuivis } from './adresses.ts';

const LIBELLES: Record<Urgence, string> = {
  a_faire: 'À faire par moi',
  en_retard: 'En retard',
  aujourdhui: 'Aujourd’hui',
  sept_jours: 'Dans les 7 jours',
  incomplets: 'Incomplets',
  hors_delai: 'Hors délai',
  retard_leve: 'À temps depuis la prolongation',
  recours: 'Recours',
  a_examiner: 'À examiner',
};

const ENTIER = new Intl.NumberFormat('fr-FR');

const direNombre = (nombre: number): string =>
  nombre > PLAFOND_DES_COMPTEURS ? `${ENTIER.format(PLAFOND_DES_COMPTEURS)} et plus` : ENTIER.format(nombre);

/** The order of the counters: what waits for who reads, all that is open, then what hurries or is particular. */
const ORDRE = ['a_faire', 'tous', ...URGENCES.filter((urgence) => urgence !== 'a_faire')] as const;
/** Counters shown only when they count something, or are chosen. */
const RARES: readonly string[] = ['hors_delai', 'retard_leve', 'recours', 'a_examiner'];

interface Props {
  compteurs: Nombres;
  filtres: Filtres;
  /** Something may wait for who reads. */
  agit: boolean;
}

/** The counters of the queue: each filters it. */
export function Compteurs({ compteurs, filtres, agit }: Props) {
  const { q, etat, ...reste } = filtresSuivis(filtres);
  const choisie = filtres.urgence ?? 'tous';
  const choix = ORDRE.map((cle) => ({
    cle,
    libelle: cle === 'tous' ? (etat ? 'Tous' : 'En cours') : LIBELLES[cle],
    nombre: cle === 'tous' ? compteurs.total : compteurs[cle],
  })).filter(
    ({ cle, nombre }) =>
      cle === choisie || ((cle !== 'a_faire' || agit) && (nombre > 0 || !RARES.includes(cle))),
  );
  return (
    <nav className="compteurs" aria-label="Compteurs de la file">
      <ul>
        {choix.map(({ cle, libelle, nombre }) => (
          <li key={cle} className={cle === 'en_retard' && nombre > 0 ? 'compteurs__alerte' : undefined}>
            <Link
              href={adresseDeBannette({ ...reste, etat: cle === 'a_faire' ? undefined : etat, urgence: cle })}
              prefetch={false}
              aria-current={!q && cle === choisie ? 'true' : undefined}
            >
              <strong>{direNombre(nombre)}</strong> {libelle}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
