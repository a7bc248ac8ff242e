import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { DELAI_DE_REPONSE, DROITS_SUR_LES_DONNEES, PROLONGATION } from '#lib/droit/conservation/exercice.ts';
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { direDuree, lesJours } from '#lib/droit/delais/dire.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { direEtat, type ExerciceVu, etatDExercice } from '#lib/exercice/faits.ts';
import { registreDesExercices } from '#lib/exercice/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Demandes sur les données', 'dpo');

const colonnes = (jour: Jour): Colonne<ExerciceVu>[] => [
  {
    cle: 'droit',
    titre: 'Droit',
    rendre: ({ id, droit }) => (
      <LienLigne href={`/agent/droits/${id}`}>{capitale(DROITS_SUR_LES_DONNEES[droit].nom)}</LienLigne>
    ),
  },
  { cle: 'qui', titre: 'Qui', rendre: ({ nom }) => nom },
  { cle: 'recue', titre: 'Reçue le', rendre: ({ recueLe }) => ecrireJourCourt(recueLe) },
  { cle: 'canal', titre: 'Par', rendre: ({ canal }) => (canal === 'papier' ? 'courrier' : 'le site') },
  { cle: 'etat', titre: 'Où elle en est', rendre: (vu) => capitale(direEtat(etatDExercice(vu, jour))) },
  { cle: 'limitee', titre: 'Données', rendre: (vu) => (etatDExercice(vu, jour).limitee ? 'limitées' : '') },
];

/** The register of what persons ask about their own data, with the day by which each is answered (RGPD, art. 12). */
export default async function DroitsPage() {
  const portee = await exigerAgent('dpo');
  const { attendent, repondues } = await registreDesExercices(portee);
  const enRetard = attendent.filter((vu) => etatDExercice(vu, portee.jour).enRetard).length;
  return (
    <>
      <TitrePage
        titre="Demandes sur les données"
        phrase={`Chacune a sa réponse dans ${lesJours(DELAI_DE_REPONSE)}, prolongé de ${direDuree(PROLONGATION)} par une raison écrite. ${enRetard > 0 ? `En retard : ${enRetard}.` : 'Aucune n’est en retard.'}`}
      />
      <p>
        <a className="fr-link" href="/agent/droits/nouvelle">
          Enregistrer une demande reçue par courrier
        </a>
      </p>
      <p>
        <a className="fr-link" href="/agent/droits/consentements">
          Preuves des réponses à l’étude automatique
        </a>
      </p>
      <p>
        <a className="fr-link" href="/agent/oppositions">
          Oppositions à ce que des organismes soient renseignés
        </a>
      </p>
      <Tableau
        legende="À répondre, la plus pressée d’abord"
        total={attendent.length}
        unite="demande"
        colonnes={colonnes(portee.jour)}
        lignes={attendent}
        cle={({ id }) => id}
        vide={<p>Aucune demande n’attend de réponse.</p>}
      />
      <Tableau
        legende="Répondues, la dernière reçue d’abord"
        total={repondues.length}
        unite="demande"
        colonnes={colonnes(portee.jour)}
        lignes={repondues}
        cle={({ id }) => id}
        vide={<p>Aucune demande n’a encore de réponse.</p>}
      />
    </>
  );
}
