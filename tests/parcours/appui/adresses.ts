/** Every page of the product, with who opens it and on what: the list that the accessibility journeys go through. */
import { NOMS_DES_PARTIES } from '#lib/habilitation/schema.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import type { DossiersAVoir } from './dossiers-a-voir.ts';

export interface PageAVoir {
  /** Folder of the page under app/, without the groups in parentheses; null for what is no page of ours. */
  route: string | null;
  /** Account that opens it; null for nobody. */
  compte: string | null;
  adresse: (vus: DossiersAVoir) => string;
}

const page = (
  route: string | null,
  compte: string | null,
  adresse: PageAVoir['adresse'] | string,
): PageAVoir => ({
  route,
  compte,
  adresse: typeof adresse === 'string' ? () => adresse : adresse,
});

/** Answers of a family of the simulateur: a parent alone, 9 000 euros, one child in a collège public. */
export const SIMULATION =
  '/simulateur?rentree=2026&n=1&qui=parent&residence=france&foyer=seul&avis=francais&rfr=9000&enfants=1&changement=aucun&lieu_1=college_public&regime_1=externe&voir=1';

const PUBLIQUES: readonly PageAVoir[] = [
  page('', null, '/'),
  page('connexion', null, '/connexion?pour=agent&error=AccessDenied'),
  page('simulateur', null, '/simulateur'),
  page('simulateur', null, SIMULATION),
  page('simulateur', null, '/simulateur?n=2&voir=1'),
  page('accessibilite', null, '/accessibilite'),
  page('demander', null, '/demander'),
  page('demander/facile', null, '/demander/facile'),
  page('demander/langues', null, '/demander/langues'),
  page('documentation', null, '/documentation'),
  page('documentation/communes', null, '/documentation/communes'),
  page('documentation/changements', null, '/documentation/changements'),
  page('documentation/console', null, '/documentation/console?cas=1'),
  page('aide', null, '/aide?q=recours'),
  page('aide/nouveautes', null, '/aide/nouveautes'),
  ...['famille', 'secretariat', 'chef', 'sab', 'administrateur'].map((guide) =>
    page('aide/[guide]', null, `/aide/${guide}`),
  ),
  page(null, null, '/aide/inconnu'),
  page('donnees-personnelles', null, '/donnees-personnelles'),
  page('lettre', null, '/lettre'),
  page('certificat', null, '/certificat'),
  page('lettre/suivi', null, '/lettre/suivi'),
  page('lettre/suivi/regles', null, '/lettre/suivi/regles'),
  page('concubin/[id]', null, '/concubin/00000000-0000-4000-8000-000000000000'),
  page('part/[id]', null, '/part/00000000-0000-4000-8000-000000000000'),
  page('boite/[code]', null, `/boite/${'a'.repeat(43)}`),
  page('remise/[code]', null, `/remise/${'a'.repeat(43)}`),
  page('etat-civil/[id]/[champ]', null, '/etat-civil/00000000-0000-4000-8000-000000000000/naissance'),
  page('statistiques', null, '/statistiques'),
  page('statistiques', null, '/statistiques?rentree=2031'),
  page('mentions-legales', null, '/mentions-legales'),
  page(null, null, '/adresse-qui-n-existe-pas'),
  page('sessions', 'parent-roux', '/sessions'),
  page('compte-inconnu', 'inconnu', '/compte-inconnu'),
];

