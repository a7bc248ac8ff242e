/** What each act leaves behind when it passes: the state, one line of the journal, its record, its letter, no more. */
import { describe, expect, test } from 'vitest';
import {
  BRANCHES,
  type Branche,
  COMPETENCES,
  competents,
  type Role,
  signeEnSonNom,
} from '#lib/droit/competence.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import { ACTES, type Acte, ligne } from '#lib/droit/procedure.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA, type Stade } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

const LE_JOUR = le('2026-11-10');
/** Acts that come later than the others. */
const JOURS: Partial<Record<Acte, string>> = {
  deposer_en_ligne: '2026-09-20',
  ecarter_recours_tardif: '2026-12-10',
  clore_requete: '2027-02-01',
  executer_annulation: '2027-02-01',
  constater_silence: '2026-11-11',
  constater_silence_recours: '2027-02-01',
  rappeler_pieces: '2026-09-30',
  relancer_avant_cloture: '2026-09-24',
  relancer_en_recommande: '2026-10-08',
};

/** Where each act starts from, and where it leads. */
const TRAJETS: Record<Acte, { depuis: Stade; vers: Etat }> = {
  enregistrer_reception: { depuis: 'brouillon', vers: 'deposee' },
  ouvrir_etude: { depuis: 'etude', vers: 'en_instruction' },
  proposer_etude: { depuis: 'etude_ouverte', vers: 'proposee' },
  demander_pieces_etude: { depuis: 'etude_ouverte', vers: 'incomplete' },
  deposer_en_ligne: { depuis: 'brouillon_en_ligne', vers: 'deposee' },
  corriger_reception: { depuis: 'en_instruction', vers: 'en_instruction' },
  recevoir_piece: { depuis: 'incomplete', vers: 'en_instruction' },
  accepter_piece: { depuis: 'a_verifier', vers: 'en_instruction' },
  ecarter_piece: { depuis: 'a_verifier', vers: 'incomplete' },
  joindre_fichiers: { depuis: 'en_instruction', vers: 'en_instruction' },
  completer_demande: { depuis: 'deposee', vers: 'deposee' },
  reporter_avis: { depuis: 'en_instruction', vers: 'en_instruction' },
  proposer: { depuis: 'deposee', vers: 'proposee' },
  instruire: { depuis: 'deposee', vers: 'en_instruction' },
  demander_pieces: { depuis: 'en_instruction', vers: 'incomplete' },
  signaler_attente_avis: { depuis: 'incomplete_avis', vers: 'incomplete' },
  retenir_avis_tardif: { depuis: 'avis_tardif', vers: 'en_instruction' },
  refuser_avis_tardif: { depuis: 'avis_tardif', vers: 'decidee' },
  attribuer: { depuis: 'en_instruction', vers: 'decidee' },
  refuser: { depuis: 'instruction_sans_droit', vers: 'decidee' },
  refuser_incompletude: { depuis: 'pieces_echues', vers: 'decidee' },
  refuser_hors_delai: { depuis: 'deposee_tard', vers: 'decidee' },
  declarer_irrecevable: { depuis: 'deposee_tard', vers: 'irrecevable' },
  admettre_hors_delai: { depuis: 'deposee_tard', vers: 'en_instruction' },
  notifier: { depuis: 'decidee_imprimee', vers: 'notifiee' },
  dater_reception: { depuis: 'notifiee', vers: 'notifiee' },
  rattraper_decision: { depuis: 'decidee_imprimee', vers: 'en_instruction' },
  confirmer_decision: { depuis: 'a_relire', vers: 'decidee' },
  renvoyer_decision: { depuis: 'a_relire', vers: 'decidee' },
  solliciter_avis: { depuis: 'en_instruction', vers: 'en_instruction' },
  verser_avis: { depuis: 'en_instruction', vers: 'en_instruction' },
  signer_courrier: { depuis: 'a_signer', vers: 'incomplete' },
  transmettre_requete: { depuis: 'notifiee', vers: 'notifiee' },
  deposer_memoire: { depuis: 'devant_le_juge', vers: 'notifiee' },
  clore_requete: { depuis: 'devant_le_juge', vers: 'notifiee' },
  executer_annulation: { depuis: 'devant_le_juge', vers: 'en_instruction' },
  envoyer_recommande: { depuis: 'notifiee', vers: 'notifiee' },
  signaler_retour: { depuis: 'notifiee', vers: 'notifiee' },
  renvoyer_courrier: { depuis: 'notifiee', vers: 'notifiee' },
  constater_silence: { depuis: 'en_instruction', vers: 'en_instruction' },
  constater_silence_recours: { depuis: 'refus_conteste', vers: 'notifiee' },
  relancer_avant_cloture: { depuis: 'deposee_nue', vers: 'deposee' },
  relancer_en_recommande: { depuis: 'relancee', vers: 'deposee' },
  rappeler_pieces: { depuis: 'pieces_echues', vers: 'incomplete' },
  former_recours: { depuis: 'notifiee', vers: 'notifiee' },
  accueillir_recours: { depuis: 'refus_conteste', vers: 'decidee' },
  maintenir_refus: { depuis: 'refus_conteste', vers: 'decidee' },
  maintenir_attribution: { depuis: 'attribution_contestee', vers: 'decidee' },
  envoyer_au_ministre: { depuis: 'devant_le_ministre', vers: 'notifiee' },
  executer_reponse_du_ministre: { depuis: 'devant_le_ministre', vers: 'en_instruction' },
  enregistrer_rejet_du_ministre: { depuis: 'devant_le_ministre', vers: 'notifiee' },
  rouvrir_sur_recours: { depuis: 'refus_conteste', vers: 'en_instruction' },
  ecarter_recours_tardif: { depuis: 'contestee_trop_tard', vers: 'notifiee' },
  inviter_a_presenter_ses_observations: { depuis: 'notifiee', vers: 'notifiee' },
  dater_invitation: { depuis: 'retrait_engage', vers: 'notifiee' },
  recevoir_observations: { depuis: 'retrait_engage', vers: 'notifiee' },
  renoncer_a_la_bourse: { depuis: 'notifiee', vers: 'notifiee' },
  retirer: { depuis: 'retrait_entendu', vers: 'retiree' },
  reprendre_bourse_d_ailleurs: { depuis: 'venue_d_ailleurs', vers: 'decidee' },
  constater_depart: { depuis: 'notifiee', vers: 'decidee' },
  constater_retour: { depuis: 'parti_ailleurs', vers: 'decidee' },
  suspendre_merite: { depuis: 'suspension_entendue', vers: 'decidee' },
  reprendre_merite: { depuis: 'merite_suspendu', vers: 'decidee' },
  abandonner_retrait: { depuis: 'retrait_entendu', vers: 'notifiee' },
  corriger_personne: { depuis: 'notifiee', vers: 'notifiee' },
  signaler_erreur: { depuis: 'notifiee', vers: 'notifiee' },
  demander_retenue: { depuis: 'absent', vers: 'notifiee' },
  retenir: { depuis: 'retenue_demandee', vers: 'notifiee' },
  ecarter_retenue: { depuis: 'retenue_demandee', vers: 'notifiee' },
  rendre_retenue: { depuis: 'retenue_justifiee', vers: 'notifiee' },
  dater_retenue: { depuis: 'retenue_notifiee', vers: 'notifiee' },
  maintenir_retenue: { depuis: 'retenue_contestee', vers: 'notifiee' },
  revoir_retenue: { depuis: 'retenue_contestee', vers: 'notifiee' },
  executer_ministre_sur_retenue: { depuis: 'retenue_devant_le_ministre', vers: 'notifiee' },
  executer_annulation_de_retenue: { depuis: 'retenue_devant_le_juge', vers: 'notifiee' },
  transferer: { depuis: 'parti', vers: 'notifiee' },
  rectifier: { depuis: 'erreur_signalee', vers: 'en_instruction' },
  ecarter_rectification: { depuis: 'erreur_signalee', vers: 'notifiee' },
  declarer_double_demande: { depuis: 'en_double', vers: 'irrecevable' },
  reprendre_apres_desistement: { depuis: 'autre_retiree', vers: 'deposee' },
  revenir_sur_le_retard: { depuis: 'retard_notifie', vers: 'deposee' },
  se_desister: { depuis: 'deposee', vers: 'desistee' },
  enregistrer_desistement: { depuis: 'deposee', vers: 'desistee' },
};

