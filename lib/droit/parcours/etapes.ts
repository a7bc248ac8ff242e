import { BUREAU_DE_L_ETABLISSEMENT, type Role } from '../competence.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import { estCodePiece } from '../pieces.ts';
import { PIECES } from '../pieces-liste.ts';
import { type Acte, ligne } from '../procedure.ts';

/** A line of the journal, without the name of its author. */
export interface FaitDuJournal {
  rang: number;
  acte: Acte;
  role: Role;
  jour: Jour;
  contenu: Readonly<Record<string, unknown>>;
}

/** Who acts in a dossier, as a family knows them: a place, never a person. */
export interface Lieux {
  etablissement: string;
  service: string;
}

/** What happened, told to the family. */
export interface EtapeVecue {
  rang: number;
  titre: string;
  jour: Jour;
  qui: string;
  detail?: string;
}

const nommerPiece = (code: unknown): string =>
  typeof code === 'string' && estCodePiece(code) ? PIECES[code].libelle : 'une pièce';

function nommerLeLieu(role: Role, { etablissement, service }: Lieux): string {
  if (role === 'famille') return 'vous';
  if (role === 'porteur') return 'vous, avec le code d’un courrier';
  if (role === 'systeme') return 'l’application';
  const enEtablissement: readonly Role[] = BUREAU_DE_L_ETABLISSEMENT;
  return enEtablissement.includes(role) ? etablissement : service;
}

/** What happens to the record of a person, pupil or responsable, as the journals of its dossiers tell it. */
export const FAITS_DE_PERSONNE = {
  eleve: 'Les informations de l’élève sont corrigées',
  responsable: 'Vos coordonnées sont corrigées',
  absences: 'Des absences de l’élève sont enregistrées ou appréciées',
  reunion: 'Deux fiches de la même personne sont réunies',
  separation: 'Deux fiches réunies par erreur sont séparées',
  scolarite: 'L’établissement a mis à jour la scolarité de l’élève',
  mouvement: 'Un changement d’établissement ou de formation est signalé',
  rattachement: 'Un compte en ligne est rattaché à votre nom',
  detachement: 'Le compte en ligne n’est plus rattaché à votre nom',
} as const;
export type FaitDePersonne = keyof typeof FAITS_DE_PERSONNE;

const titreDePersonne = (fait: unknown): string =>
  FAITS_DE_PERSONNE[fait as FaitDePersonne] ?? 'Une information est corrigée';

type Contenu = FaitDuJournal['contenu'];
type Titre = string | ((contenu: Contenu, role: Role) => string);