const FAMILLE = 'parent-roux';
const FAMILLES: readonly PageAVoir[] = [
  page('famille', FAMILLE, '/famille'),
  page('famille/etude', FAMILLE, '/famille/etude'),
  page('famille/demande', FAMILLE, '/famille/demande'),
  page('famille/demande/[id]', FAMILLE, ({ enLigne }) => `/famille/demande/${enLigne}`),
  page('famille/demande/[id]/concubin', FAMILLE, ({ enLigne }) => `/famille/demande/${enLigne}/concubin`),
  page('famille/demande/[id]/impots', FAMILLE, ({ enLigne }) => `/famille/demande/${enLigne}/impots`),
  page('famille/demande/[id]/accuse', FAMILLE, ({ depose }) => `/famille/demande/${depose}/accuse`),
  page('famille/compte', FAMILLE, '/famille/compte'),
  page('famille/appels', FAMILLE, '/famille/appels'),
  page('famille/dossiers/[id]', FAMILLE, ({ incomplet }) => `/famille/dossiers/${incomplet}`),
  page('famille/dossiers/[id]/caisse', FAMILLE, ({ incomplet }) => `/famille/dossiers/${incomplet}/caisse`),
  page('famille/dossiers/[id]', FAMILLE, ({ notifie }) => `/famille/dossiers/${notifie}`),
  page('famille/donnees', FAMILLE, '/famille/donnees'),
  page(
    'famille/dossiers/[id]/consultations',
    FAMILLE,
    ({ notifie }) => `/famille/dossiers/${notifie}/consultations`,
  ),
  page('famille/dossiers/[id]/pourquoi', FAMILLE, ({ notifie }) => `/famille/dossiers/${notifie}/pourquoi`),
  page('famille/dossiers/[id]/contester', FAMILLE, ({ notifie }) => `/famille/dossiers/${notifie}/contester`),
  page(
    'famille/dossiers/[id]/observations',
    FAMILLE,
    ({ entendu }) => `/famille/dossiers/${entendu}/observations`,
  ),
  page(
    'famille/dossiers/[id]/fin-de-bourse',
    FAMILLE,
    ({ notifie }) => `/famille/dossiers/${notifie}/fin-de-bourse`,
  ),
  page('famille/dossiers/[id]/procuration', FAMILLE, ({ prive }) => `/famille/dossiers/${prive}/procuration`),
  page('famille/dossiers/[id]/erreur', FAMILLE, ({ notifie }) => `/famille/dossiers/${notifie}/erreur`),
  page('famille/dossiers/[id]/renoncer', FAMILLE, ({ instruit }) => `/famille/dossiers/${instruit}/renoncer`),
  page(null, FAMILLE, '/famille/dossiers/00000000-0000-4000-8000-000000000000'),
];

const DOSSIER = 'agent/dossiers/[id]';
const ACTE = `${DOSSIER}/actes/[acte]`;
const onglet = (nom: string): PageAVoir =>
  page(DOSSIER, 'chef-public', ({ notifie }) => `/agent/dossiers/${notifie}?onglet=${nom}`);
const acte = (nom: string, sur: keyof DossiersAVoir): PageAVoir =>
  page(ACTE, 'chef-public', (vus) => `/agent/dossiers/${vus[sur]}/actes/${nom}`);

