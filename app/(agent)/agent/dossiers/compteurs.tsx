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
  a_examiner: 'À examiner',
};

const ENTIER = new Intl.NumberFormat('fr-FR');

const direNombre = (nombre: number): string =>
  nombre > PLAFOND_DES_COMPTEURS ? `${ENTIER.format(PLAFOND_DES_COMPTEURS)} et plus` : ENTIER.format(nombre);

/** Counters shown only when they count something, or are chosen. */
const RARES: readonly Urgence[] = ['hors_delai', 'a_examiner'];

interface Props {
  compteurs: Nombres;
  filtres: Filtres;
  /** Something may wait for who reads. */
  agit: boolean;
}

/** The counters of the queue: each filters it. What waits for who reads comes first, then all that is open. */
export function Compteurs({ compteurs, filtres, agit }: Props) {
  const { q: _, ...reste } = filtresSuivis(filtres);
  const choisie = filtres.urgence ?? 'tous';
  const montrees = URGENCES.filter(
    (cle) =>
      (cle !== 'a_faire' || agit) && (!RARES.includes(cle) || compteurs[cle] > 0 || choisie === cle),
  );
  const choix = montrees.map((cle) => ({ cle, libelle: LIBELLES[cle], nombre: compteurs[cle] }));
  const tout = {
    cle: 'tous' as const,
    libelle: filtres.etat ? 'Tous' : 'En cours',
    nombre: compteurs.total,
  };
  choix.splice(agit ? 1 : 0, 0, tout as unknown as (typeof choix)[number]);
  return (
    <nav className="compteurs" aria-label="Compteurs de la file">
      <ul>
        {choix.map(({ cle, libelle, nombre }) => (
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