/** Null: an act of the office that changes nothing for the family, and is not told. */
const TITRES: Record<Acte, Titre | null> = {
  enregistrer_reception: 'Votre demande est enregistrée',
  deposer_en_ligne: 'Votre demande est enregistrée',
  corriger_reception: 'La date de réception de votre demande est corrigée',
  recevoir_piece: ({ code }) => `Pièce reçue : ${nommerPiece(code)}`,
  accepter_piece: ({ code }) => `Pièce vérifiée : ${nommerPiece(code)}`,
  ecarter_piece: 'Une pièce est à renvoyer',
  joindre_fichiers: null,
  completer_demande: 'Votre demande est complétée',
  reporter_avis: 'Votre avis d’impôt est pris en compte',
  ouvrir_etude: 'Votre droit à une bourse est étudié, comme vous l’avez accepté',
  proposer_etude: 'L’étude est faite : la décision va être signée',
  demander_pieces_etude: 'Des pièces vous sont demandées, que l’étude n’a pas trouvées',
  proposer: 'Votre demande est transmise au service académique',
  instruire: 'L’étude de votre demande a commencé',
  demander_pieces: 'Des pièces vous sont demandées',
  signaler_attente_avis: 'Votre avis d’impôt viendra plus tard : c’est noté',
  retenir_avis_tardif: 'Votre avis d’impôt, venu après le délai, est retenu',
  refuser_avis_tardif: 'Bourse refusée : votre avis d’impôt est venu trop tard',
  attribuer: ({ echelon }) =>
    typeof echelon === 'number' ? `Bourse attribuée, échelon ${echelon}` : 'Bourse attribuée',
  refuser: 'Bourse refusée',
  refuser_incompletude: 'Bourse refusée : les pièces demandées ne sont pas arrivées',
  refuser_hors_delai: 'Demande refusée : elle est arrivée après la clôture',
  declarer_irrecevable: 'Demande déclarée irrecevable',
  admettre_hors_delai: 'Le retard de votre demande est accepté',
  notifier: 'Le courrier de la décision vous est envoyé',
  dater_reception: (_, role) =>
    role === 'famille' ? 'Vous avez ouvert le courrier' : 'La réception du courrier est datée',
  signer_courrier: 'Le courrier est signé et posté',
  rattraper_decision: 'L’étude de votre demande reprend',
  confirmer_decision: null,
  renvoyer_decision: null,
  solliciter_avis: null,
  verser_avis: null,
  envoyer_recommande: 'Le courrier vous est envoyé en recommandé',
  signaler_retour: 'Le courrier nous est revenu : donnez votre adresse à l’établissement',
  renvoyer_courrier: 'Le courrier vous est envoyé de nouveau, à votre autre adresse',
  constater_silence: 'Pas de réponse dans le délai : un courrier vous dit ce qui en résulte',
  constater_silence_recours: 'Pas de réponse à votre recours dans le délai : un courrier vous l’explique',
  relancer_avant_cloture: 'Un rappel vous est envoyé avant la clôture de la campagne',
  relancer_en_recommande: 'Un rappel vous est envoyé en recommandé avant la clôture',
  rappeler_pieces: 'Les pièces attendues vous sont rappelées',
  former_recours: 'Votre recours est reçu',
  accueillir_recours: 'Votre recours est accepté : la bourse est attribuée',
  maintenir_refus: 'Réponse à votre recours : la décision est maintenue',
  maintenir_attribution: 'Réponse à votre recours : l’échelon est maintenu',
  rouvrir_sur_recours: 'Votre recours est accepté : votre demande est examinée de nouveau',
  ecarter_recours_tardif: 'Réponse à votre recours : il est arrivé trop tard',
  transmettre_requete: 'Votre requête devant le tribunal est transmise au recteur',
  deposer_memoire: 'L’administration a répondu au tribunal',
  clore_requete: 'La décision du tribunal est enregistrée',
  envoyer_au_ministre: 'Votre recours est envoyé au ministre',
  executer_reponse_du_ministre: 'Le ministre a accepté votre recours : votre demande est examinée de nouveau',
  enregistrer_rejet_du_ministre: 'Le ministre a répondu à votre recours : la décision reste la même',
  executer_annulation_de_retenue:
    'Le tribunal a annulé la retenue : elle vous est rendue, en tout ou en partie',
  executer_annulation: 'Le tribunal a annulé la décision : votre demande est examinée de nouveau',
  inviter_a_presenter_ses_observations: ({ motif }) =>
    motif === 'merite_assiduite' || motif === 'merite_resultats'
      ? 'Une suspension de la bourse au mérite est envisagée : vous pouvez présenter vos observations'
      : 'Un retrait de la bourse est envisagé : vous pouvez présenter vos observations',
  dater_invitation: (_, role) =>
    role === 'famille' ? 'Vous avez ouvert l’invitation' : 'La réception de l’invitation est datée',
  recevoir_observations: 'Vos observations sont reçues',
  renoncer_a_la_bourse: 'Votre renonciation à la bourse est reçue',
  retirer: ({ motif }) => (motif === 'renonciation' ? 'Bourse terminée, à votre demande' : 'Bourse retirée'),
  suspendre_merite: 'Bourse au mérite suspendue : le reste de la bourse continue',
  reprendre_merite: 'La bourse au mérite reprend',
  abandonner_retrait: 'La bourse continue',
  demander_retenue: 'Des absences sont signalées : une retenue sur la bourse est demandée',
  retenir: 'Retenue sur la bourse pour absences injustifiées',
  dater_retenue: 'La réception du courrier de la retenue est datée',
  ecarter_retenue: 'La retenue demandée n’est pas faite',
  rendre_retenue: 'Une retenue vous est rendue',
  maintenir_retenue: 'Réponse à votre recours : la retenue est maintenue',
  revoir_retenue: 'Votre recours est accepté : la retenue vous est rendue, en tout ou en partie',
  executer_ministre_sur_retenue:
    'Le ministre a accepté votre recours : la retenue vous est rendue, en tout ou en partie',
  corriger_personne: ({ fait }) => titreDePersonne(fait),
  declarer_double_demande: 'Demande déclarée irrecevable : une seule peut être examinée par élève',
  revenir_sur_le_retard:
    'Votre demande n’était pas en retard : elle est reprise à sa date, et va être examinée',
  reprendre_apres_desistement: 'Votre demande est reprise à sa date, et va être examinée',
  signaler_erreur: 'L’erreur que vous signalez est enregistrée',
  rectifier: 'Votre demande est rectifiée, comme vous l’avez signalé',
  ecarter_rectification: 'L’erreur que vous signalez est examinée : rien n’est changé',
  reprendre_bourse_d_ailleurs: ({ echelon }) =>
    typeof echelon === 'number'
      ? `La bourse attribuée ailleurs continue ici, échelon ${echelon}`
      : 'La bourse attribuée ailleurs continue ici',
  constater_retour: 'L’élève est revenu : sa bourse reprend',
  constater_depart: 'L’élève a quitté nos établissements : le versement s’arrête ici',
  transferer: 'Votre dossier est transmis au nouvel établissement de l’élève',
  se_desister: 'Vous avez renoncé à cette demande',
  enregistrer_desistement: 'Votre renonciation à cette demande est enregistrée',
};

