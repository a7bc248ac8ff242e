import { EleveNomme } from '#components/eleve-nomme.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { LIBELLES_LIENS } from '#components/libelles.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { commencer } from '#lib/demande/actions.ts';
import { avant, ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import type { LienDemandeur } from '#lib/droit/situation.ts';
import { LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
import { dossierVivant, type EleveTrouve } from '#lib/eleve/queries.ts';
import { RECHERCHE_TROP_COURTE, tropCourt } from '#lib/eleve/schema.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

interface Props {
  trouves: readonly EleveTrouve[];
  cherche: string;
  jour: Jour;
}

/** Pupils found, each with the dossier that already lives: announced before any entry starts (C. II.C.1). */
export function Resultats({ trouves, cherche, jour }: Props) {
  const colonnes: Colonne<EleveTrouve>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: (eleve) => <EleveNomme {...eleve} />,
    },
    { cle: 'naissance', titre: 'Né(e) le', rendre: (eleve) => ecrireNaissance(naissance(eleve.naissance)) },
    { cle: 'lieu', titre: 'Classe, établissement', rendre: (eleve) => <Scolarite eleve={eleve} /> },
    { cle: 'liens', titre: 'Responsables', rendre: (eleve) => <Responsables eleve={eleve} /> },
    { cle: 'demande', titre: 'Demande de l’année', rendre: (eleve) => <DemandeDeLAnnee eleve={eleve} /> },
    {
      cle: 'saisir',
      titre: 'Saisie',
      rendre: (eleve) => <Saisir eleve={eleve} jour={jour} seul={trouves.length === 1} />,
    },
  ];
  return (
    <>
      <Tableau
        legende={`Élèves trouvés pour « ${cherche} »`}
        total={trouves.length}
        unite="élève"
        colonnes={colonnes}
        lignes={trouves}
        cle={({ id }) => id}
        vide={
          <p>
            {tropCourt(cherche)
              ? RECHERCHE_TROP_COURTE
              : 'Aucun élève de votre périmètre ne correspond. Essayez son INE ou le début de son nom, ou créez-le.'}
          </p>
        }
      />
      <p>
        <a href={`/agent/saisie/eleve?q=${encodeURIComponent(cherche)}`}>
          L’élève n’est pas dans la liste : le créer
        </a>
      </p>
    </>
  );
}

function Scolarite({ eleve }: { eleve: EleveTrouve }) {
  const [presente] = eleve.scolarites;
  if (!presente) return 'aucune cette année';
  const sortie = jourOuNul(presente.sortieLe);
  return (
    <>
      {presente.classe}
      <small className="discret">{presente.etablissement.nom}</small>
      <a className="fr-text--sm" href={`/agent/eleves/${presente.id}`}>
        Corriger la fiche<span className="fr-sr-only"> de {nomComplet(eleve)}</span>
      </a>
      {sortie ? <small className="discret">sorti(e) le {ecrireJourCourt(sortie)}</small> : null}
    </>
  );
}

function Responsables({ eleve: { liens } }: { eleve: EleveTrouve }) {
  if (liens.length === 0) return 'aucun connu';
  return (
    <ul className="liste-nue">
      {liens.map(({ responsable, lien }) => (
        <li key={responsable.id}>
          {nomComplet(responsable)}, {LIBELLES_LIENS[lien as LienDemandeur] ?? lien}
        </li>
      ))}
    </ul>
  );
}

function DemandeDeLAnnee({ eleve }: { eleve: EleveTrouve }) {
  const vivant = dossierVivant(eleve);
  if (!vivant) return <span className="discret">aucune en cours</span>;
  const { id, numero, etat, branche, horsDelai } = vivant;
  return (
    <>
      <a href={`/agent/dossiers/${id}`}>Dossier {numero}</a> <EtatBadge etat={etat as Etat} />
      <small className="discret">tenu par : {LIBELLES_DETENTEURS[detenteur(etat, branche, horsDelai)]}</small>
    </>
  );
}

function Saisir({ eleve, jour, seul }: { eleve: EleveTrouve; jour: Jour; seul: boolean }) {
  const vivant = dossierVivant(eleve);
  if (vivant)
    return (
      <span className="discret">Une seule demande par élève et par an (C. II.C.1) : ouvrez le dossier.</span>
    );
  const [presente] = eleve.scolarites;
  const sortie = jourOuNul(presente?.sortieLe);
  if (!presente || (sortie && avant(sortie, jour)))
    return <span className="discret">La demande se dépose dans l’établissement où l’élève est inscrit.</span>;
  return (
    <FormulaireActe acte={commencer}>
      <input type="hidden" name="eleveId" value={eleve.id} />
      {/* biome-ignore lint/a11y/noAutofocus: one pupil found, Enter goes on */}
      <button type="submit" className="fr-btn fr-btn--sm" autoFocus={seul}>
        Saisir la demande
        <span className="fr-sr-only"> {deNom(nomComplet(eleve))}</span>
      </button>
    </FormulaireActe>
  );
}
