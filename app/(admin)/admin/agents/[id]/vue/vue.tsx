import { type Colonne, Tableau } from '#components/tableau.tsx';
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import type { AffectationVue, DelegationVue, VueDAgent } from '#lib/agent/queries.ts';
import { branchesLues, GENRES_DE_DONNEE, LIBELLES_DES_GENRES } from '#lib/droit/besoin-d-en-connaitre.ts';
import { BRANCHES, competents, LIBELLES_ROLES, type Tache } from '#lib/droit/competence.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { direBranches } from '../tenues.tsx';

const VERBES: Readonly<Record<Tache, string>> = {
  deposer_en_ligne: 'faire une demande en ligne',
  saisir: 'saisit les demandes',
  instruire: 'instruit',
  demander_pieces: 'demande des pièces',
  proposer: 'propose',
  decider: 'décide',
  repondre_au_recours: 'répond aux recours',
  demander_retenue: 'demande une retenue pour absences',
  retenir: 'retient pour absences',
};

const enumerer = (mots: readonly string[]): string => (mots.length > 0 ? mots.join(', ') : 'rien');

/** What a function opens: what it reads, what it does and for which établissements. */
function Affectation({ role, lieu }: AffectationVue) {
  const lus = GENRES_DE_DONNEE.filter((genre) => branchesLues(role, genre).length > 0);
  const taches = (Object.keys(VERBES) as Tache[]).flatMap((tache) => {
    const ou = BRANCHES.filter((branche) => competents(branche, tache).includes(role));
    return ou.length > 0 ? [`${VERBES[tache]} : ${enumerer(ou.map((b) => LIBELLES_BRANCHES[b]))}`] : [];
  });
  return (
    <li>
      <p>
        <strong>
          {LIBELLES_ROLES[role]}, {lieu}
        </strong>
      </p>
      <ul>
        <li>lit, tout de suite ou sur motif : {enumerer(lus.map((genre) => LIBELLES_DES_GENRES[genre]))}</li>
        {taches.map((dite) => (
          <li key={dite}>{dite}</li>
        ))}
      </ul>
    </li>
  );
}

/** By what an agent signs for the recteur, or why nothing is signed. */
const Signature = ({ delegations }: { delegations: readonly DelegationVue[] }) => (
  <p>
    {delegations.length === 0
      ? 'Aucune délégation de signature n’est en cours : cette personne ne peut pas décider pour le recteur ni le directeur académique.'
      : `Signe par délégation : ${delegations.map((d) => `${d.academie}, ${direBranches(d)} (${d.reference})`).join(' ; ')}.`}
  </p>
);

type Compte = NonNullable<VueDAgent['dossiers']>[number];
const COLONNES: Colonne<Compte>[] = [
  { cle: 'branche', titre: 'Branche', rendre: ({ branche }) => LIBELLES_BRANCHES[branche] },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => LIBELLES_ETATS[etat] },
  { cle: 'nombre', titre: 'Dossiers', nombre: true, rendre: ({ nombre }) => nombre },
];

/** What an agent sees today: functions, signature, and dossiers in numbers alone. */
export function Vue({ agent: { affectations }, delegations, dossiers }: VueDAgent) {
  if (dossiers === null)
    return <p>Aucune affectation n’est en cours : cette personne se connecte, et ne voit rien.</p>;
  return (
    <>
      <ul className="tenues">
        {affectations.map((affectation) => (
          <Affectation key={affectation.id} {...affectation} />
        ))}
      </ul>
      {affectations.some(({ role }) => SIGNATAIRES_PAR_DELEGATION.includes(role)) ? (
        <Signature delegations={delegations} />
      ) : null}
      <Tableau
        legende="Dossiers que la base lui ouvre"
        total={dossiers.reduce((somme, { nombre }) => somme + nombre, 0)}
        unite="dossier"
        colonnes={COLONNES}
        lignes={dossiers}
        cle={({ branche, etat }) => `${branche} ${etat}`}
        vide={<p>Aucun dossier n’est là où ces fonctions se tiennent.</p>}
      />
    </>
  );
}