function recuLeDe(reception: unknown): Jour | null {
  const lu = (reception as { recuLe?: unknown } | undefined)?.recuLe;
  return typeof lu === 'string' ? jour(lu) : null;
}

/** A décision modificative says which one it modifies, and the primes that change. */
const direLaModification = ({ modifieLe, change }: Contenu): string | undefined =>
  typeof modifieLe === 'string'
    ? `Elle modifie la décision du ${ecrireJour(jour(modifieLe))}${typeof change === 'string' && change ? ` : ${change}` : ''}.`
    : undefined;

/** What becomes of a bourse attributed in the other type of établissement, by the type that it goes to. */
const PASSAGES = {
  lycee:
    'la bourse de collège et celle du lycée ne se calculent pas de la même façon. Le service académique décide donc de la bourse de lycée, sur les mêmes revenus : vous n’avez rien à envoyer. Le collège verse sa bourse jusqu’à la fin du trimestre.',
  college:
    'la bourse de lycée et celle du collège ne se calculent pas de la même façon. Une nouvelle décision est donc prise pour le collège, sur les mêmes revenus : vous n’avez rien à envoyer. Le lycée verse sa bourse jusqu’à la fin du trimestre.',
};

const direLeDernierJour = ({ dernierJour }: Contenu): string | undefined =>
  typeof dernierJour === 'string' ? `Dernier jour : ${ecrireJour(jour(dernierJour))}.` : undefined;

const direRecueLe = ({ recuLe }: Contenu): string | undefined =>
  typeof recuLe === 'string' ? `Reçue le ${ecrireJour(jour(recuLe))}.` : undefined;