const TABLES = [
  'decision',
  'notification',
  'courrier',
  'proposition',
  'demande_de_pieces',
  'recours',
  'retrait',
  'rectification',
  'transfert',
  'retenue',
];
/** Those that open a withdrawal, or a renunciation. */
const ENGAGENT: readonly Acte[] = ['inviter_a_presenter_ses_observations', 'renoncer_a_la_bourse'];

async function compter({ dossierId }: Scene): Promise<Record<string, number>> {
  const parts = TABLES.map((table) =>
    table === 'notification'
      ? `(SELECT count(*)::int FROM notification n JOIN decision d ON d.id = n.decision_id WHERE d.dossier_id = $1) AS ${table}`
      : `(SELECT count(*)::int FROM ${table} WHERE dossier_id = $1) AS ${table}`,
  );
  const [compte] = await lire<Record<string, number>>(`SELECT ${parts}`, [dossierId]);
  return compte ?? {};
}

/** The collège public tries every role that may act, the lycée public the first two and the last, the others the first one. */
const lesBouts = (roles: readonly Role[]): readonly Role[] =>
  roles.length > 3 ? [...roles.slice(0, 2), ...roles.slice(-1)] : roles;
/** Of the same people in every branch, tried by all of them in one. */
const PAREIL: readonly Acte[] = ['corriger_personne'];

