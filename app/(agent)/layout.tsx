import type { ReactNode } from 'react';
import { AideIci } from '#components/aide/aide-ici.tsx';
import { aidesPour } from '#components/aide/guides.ts';
import { Contenu } from '#components/contenu.tsx';
import type { EntreeDeMenu, GroupeDeLiens, LienNavigation } from '#components/navigation.tsx';
import { PRESENCES } from '#lib/absence/queries.ts';
import { suitDesPropositions } from '#lib/bordereau/queries.ts';
import { SUIVENT_LES_COMPTES } from '#lib/compte-bancaire/queries.ts';
import { SUIVENT_L_EMPLOI } from '#lib/droit/argent/emploi.ts';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { LISENT_LE_RADAR } from '#lib/droit/echeances/radar.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { BUREAUX, SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { LISENT_LES_EFFETS } from '#lib/effet/queries.ts';
import { ENCAISSEURS } from '#lib/frais/queries.ts';
import { SUIVENT_LES_SOMMES } from '#lib/liquidation/queries.ts';
import { COCHEURS } from '#lib/parcoursup/queries.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import { voitLaNation } from '#lib/pilotage/queries.ts';
import { CERTIFICATEURS } from '#lib/presence/queries.ts';
import { PREVOIENT_LES_CREDITS } from '#lib/prevision/queries.ts';
import { suitDesProcurations } from '#lib/procuration/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { SUIVENT_LES_PAIEMENTS } from '#lib/versement/queries.ts';
import { NavigationAgent } from './navigation-agent.tsx';

type SiOuvert = readonly [ouvert: boolean, href: string, libelle: string];

const groupe = (libelle: string, ...liens: readonly SiOuvert[]): GroupeDeLiens => ({
  libelle,
  liens: ouverts(...liens),
});

const ouverts = (...liens: readonly SiOuvert[]): LienNavigation[] =>
  liens.flatMap(([ouvert, href, libelle]) => (ouvert ? [{ href, libelle }] : []));

