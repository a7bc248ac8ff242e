import { titreReserve } from '#app/titre-reserve.ts';
import { Badge } from '#components/badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { LIBELLES_MOTIFS_DE_RELECTURE, LIBELLES_RELECTURES } from '#lib/droit/relecture.ts';
import { aRegarder } from '#lib/relecture/faits.ts';
import { type RelectureVue, relectures } from '#lib/relecture/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Comptes } from './comptes.tsx';

export const generateMetadata = titreReserve('Relectures', ...SIGNATAIRES_PAR_DELEGATION);

const QUI: Colonne<RelectureVue>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (vue) => <LienLigne href={`/agent/dossiers/${vue.dossierId}`}>{nomDeListe(vue)}</LienLigne>,
  },
  { cle: 'lieu', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
  { cle: 'le', titre: 'Décidée le', rendre: ({ demandeeLe }) => ecrireJourCourt(jourDe(demandeeLe)) },
  {
    cle: 'motif',
    titre: 'Pourquoi',
    rendre: ({ motif, risques }) =>
      [`${LIBELLES_MOTIFS_DE_RELECTURE[motif]}.`, ...aRegarder(risques)].join(' '),
  },
];

const A_LIRE: Colonne<RelectureVue>[] = [
  ...QUI,
  { cle: 'auteur', titre: 'Par', rendre: ({ auteur }) => auteur },
  {
    cle: 'legal',
    titre: 'Dernier jour pour répondre',
    rendre: ({ jourLegal, enRetard }) => (
      <>
        {jourLegal ? ecrireJourCourt(jourDe(jourLegal)) : 'aucun'}{' '}
        {enRetard ? (
          <Badge ton="attention" icone="fr-icon-time-line">
            a manqué son départ
          </Badge>
        ) : null}
      </>
    ),
  },
];

const MIENNES: Colonne<RelectureVue>[] = [
  ...QUI,
  {
    cle: 'issue',
    titre: 'Lecture',
    rendre: ({ issue, lecteurNom, raison }) =>
      issue
        ? `${LIBELLES_RELECTURES[issue]}, par ${lecteurNom}${raison ? ` : ${raison}` : ''}`
        : 'pas encore lue',
  },
];

/** The decisions that wait for the person's reading, what was said of their own, and the counts of the year. */
export default async function RelecturesPage() {
  const portee = await exigerAgent(...SIGNATAIRES_PAR_DELEGATION);
  const { aLire, miennes, comptes, risques } = await relectures(portee, rentreeDu(portee.jour));
  const cle = ({ dossierId, demandeeLe }: RelectureVue) => `${dossierId}-${demandeeLe.getTime()}`;
  return (
    <>
      <TitrePage
        titre="Relectures"
        phrase="Ces décisions partent quand une autre personne que leur auteur les a dites conformes. Le délai de la loi court pendant ce temps."
      />
      <Tableau
        legende="À lire, le plus pressé d’abord"
        total={aLire.length}
        unite="décision"
        colonnes={A_LIRE}
        lignes={aLire}
        cle={cle}
        vide={<p>Aucune décision n’attend votre lecture.</p>}
      />
      <Tableau
        legende="Mes décisions relues"
        total={miennes.length}
        unite="décision"
        colonnes={MIENNES}
        lignes={miennes}
        cle={cle}
        vide={<p>Aucune de vos décisions n’a été relue.</p>}
      />
      <Comptes comptes={comptes} risques={risques} />
    </>
  );
}