/** Of the people of another act, tried by all of them there. */
const COMME_DATER: readonly Acte[] = ['envoyer_recommande', 'signaler_retour', 'renvoyer_courrier'];

/** The étude automatique has no place at the CNED (C. II.B.1). */
const DE_L_ETUDE: readonly Acte[] = ['ouvrir_etude', 'proposer_etude', 'demander_pieces_etude'];

const DU_MERITE: readonly Acte[] = ['suspendre_merite', 'reprendre_merite'];

const SUR_RETENUE: readonly Acte[] = [
  'dater_retenue',
  'maintenir_retenue',
  'revoir_retenue',
  'executer_ministre_sur_retenue',
  'executer_annulation_de_retenue',
];

/** A recours is answered by its own authority, and by another reader than the first: whom the text says is tried apart. */
const quiLeFait = (acte: Acte, branche: Branche): readonly Role[] => {
  if (branche === 'cned' && DE_L_ETUDE.includes(acte)) return [];
  // Read again by another than who decided, where a delegation signs.
  if (acte === 'confirmer_decision' || acte === 'renvoyer_decision')
    return signeEnSonNom(branche) ? [] : ['delegue_recteur'];
  // Refusing to change what is decided is signed under a delegation.
  if (acte === 'ecarter_rectification' && !signeEnSonNom(branche))
    return rolesPour(acte, branche).filter((role) => competents(branche, 'decider').includes(role));
  // A bourse au mérite comes with the bourse de lycée alone.
  if (DU_MERITE.includes(acte) && !branche.startsWith('lycee')) return [];
  // Nobody retains at the CNED (C. VII.A).
  if (branche === 'cned' && SUR_RETENUE.includes(acte)) return [];
  // Above the chef of a collège public stands the recteur, who answers here.
  if (acte === 'envoyer_au_ministre' && branche === 'college_public') return [];
  // Nobody asks the chef of a collège public, who retains alone.
  if (acte === 'ecarter_retenue' && signeEnSonNom(branche)) return [];
  // Whose name the letter carries: who asked for the pieces, who decided.
  return acte === 'signer_courrier' || acte === 'rattraper_decision'
    ? competents(branche, acte === 'signer_courrier' ? 'demander_pieces' : 'decider').slice(0, 1)
    : ligne(acte).par === 'repondre_au_recours'
      ? [branche === 'college_public' ? 'chef_etablissement' : 'delegue_recteur']
      : // Whoever holds a letter comes by its code: acces-par-code.test.ts.
        rolesPour(acte, branche).filter((role) => role !== 'porteur');
};

