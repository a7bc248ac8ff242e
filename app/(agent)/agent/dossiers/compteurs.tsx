import Link from 'next/link';
import { Fragment } from 'react';
import { REFUS_IMPLICITES_SOUS, urgenceDite } from '#lib/bannette/faits.ts';
import {
  CAUSES,
  type Cause,
  type Filtres,
  PLAFOND_DES_COMPTEURS,
  URGENCES,
  type Urgence,
} from '#lib/bannette/schema.ts';
import type { Compteurs as Nombres } from '#lib/compteur/queries.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { adresseDeBannette, filtresSuivis } from './adresses.ts';

const LIBELLES: Record<Urgence, string> = {
  a_faire: 'À faire par moi',
  en_retard: 'En retard',
  aujourdhui: 'Aujourd’hui',
  sept_jours: 'Dans les 7 jours',
  incomplets: 'Incomplets',
  hors_delai: 'Hors délai',
  retard_leve: 'À temps depuis la prolongation',
  refus_implicites: `Refus implicites sous ${REFUS_IMPLICITES_SOUS} jours`,
  recours: 'Recours',
  requete: 'Devant le tribunal',
  retrait: 'Fins de bourse',
  piece_a_verifier: 'Pièces à regarder',
  courrier_revenu: 'Courriers revenus',
  courriel_refuse: 'Courriels refusés',
  a_examiner: 'À examiner',
};

const LIBELLES_CAUSES: Record<Cause, string> = {
  silence: 'silence de l’administration',
  proposition: 'proposition attendue',
  pieces: 'délai des pièces',
  recours: 'recours',
  retrait: 'observations avant un retrait',
  requete: 'tribunal',
};

const direNombre = (nombre: number): string =>
  nombre > PLAFOND_DES_COMPTEURS ? `${ecrireNombre(PLAFOND_DES_COMPTEURS)} et plus` : ecrireNombre(nombre);

/** The order of the counters: what waits for who reads, all that is open, then what hurries or is particular. */
const ORDRE = ['a_faire', 'tous', ...URGENCES.filter((urgence) => urgence !== 'a_faire')] as const;
/** Counters shown only when they count something, or are chosen. */
const RARES: readonly string[] = [
  'hors_delai',
  'retard_leve',
  'refus_implicites',
  'recours',
  'requete',
  'retrait',
  'piece_a_verifier',
  'courrier_revenu',
  'courriel_refuse',
  'a_examiner',
];

interface Props {
  compteurs: Nombres;
  filtres: Filtres;
  /** Something may wait for who reads. */
  agit: boolean;
}

/** The counters of the queue: each filters it. */
export function Compteurs({ compteurs, filtres, agit }: Props) {
  const { q, etat, cause: _, ...reste } = filtresSuivis(filtres);
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
      <Causes compteurs={compteurs} filtres={filtres} />
    </nav>
  );
}

/** Why what is late, or falls due in the days chosen, does: each cause filters it. A dossier may have two. */
function Causes({ compteurs, filtres }: Pick<Props, 'compteurs' | 'filtres'>) {
  const { q: _, ...reste } = filtresSuivis(filtres);
  const urgence = urgenceDite(filtres);
  const choisie = filtres.urgence === urgence ? filtres.cause : undefined;
  const causes = CAUSES.map((cause) => ({ cause, nombre: compteurs[`cause:${cause}`] }));
  const dites = causes.filter(({ cause, nombre }) => nombre > 0 || cause === choisie);
  if (dites.length === 0) return null;
  return (
    <p className="compteurs__causes" id="causes">
      {LIBELLES[urgence]} :{' '}
      {dites.map(({ cause, nombre }, rang) => (
        <Fragment key={cause}>
          {rang > 0 ? ', ' : null}
          <Link
            href={adresseDeBannette({ ...reste, urgence, cause: cause === choisie ? undefined : cause })}
            prefetch={false}
            aria-current={cause === choisie ? 'true' : undefined}
          >
            {LIBELLES_CAUSES[cause]} {direNombre(nombre)}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}
