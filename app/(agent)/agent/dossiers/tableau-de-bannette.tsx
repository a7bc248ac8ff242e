import { Badge } from '#components/badge.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { direDrapeau, LIBELLES_CANAUX } from '#components/libelles.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import type { LigneDeBannette } from '#lib/bannette/schema.ts';
import { type Filtres, lireNumero, PLAFOND_DES_COMPTEURS } from '#lib/bannette/schema.ts';
import { avant, ecrireJourCourt, type Jour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { type Etat, etatDeProcedure } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
import { RECHERCHE_TROP_COURTE, tropCourt } from '#lib/eleve/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { adresseDeDossier } from './adresses.ts';

interface Props {
  lignes: readonly LigneDeBannette[];
  total: number;
  filtres: Filtres;
  jour: Jour;
}

/** The rows of the queue: each answers whose, where it stands, who holds it since when, and the next date with its cause. */
export function TableauDeBannette({ lignes, total, filtres, jour }: Props) {
  const colonnes: Colonne<LigneDeBannette>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: ({ id, nom, prenom, numero }) => (
        <>
          <LienLigne href={adresseDeDossier(id, filtres)}>{nomDeListe({ nom, prenom })}</LienLigne>
          <small className="discret">{numero}</small>
        </>
      ),
    },
    {
      cle: 'lieu',
      titre: 'Classe, établissement',
      rendre: ({ classe, etablissement }) => (
        <>
          {classe}
          <small className="discret">{etablissement}</small>
        </>
      ),
    },
    { cle: 'etat', titre: 'État', rendre: ({ etat }) => <EtatBadge etat={etat as Etat} /> },
    {
      cle: 'detenteur',
      titre: 'Qui le tient',
      rendre: ({ etat, branche, drapeaux, depuisLe }) => (
        <>
          {LIBELLES_DETENTEURS[detenteur(etat, branche, drapeaux.includes('hors_delai'))]}
          <small className="discret">
            depuis le {ecrireJourCourt(jourDeLaMinute(minuteDeLInstant(depuisLe.getTime())))}
          </small>
        </>
      ),
    },
    {
      cle: 'echeance',
      titre: 'Prochaine échéance',
      rendre: (ligne) => <Echeance ligne={ligne} jour={jour} />,
    },
    { cle: 'canal', titre: 'Canal', rendre: ({ canal }) => LIBELLES_CANAUX[canal] },
    {
      cle: 'drapeaux',
      titre: 'Drapeaux',
      rendre: ({ drapeaux }) =>
        drapeaux.map((drapeau) => (
          <Badge key={drapeau} ton="attention" icone="fr-icon-flag-line">
            {direDrapeau(drapeau)}
          </Badge>
        )),
    },
  ];
  return (
    <Tableau
      legende={
        filtres.q ? `Dossiers trouvés pour « ${filtres.q} »` : 'Dossiers, la plus proche échéance d’abord'
      }
      total={total}
      plafond={PLAFOND_DES_COMPTEURS}
      unite="dossier"
      colonnes={colonnes}
      lignes={lignes}
      cle={({ id }) => id}
      vide={<Vide filtres={filtres} />}
    />
  );
}

function Echeance({
  ligne: { echeanceLe, echeanceCause, etat },
  jour,
}: {
  ligne: LigneDeBannette;
  jour: Jour;
}) {
  if (!echeanceLe) return <span className="discret">aucun délai ne court</span>;
  const limite = jourDe(echeanceLe);
  const depassee = avant(limite, jour) && !etatDeProcedure(etat).contestable;
  return (
    <>
      {depassee ? (
        <Badge ton="erreur" icone="fr-icon-alarm-warning-line">
          dépassée le {ecrireJourCourt(limite)}
        </Badge>
      ) : (
        <strong>{ecrireJourCourt(limite)}</strong>
      )}
      <small className="discret tableau__cause">{echeanceCause?.split(' : ')[0]}</small>
    </>
  );
}

function Vide({ filtres }: { filtres: Filtres }) {
  if (filtres.q && !lireNumero(filtres.q) && tropCourt(filtres.q)) return <p>{RECHERCHE_TROP_COURTE}</p>;
  if (filtres.q)
    return (
      <p>
        Aucun dossier ne correspond. Vérifiez l’orthographe, ou cherchez par l’INE ou le numéro du dossier. Un
        élève sans demande n’apparaît pas ici.
      </p>
    );
  if (Object.values(filtres).some(Boolean))
    return <p>Aucun dossier sous ces filtres. Retirez-en un, ou effacez-les tous.</p>;
  return (
    <p>
      Aucune demande n’attend cette année dans votre périmètre. Les demandes closes se trouvent par leur état.
    </p>
  );
}