const DOSSIERS: readonly PageAVoir[] = [
  page('agent', 'chef-public', '/agent'),
  page('agent/dossiers', 'chef-public', '/agent/dossiers'),
  page('agent/equipe', 'chef-public', '/agent/equipe'),
  page('agent/recours', 'responsable', '/agent/recours?suite=attend'),
  page('agent/pilotage', 'chef-public', '/agent/pilotage'),
  page(
    'agent/pilotage',
    'responsable',
    '/agent/pilotage?canal=papier&du=01/09/2026&uai=faux&departement=059&face=2025',
  ),
  page('agent/campagne', 'secretariat', '/agent/campagne'),
  page(
    'agent/campagne/classe',
    'secretariat',
    `/agent/campagne/classe?uai=${ETABLISSEMENTS.collegePublic.uai}&classe=6A&suite=eleves`,
  ),
  page('agent/cette-nuit', 'responsable', '/agent/cette-nuit?qui=faux'),
  page('agent/immobiles', 'responsable', '/agent/immobiles'),
  page('agent/qualite', 'chef-public', '/agent/qualite?uai=faux&defaut=faux'),
  page('agent/lots/[id]', 'chef-public', ({ lot }) => `/agent/lots/${lot}`),
  page('agent/dossiers', 'chef-public', '/agent/dossiers?q=Roux Fantine'),
  page('agent/brevet', 'secretariat', '/agent/brevet'),
  page('agent/bourses', 'comptable', '/agent/bourses'),
  page('agent/paiements', 'comptable', '/agent/paiements'),
  page('agent/paiements/[id]', 'comptable', '/agent/paiements/00000000-0000-4000-8000-000000000000'),
  page('agent/frais', 'comptable', '/agent/frais'),
  page('agent/frais/import', 'comptable', '/agent/frais/import'),
  page('agent/etats', 'delegue-recteur', '/agent/etats'),
  page('agent/reversements', 'chef-public', '/agent/reversements'),
  page('agent/pointage', 'chef-public', '/agent/pointage'),
  page('agent/previsions', 'gestionnaire', '/agent/previsions?college_1=60&college_2=60&lycee_1=10'),
  page('agent/fin-de-trimestre', 'responsable', '/agent/fin-de-trimestre?trimestre=1'),
  page(
    'agent/fin-de-trimestre/[uai]',
    'chef-public',
    `/agent/fin-de-trimestre/${ETABLISSEMENTS.collegePublic.uai}`,
  ),
  page('agent/etats/[id]', 'chef-public', ({ etat }) => `/agent/etats/${etat}`),
  page('agent/comptes', 'comptable', '/agent/comptes'),
  page('agent/comptes/[id]', 'chef-public', ({ notifie }) => `/agent/comptes/${notifie}`),
  page('agent/procurations', 'chef-prive', '/agent/procurations'),
  page('agent/reprises', 'chef-public', '/agent/reprises'),
  page('agent/reprises/[id]', 'chef-public', ({ notifie }) => `/agent/reprises/${notifie}`),
  page('agent/engagements', 'chef-public', '/agent/engagements'),
  page('agent/engagements/[id]', 'chef-public', ({ notifie }) => `/agent/engagements/${notifie}`),
  page('agent/emploi', 'chef-prive', '/agent/emploi'),
  page('agent/procurations/[id]', 'chef-prive', ({ prive }) => `/agent/procurations/${prive}`),
  page('agent/departs', 'chef-public', '/agent/departs'),
  page('agent/parcoursup', 'chef-public', '/agent/parcoursup'),
  page('agent/parapheur', 'chef-public', '/agent/parapheur'),
  page('agent/preuves', 'chef-public', '/agent/preuves'),
  page('agent/effacements', 'chef-public', '/agent/effacements'),
  page('agent/transferts', 'chef-public', '/agent/transferts'),
  page('agent/relances', 'chef-public', '/agent/relances'),
  page('agent/radar', 'chef-public', '/agent/radar'),
  page(
    'agent/radar/apports',
    'chef-public',
    `/agent/radar/apports?uai=${ETABLISSEMENTS.collegePublic.uai}&relance=non&moyen=telephone`,
  ),
  page('agent/radar/[scolarite]', 'chef-public', ({ sansDemande }) => `/agent/radar/${sansDemande}`),
  page('agent/absences', 'secretariat', '/agent/absences'),
  page('agent/absences/import', 'secretariat', '/agent/absences/import'),
  page('agent/absences/[eleve]', 'chef-public', ({ eleve }) => `/agent/absences/${eleve}`),
  page('agent/presence', 'chef-public', '/agent/presence'),
  page('agent/consentements', 'chef-prive', '/agent/consentements'),
  page(
    'agent/consentements/[scolarite]',
    'secretariat',
    ({ scolarite }) => `/agent/consentements/${scolarite}`,
  ),
  page(
    'agent/consentements/[scolarite]/lettre',
    'secretariat',
    ({ scolarite }) => `/agent/consentements/${scolarite}/lettre`,
  ),
  page('agent/preuves/remises', 'chef-public', '/agent/preuves/remises'),
  page('agent/propositions', 'gestionnaire', '/agent/propositions'),
  page('agent/propositions/[uai]', 'chef-prive', `/agent/propositions/${ETABLISSEMENTS.collegePrive.uai}`),
  page('agent/dossiers', 'chef-public', '/agent/dossiers?q=rien de tel'),
  ...['resume', 'calcul', 'controles', 'pieces', 'courriers', 'messages', 'historique', 'notes'].map(onglet),
  acte('demander_pieces', 'instruit'),
  acte('attribuer', 'instruit'),
  acte('refuser', 'refusable'),
  acte('recevoir_piece', 'incomplet'),
  acte('joindre_fichiers', 'instruit'),
  acte('corriger_reception', 'instruit'),
  acte('dater_reception', 'incomplet'),
  acte('envoyer_recommande', 'incomplet'),
  acte('signaler_retour', 'incomplet'),
  acte('renvoyer_courrier', 'incomplet'),
  acte('refuser_incompletude', 'incomplet'),
  acte('refuser_hors_delai', 'tardif'),
  acte('admettre_hors_delai', 'tardif'),
  page(null, 'chef-public', '/agent/dossiers/00000000-0000-4000-8000-000000000000'),
];