const cas = BRANCHES.flatMap((branche) =>
  ACTES.filter((acte) => {
    const { horsDelai } = COMPETENCES[branche];
    const dAilleurs = horsDelai === 'refuser_hors_delai' ? 'declarer_irrecevable' : 'refuser_hors_delai';
    return acte !== dAilleurs;
  }).flatMap((acte) => {
    const roles = quiLeFait(acte, branche);
    const essayes =
      branche === 'college_public' && !COMME_DATER.includes(acte)
        ? roles
        : branche === 'lycee_public' && !PAREIL.includes(acte) && !COMME_DATER.includes(acte)
          ? lesBouts(roles)
          : roles.slice(0, 1);
    return essayes.map((role) => ({ branche, acte, role }));
  }),
);

describe('every act that the table allows', () => {
  test.each(cas)('$branche : $acte, by $role', async ({ branche, acte, role }) => {
    const { depuis, vers } = TRAJETS[acte];
    const s = await dossierA(depuis, branche);
    // The campaign of the CNED closes fifteen days later.
    const ecart = branche === 'cned' && acte.startsWith('relancer') ? 15 : 0;
    const leJour = le(JOURS[acte] ?? LE_JOUR.toString()).add({ days: ecart });
    const portee = await acteur(s, role, leJour);
    const avant = await compter(s);

    const accompli = await ACTES_DU_SERVEUR[acte](portee, { dossierId: s.dossierId, version: s.version });

    expect(accompli).toMatchObject({ dossierId: s.dossierId, etat: vers, version: s.version + 1 });
    const [dossier] = await lire('SELECT etat, version FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ etat: vers, version: s.version + 1 });

    const lignes = await lire(
      `SELECT acte, role, rang, auteur_genre, auteur_id, auteur_nom, jour::text, vers_etat, enregistrement_id
       FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(lignes).toHaveLength(s.version + 1);
    const { ecrit, courrier } = ligne(acte);
    expect(lignes.at(-1)).toEqual({
      acte,
      role,
      rang: s.version + 1,
      auteur_genre: portee.auteur.genre,
      auteur_id: portee.auteur.id,
      auteur_nom: portee.auteur.nom,
      jour: leJour.toString(),
      vers_etat: vers,
      enregistrement_id: ecrit ? expect.stringMatching(/^[0-9a-f-]{36}$/) : null,
    });

    const apres = await compter(s);
    const ecarts = Object.fromEntries(
      TABLES.map((table) => [table, (apres[table] ?? 0) - (avant[table] ?? 0)]),
    );
    expect(ecarts).toEqual({
      decision: ecrit === 'decision' ? 1 : 0,
      notification: ecrit === 'notification' ? 1 : 0,
      proposition: ecrit === 'proposition' ? 1 : 0,
      demande_de_pieces: ecrit === 'demande_de_pieces' ? 1 : 0,
      recours: acte === 'former_recours' ? 1 : 0,
      retrait: ENGAGENT.includes(acte) ? 1 : 0,
      rectification: acte === 'signaler_erreur' ? 1 : 0,
      transfert: acte === 'transferer' ? 1 : 0,
      retenue: ecrit === 'retenue' ? 1 : 0,
      courrier: courrier || acte === 'renvoyer_courrier' ? 1 : 0,
    });
    const commandes = await lire(
      `SELECT c.genre, j.identifier AS tache FROM courrier c
       JOIN graphile_worker._private_jobs p ON p.payload::jsonb->'courrierIds' ? c.id::text
       JOIN graphile_worker._private_tasks j ON j.id = p.task_id WHERE c.dossier_id = $1`,
      [s.dossierId],
    );
    if (courrier) expect(commandes).toContainEqual({ genre: courrier, tache: 'produire_courriers' });
    expect(commandes).toHaveLength(apres.courrier ?? 0);
  });
});