const DETAILS: Partial<Record<Acte, (contenu: Contenu) => string | undefined>> = {
  attribuer: direLaModification,
  refuser: direLaModification,
  enregistrer_reception: ({ recuLe, horsDelai }) =>
    typeof recuLe === 'string'
      ? `Formulaire reçu le ${ecrireJour(jour(recuLe))}${horsDelai === true ? ', après la clôture de la campagne' : ''}.`
      : undefined,
  deposer_en_ligne: ({ recuLe }) =>
    typeof recuLe === 'string' ? `Demande envoyée en ligne le ${ecrireJour(jour(recuLe))}.` : undefined,
  corriger_reception: ({ avant, apres }) => {
    const [ancienne, nouvelle] = [recuLeDe(avant), recuLeDe(apres)];
    return ancienne && nouvelle
      ? `Formulaire reçu le ${ecrireJour(nouvelle)}, et non le ${ecrireJour(ancienne)} : un nouvel accusé de réception vous est envoyé.`
      : undefined;
  },
  demander_pieces: ({ pieces }) =>
    Array.isArray(pieces) ? `${pieces.map(nommerPiece).join(' ; ')}.` : undefined,
  ecarter_piece: ({ pieces }) =>
    Array.isArray(pieces) ? `${pieces.map(nommerPiece).join(' ; ')}.` : undefined,
  dater_reception: ({ recuLe }) =>
    typeof recuLe === 'string' ? `Reçu le ${ecrireJour(jour(recuLe))}.` : undefined,
  dater_invitation: direRecueLe,
  dater_retenue: direRecueLe,
  revenir_sur_le_retard: ({ motivation }) => (typeof motivation === 'string' ? motivation : undefined),
  ecarter_rectification: ({ motivation }) => (typeof motivation === 'string' ? motivation : undefined),
  transferer: ({ accueil, suivi, passage, manqueDu, entreeLe }) =>
    typeof accueil === 'string'
      ? `${accueil} : ${passage === 'lycee' || passage === 'college' ? PASSAGES[passage] : suivi === true ? 'votre demande y est instruite, rien n’est à refaire.' : 'la bourse y continue, rien n’est à redemander.'}${typeof manqueDu === 'string' && typeof entreeLe === 'string' ? ` La classe manquée entre les deux, du ${ecrireJour(jour(manqueDu))} à l’entrée, le ${ecrireJour(jour(entreeLe))}, n’est pas versée.` : ''}`
      : undefined,
  constater_depart: ({ etablissement, arretLe }) =>
    typeof arretLe === 'string'
      ? `${typeof etablissement === 'string' ? `${etablissement} : la` : 'La'} bourse est versée ici jusqu’au ${ecrireJour(jour(arretLe))}.`
      : undefined,
  constater_retour: ({ debutLe }) =>
    typeof debutLe === 'string'
      ? `Elle est versée de nouveau à partir du ${ecrireJour(jour(debutLe))}.`
      : undefined,
  retirer: direLeDernierJour,
  suspendre_merite: direLeDernierJour,
  reprendre_merite: ({ premierJour }) =>
    typeof premierJour === 'string' ? `Premier jour : ${ecrireJour(jour(premierJour))}.` : undefined,
};

/**
 * The history of a dossier in the family's words, oldest first. No agent is named. A decision says what it decides
 * only once it is notified: before, the letter has not left and nothing runs.
 */
export function etapesVecues(journal: readonly FaitDuJournal[], lieux: Lieux): EtapeVecue[] {
  // What became of each decision: notified, or called back before its letter left.
  const suites = journal.filter(({ acte }) => acte === 'notifier' || acte === 'rattraper_decision');
  const estConnue = (rang: number): boolean =>
    suites.toSorted((a, b) => a.rang - b.rang).find((suite) => suite.rang > rang)?.acte === 'notifier';
  return journal
    .toSorted((a, b) => a.rang - b.rang)
    .flatMap(({ rang, acte, role, jour: leJour, contenu }) => {
      const qui = nommerLeLieu(role, lieux);
      if (ligne(acte).decision && !estConnue(rang))
        return [{ rang, titre: 'Une décision est prise', jour: leJour, qui }];
      const titre = TITRES[acte];
      if (titre === null) return [];
      const detail = DETAILS[acte]?.(contenu);
      return [
        {
          rang,
          titre: typeof titre === 'string' ? titre : titre(contenu, role),
          jour: leJour,
          qui,
          ...(detail ? { detail } : {}),
        },
      ];
    });
}