const SAISIE: readonly PageAVoir[] = [
  page('agent/saisie', 'secretariat', '/agent/saisie?q=Roux'),
  page('agent/base', 'secretariat', '/agent/base'),
  page('agent/base/[id]', 'secretariat', ({ base }) => `/agent/base/${base}`),
  page('agent/base/[id]', 'secretariat', ({ base }) => `/agent/base/${base}?liste=refus`),
  page('agent/base/[id]/eleves/[rang]', 'secretariat', ({ base }) => `/agent/base/${base}/eleves/1`),
  page('agent/saisie/eleve', 'secretariat', '/agent/saisie/eleve?q=Roux'),
  page('agent/eleves/[scolarite]', 'secretariat', ({ scolarite }) => `/agent/eleves/${scolarite}`),
  page(
    'agent/eleves/[scolarite]/scolarite',
    'secretariat',
    ({ scolarite }) => `/agent/eleves/${scolarite}/scolarite`,
  ),
  page(
    'agent/eleves/[scolarite]/responsables/[responsable]',
    'secretariat',
    ({ scolarite, responsable }) => `/agent/eleves/${scolarite}/responsables/${responsable}`,
  ),
  page(
    'agent/eleves/[scolarite]/responsables/[responsable]/compte',
    'secretariat',
    ({ scolarite, responsable }) => `/agent/eleves/${scolarite}/responsables/${responsable}/compte`,
  ),
  page(
    'agent/eleves/[scolarite]/reunir',
    'secretariat',
    ({ scolarite, eleve, autreEleve }) =>
      `/agent/eleves/${scolarite}/reunir?eleve=${eleve}&avec=${autreEleve}`,
  ),
  page('agent/saisie/[id]', 'secretariat', ({ brouillon }) => `/agent/saisie/${brouillon}`),
  page('agent/saisie/[id]/recu', 'secretariat', ({ instruit }) => `/agent/saisie/${instruit}/recu`),
  page('agent/guide', 'secretariat', '/agent/guide'),
  page('agent/entrainement', 'secretariat', '/agent/entrainement'),
  page('agent/cas', 'gestionnaire', '/agent/cas'),
  page('agent/relectures', 'responsable', '/agent/relectures'),
  page('agent/avis', 'service-social', '/agent/avis'),
  page('agent/chiffres', 'ministere', '/agent/chiffres'),
  page('agent/pilotage', 'ministere', '/agent/pilotage'),
  page('agent/pilotage/liste', 'chef-public', '/agent/pilotage/liste?figure=depots&cle='),
  page('agent/pilotage/messages', 'chef-public', '/agent/pilotage/messages?modele=precision&suite=repondus'),
  page('agent/pilotage/liste', 'responsable', '/agent/pilotage/liste?figure=delais&cle=instruction'),
  page('agent/etudes', 'ministere', '/agent/etudes'),
  page('agent/etudes', 'gestionnaire', '/agent/etudes'),
  page('agent/etudes/[id]', 'responsable', ({ etude }) => `/agent/etudes/${etude}`),
  page('agent/etudes/reparation', 'gestionnaire', '/agent/etudes/reparation'),
  page(
    'agent/etudes/reparation',
    'gestionnaire',
    '/agent/etudes/reparation?panne=demandeur.fiche_a_corriger',
  ),
  page(
    'agent/etudes/reparation/[consentement]',
    'gestionnaire',
    ({ enPanne }) => `/agent/etudes/reparation/${enPanne}`,
  ),
  page(
    'agent/etudes/reparation/[consentement]/lettre',
    'gestionnaire',
    ({ enPanne }) => `/agent/etudes/reparation/${enPanne}/lettre`,
  ),
  page('agent/avis/[id]', 'service-social', ({ avis }) => `/agent/avis/${avis}`),
];

const HABILITATIONS: readonly PageAVoir[] = [
  page('habilitations', 'mairie', '/habilitations'),
  page(
    'habilitations/[id]',
    'mairie',
    ({ habilitationAccordee }) => `/habilitations/${habilitationAccordee}`,
  ),
  ...NOMS_DES_PARTIES.map((partie) =>
    page(
      'habilitations/[id]/[partie]',
      'mairie',
      ({ habilitation }) => `/habilitations/${habilitation}/${partie}`,
    ),
  ),
  page('habilitations/[id]', 'mairie', ({ habilitation }) => `/habilitations/${habilitation}`),
  page(
    'habilitations/[id]/jetons',
    'mairie',
    ({ habilitationAccordee }) => `/habilitations/${habilitationAccordee}/jetons`,
  ),
  page(
    'habilitations/[id]/prolongation',
    'mairie',
    ({ habilitationAccordee }) => `/habilitations/${habilitationAccordee}/prolongation`,
  ),
  page(
    'habilitations/[id]/notifications',
    'mairie',
    ({ habilitationAccordee }) => `/habilitations/${habilitationAccordee}/notifications`,
  ),
  page(
    'habilitations/[id]/interrogations',
    'mairie',
    ({ habilitationAccordee }) => `/habilitations/${habilitationAccordee}/interrogations`,
  ),
  page(
    'habilitations/[id]/interrogations/[interrogation]',
    'mairie',
    ({ habilitationAccordee, interrogation }) =>
      `/habilitations/${habilitationAccordee}/interrogations/${interrogation}`,
  ),
  page('agent/habilitations', 'instructrice', '/agent/habilitations?q=bn_production_inconnu'),
  page(
    'agent/habilitations/[id]',
    'instructrice',
    ({ habilitationDeposee }) => `/agent/habilitations/${habilitationDeposee}`,
  ),
  page(
    'agent/habilitations/[id]',
    'instructrice',
    ({ habilitationAccordee }) => `/agent/habilitations/${habilitationAccordee}`,
  ),
  page(
    'agent/habilitations/[id]/corriger/[partie]',
    'instructrice',
    ({ habilitationAccordee }) => `/agent/habilitations/${habilitationAccordee}/corriger/donnees`,
  ),
  page(null, 'autre-mairie', '/habilitations/00000000-0000-4000-8000-000000000000'),
];