/** What an agent's functions open, in the order of a day's work. */
function liensDe(portee: Portee, propose: boolean, mandat: boolean): EntreeDeMenu[] {
  const suit = tient(portee, ...agentsQuiLisent('suivi'));
  const saisit = tient(portee, ...SAISISSANTS);
  const signe = tient(portee, ...SIGNATAIRES);
  const decide = tient(portee, 'chef_etablissement', 'responsable_sab', 'delegue_recteur');
  const avis = !tient(portee, 'ministere', 'instructeur_habilitations', 'dpo', 'administrateur');
  return [
    ...ouverts(
      [suit, '/agent/dossiers', 'Mes dossiers'],
      [saisit, '/agent/saisie', 'Saisir une demande papier'],
    ),
    groupe(
      'Courriers',
      [signe, '/agent/parapheur', 'Parapheur'],
      [signe, '/agent/departs', 'Départs'],
      [tient(portee, ...BUREAUX), '/agent/preuves', 'Preuves manquantes'],
      [tient(portee, ...RELANCEURS), '/agent/relances', 'Familles sans demande'],
      [tient(portee, ...BUREAUX), '/agent/effacements', 'Effacements à annoncer'],
    ),
    groupe(
      'Élèves',
      [tient(portee, ...RECUEILLEURS), '/agent/consentements', 'Étude automatique'],
      [saisit, '/agent/base', 'Base élèves'],
      [saisit, '/agent/qualite', 'Données à compléter'],
      [tient(portee, ...BUREAUX), '/agent/transferts', 'Transferts'],
      [saisit, '/agent/brevet', 'Résultats du brevet'],
      [tient(portee, ...PRESENCES), '/agent/absences', 'Absences'],
      [tient(portee, ...CERTIFICATEURS), '/agent/presence', 'Présence'],
      [tient(portee, ...COCHEURS), '/agent/parcoursup', 'Parcoursup'],
    ),
    groupe(
      'Service',
      [suit, '/agent/pilotage', 'Pilotage'],
      [tient(portee, ...RELANCEURS), '/agent/campagne', 'Campagne'],
      [tient(portee, ...LISENT_LE_RADAR), '/agent/radar', 'Familles à prévenir'],
      [suit, '/agent/cette-nuit', 'Cette nuit'],
      [suit, '/agent/immobiles', 'Dossiers immobiles'],
      [suit, '/agent/equipe', 'Répartition'],
      [tient(portee, ...PREPARENT), '/agent/etudes', 'Études automatiques'],
      [tient(portee, ...PREPARENT), '/agent/etudes/reparation', 'Études à réparer'],
      [decide, '/agent/dossiers?canal=etude_automatique&etat=proposee', 'Études à signer'],
      [propose, '/agent/propositions', 'Collèges privés'],
      [tient(portee, ...SIGNATAIRES_PAR_DELEGATION), '/agent/relectures', 'Relectures'],
      [tient(portee, ...SUIVENT_LES_SOMMES), '/agent/bourses', 'Bourses attribuées'],
      [tient(portee, ...SUIVENT_LES_PAIEMENTS), '/agent/paiements', 'Paiements'],
      [tient(portee, ...ENCAISSEURS), '/agent/frais', 'Frais de pension'],
      [tient(portee, ...LISENT_LES_ETATS), '/agent/fin-de-trimestre', 'Fin de trimestre'],
      [tient(portee, ...LISENT_LES_ETATS), '/agent/etats', 'États de paiement'],
      [tient(portee, ...PREVOIENT_LES_CREDITS), '/agent/previsions', 'Prévision de crédits'],
      [tient(portee, ...LISENT_LES_ETATS), '/agent/reversements', 'Trop-perçus'],
      [tient(portee, ...LISENT_LES_ETATS), '/agent/pointage', 'Rapprochement'],
      [tient(portee, ...SUIVENT_LES_COMPTES), '/agent/comptes', 'Comptes bancaires'],
      [tient(portee, ...REMPLISSENT_LES_FICHES), '/agent/reprises', 'Reprises d’études'],
      [tient(portee, ...SUIVENT_LES_ENGAGEMENTS), '/agent/engagements', 'Engagements du mérite'],
      [mandat, '/agent/procurations', 'Procurations'],
      [mandat && tient(portee, ...SUIVENT_L_EMPLOI), '/agent/emploi', 'Compte d’emploi'],
      [avis, '/agent/avis', 'Avis demandés'],
      [tient(portee, ...agentsQuiLisent('decision')), '/agent/recours', 'Recours en chiffres'],
    ),
    groupe(
      'Aide',
      [suit, '/agent/guide', 'Guide des situations'],
      [true, '/aide', 'Guides par fonction'],
      [tient(portee, 'gestionnaire_sab', 'responsable_sab'), '/agent/cas', 'Juger un fichier'],
      [configuration().demo && signe, '/agent/entrainement', 'S’entraîner'],
    ),
    ...ouverts(
      [voitLaNation(portee), '/agent/pilotage', 'Pilotage'],
      [tient(portee, 'ministere'), '/agent/chiffres', 'Chiffres'],
      [tient(portee, 'ministere'), '/agent/etudes', 'Études automatiques'],
      [tient(portee, ...LISENT_LES_EFFETS), '/agent/effets', 'Effet d’un barème'],
      [tient(portee, 'instructeur_habilitations'), '/agent/habilitations', 'Habilitations'],
      [tient(portee, 'dpo'), '/agent/lectures', 'Registre des lectures'],
      [tient(portee, 'dpo'), '/agent/oppositions', 'Oppositions'],
      [tient(portee, 'dpo'), '/agent/donnees-sensibles', 'Données du repérage'],
      [tient(portee, 'dpo'), '/agent/droits', 'Demandes sur les données'],
      [tient(portee, 'dpo'), '/agent/conservation', 'Conservation'],
      [tient(portee, 'administrateur'), '/admin', 'Administration'],
    ),
  ];
}

/** As many links as one line holds: fewer need no group. */
const SUR_UNE_LIGNE = 6;

const aplatir = (entrees: readonly EntreeDeMenu[]): readonly EntreeDeMenu[] => {
  const liens = entrees.flatMap((entree) => ('liens' in entree ? entree.liens : [entree]));
  return liens.length <= SUR_UNE_LIGNE ? liens : entrees;
};

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const portee = await exigerAgent();
  return (
    <>
      <NavigationAgent
        liens={aplatir(liensDe(portee, await suitDesPropositions(portee), await suitDesProcurations(portee)))}
      />
      <Contenu densite="agent">
        {children}
        <AideIci aides={aidesPour(portee.affectations.map(({ role }) => role))} />
      </Contenu>
    </>
  );
}
