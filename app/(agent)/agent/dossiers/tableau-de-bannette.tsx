import { Badge } from '#components/badge.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { direDrapeau, drapeauxMontres, LIBELLES_CANAUX } from '#components/libelles.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import type { LigneDeBannette } from '#lib/bannette/schema.ts';
import { type Filtres, PLAFOND_DES_COMPTEURS } from '#lib/bannette/schema.ts';
import { type Attente, attenteDuDossier, VERBES_ATTENDUS } from '#lib/droit/attentes.ts';
import {
  apres,
  avant,
  ecrireJourCourt,
  type Jour,
  jourDeLaMinute,
  minuteDeLInstant,
} from '#lib/droit/date.ts';
import { etatDeProcedure, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direAFaire, LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { adresseDeDossier, adresseDeLActeAttendu } from './adresses.ts';
import { BannetteVide } from './bannette-vide.tsx';
import { FORMULAIRE_DU_LOT } from './lot.tsx';

interface Props {
  lignes: readonly LigneDeBannette[];
  total: number;
  filtres: Filtres;
  jour: Jour;
  /** What waits for who reads. */
  attendues: readonly Attente[];
  /** Who reads decides or prepares decisions: rows are chosen to do several at once. */
  avance: boolean;
  /** Several établissements are listed: each row names its own. */
  plusieurs: boolean;
}

/** The queue, a line a dossier: whose, what to do, how many days are left, what is particular; the rest at the end. */
export function TableauDeBannette({ lignes, total, filtres, jour, attendues, avance, plusieurs }: Props) {
  const colonnes: Colonne<LigneDeBannette>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: ({ id, etat, nom, prenom }) => (
        <LienLigne href={etat === 'brouillon' ? `/agent/saisie/${id}` : adresseDeDossier(id, filtres)}>
          {nomDeListe({ nom, prenom })}
        </LienLigne>
      ),
    },
    { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
    {
      cle: 'a_faire',
      titre: 'À faire',
      rendre: (ligne) => <AFaire ligne={ligne} filtres={filtres} attendues={attendues} jour={jour} />,
    },
    {
      cle: 'jours',
      titre: 'Jours',
      nombre: true,
      rendre: (ligne) => <JoursRestants ligne={ligne} jour={jour} />,
    },
    {
      cle: 'drapeaux',
      titre: 'Drapeaux',
      rendre: ({ drapeaux, reveilLe }) => (
        <>
          {reveilLe ? <MiseEnAttente reveilLe={jourDe(reveilLe)} jour={jour} /> : null}
          {drapeauxMontres(drapeaux).map((drapeau) => (
            <Badge key={drapeau} ton="attention" icone="fr-icon-flag-line">
              {direDrapeau(drapeau)}
            </Badge>
          ))}
        </>
      ),
    },
    {
      cle: 'reste',
      titre: 'Détail',
      discret: true,
      rendre: (ligne) => direLeReste(ligne, plusieurs),
    },
  ];
  const selection = avance && {
    nom: 'dossier',
    formulaire: FORMULAIRE_DU_LOT,
    libelle: (ligne: LigneDeBannette) => `Choisir ${nomDeListe(ligne)}`,
  };
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
      selection={selection || undefined}
      vide={<BannetteVide filtres={filtres} />}
    />
  );
}

/** The verb, which leads to the act itself when it waits for who reads; else who is waited for. */
function AFaire({
  ligne: { id, etat, branche, drapeaux, echeanceLe },
  filtres,
  attendues,
  jour,
}: {
  ligne: LigneDeBannette;
  filtres: Filtres;
  attendues: readonly Attente[];
  jour: Jour;
}) {
  const horsDelai = drapeaux.includes('hors_delai');
  const recours = drapeaux.includes('recours');
  const verbe = direAFaire(
    { etat, branche, horsDelai },
    { aVerifier: drapeaux.includes('piece_a_verifier'), recours },
  );
  const echu = echeanceLe !== null && avant(jourDe(echeanceLe), jour);
  const tache = attenteDuDossier(attendues, { etat, branche, drapeaux, echu });
  if (tache)
    return (
      <a className="tableau__acte" href={adresseDeLActeAttendu(id, filtres)}>
        {VERBES_ATTENDUS[tache] ?? verbe}
      </a>
    );
  if (verbe === null) return <EtatBadge etat={etat} />;
  if (recours) return <span className="discret">{verbe}</span>;
  return (
    <span className="discret">
      {verbe} : {LIBELLES_DETENTEURS[detenteur(etat, branche, horsDelai)]}
    </span>
  );
}

/** What makes a deadline of a decided dossier the administration’s, or awaits the family before it acts. */
const DUES = ['recours', 'retrait', 'requete'];

const NOMBRE = new Intl.NumberFormat('fr-FR', { signDisplay: 'negative' });

/** Days left before the deadline, with the sign and the colour of their urgency; the family's own to contest stay grey. */
function JoursRestants({
  ligne: { echeanceLe, etat, drapeaux },
  jour,
}: {
  ligne: LigneDeBannette;
  jour: Jour;
}) {
  if (!echeanceLe) return <span className="fr-sr-only">aucun délai ne court</span>;
  const limite = jourDe(echeanceLe);
  const jours = jour.until(limite).days;
  if (etatDeProcedure(etat).contestable && !DUES.some((du) => drapeaux.includes(du)))
    return <span className="discret">{jours < 0 ? 'échu' : `${jours} j`}</span>;
  const urgence = jours < 0 ? 'retard' : jours <= 7 ? 'proche' : 'loin';
  return (
    <span className={`jours jours--${urgence}`} title={`Échéance : ${ecrireJourCourt(limite)}`}>
      <span aria-hidden="true">{NOMBRE.format(jours).replace('-', '−')} j</span>
      <span className="fr-sr-only">
        {jours < 0 ? `dépassée de ${-jours} jours` : `dans ${jours} jours`}, le {ecrireJourCourt(limite)}
      </span>
    </span>
  );
}

/** On hold: until when, or that the day has come. The days left stay beside it. */
function MiseEnAttente({ reveilLe, jour }: { reveilLe: Jour; jour: Jour }) {
  const venu = !apres(reveilLe, jour);
  return (
    <Badge ton={venu ? 'attention' : 'info'} icone="fr-icon-time-line">
      {venu ? 'à reprendre' : `en attente, ${ecrireJourCourt(reveilLe)}`}
    </Badge>
  );
}

function direLeReste(ligne: LigneDeBannette, plusieurs: boolean): string {
  const { numero, confieA, etablissement, etat, canal, depuisLe, echeanceCause } = ligne;
  const depuis = ecrireJourCourt(jourDeLaMinute(minuteDeLInstant(depuisLe.getTime())));
  return [
    numero,
    confieA ? `confié à ${confieA}` : null,
    plusieurs ? etablissement : null,
    `${LIBELLES_ETATS[etat]} depuis le ${depuis}`,
    canal === 'papier' ? null : LIBELLES_CANAUX[canal],
    echeanceCause?.split(' : ')[0],
  ]
    .filter(Boolean)
    .join(' · ');
}