const DPO: readonly PageAVoir[] = [
  page('agent/lectures', 'dpo', '/agent/lectures'),
  page('agent/oppositions', 'dpo', '/agent/oppositions'),
  page('agent/donnees-sensibles', 'dpo', '/agent/donnees-sensibles'),
  page('agent/lectures', 'dpo', '/agent/lectures?q=rien'),
  page('agent/lectures/inhabituelles', 'dpo', '/agent/lectures/inhabituelles?q=a&du=2026-01-01'),
  page(
    'agent/lectures/agents/[id]',
    'dpo',
    '/agent/lectures/agents/00000000-0000-4000-8000-000000000000?jour=2026-11-23',
  ),
  page('agent/conservation', 'dpo', '/agent/conservation'),
  page('agent/droits', 'dpo', '/agent/droits'),
  page('agent/droits/nouvelle', 'dpo', '/agent/droits/nouvelle'),
  page('agent/droits/consentements', 'dpo', '/agent/droits/consentements?q=INCONNU'),
  page('agent/droits/[id]', 'dpo', ({ exercice }) => `/agent/droits/${exercice}`),
  page('agent/conservation/[id]', 'dpo', ({ elimination }) => `/agent/conservation/${elimination}`),
];

const ADMIN = 'administrateur';
const ADMINISTRATION: readonly PageAVoir[] = [
  page('admin', ADMIN, '/admin'),
  page('admin/agents', ADMIN, '/admin/agents'),
  page('admin/agents/inscription', ADMIN, '/admin/agents/inscription'),
  page('admin/agents/[id]', ADMIN, ({ agent }) => `/admin/agents/${agent}`),
  page('admin/agents/[id]/vue', ADMIN, ({ agent }) => `/admin/agents/${agent}/vue`),
  page('admin/confirmations', ADMIN, '/admin/confirmations'),
  page('admin/delegations', ADMIN, '/admin/delegations'),
  page('admin/droits', ADMIN, '/admin/droits'),
  page('admin/rentree', ADMIN, '/admin/rentree?rentree=2027'),
  page('admin/relectures', ADMIN, '/admin/relectures'),
  page('admin/blocs', ADMIN, '/admin/blocs'),
  page('admin/cachets', ADMIN, '/admin/cachets'),
  page('admin/campagnes', ADMIN, '/admin/campagnes'),
  page('admin/campagnes/nouvelle', ADMIN, '/admin/campagnes/nouvelle'),
  page('admin/campagnes/[rentree]', ADMIN, '/admin/campagnes/2026'),
  page('admin/lectures', ADMIN, '/admin/lectures'),
  page('admin/exploitation', ADMIN, '/admin/exploitation'),
  page('admin/journal', ADMIN, '/admin/journal'),
  page('admin/bareme', ADMIN, '/admin/bareme'),
  page('admin/bareme/projection', ADMIN, '/admin/bareme/projection'),
  page('admin/bareme/saisie', ADMIN, '/admin/bareme/saisie'),
  page('admin/bareme/[id]', ADMIN, ({ annexe }) => `/admin/bareme/${annexe}`),
  page('agent/effets', 'ministere', '/agent/effets'),
  page('agent/effets/[id]', 'ministere', ({ effet }) => `/agent/effets/${effet}`),
  page('admin/bareme/[id]/correction', ADMIN, ({ annexe }) => `/admin/bareme/${annexe}/correction`),
];

export const PAGES: readonly PageAVoir[] = [
  ...PUBLIQUES,
  ...FAMILLES,
  ...DOSSIERS,
  ...SAISIE,
  ...ADMINISTRATION,
  ...DPO,
  ...HABILITATIONS,
];
