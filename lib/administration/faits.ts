/** The words of the acts of administration: what the register and the pages say of each. */
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { type Branche, LIBELLES_ROLES, type Role } from '#lib/droit/competence.ts';
import { type Emetteur, type LettreABloc, LIBELLES_EMETTEURS } from '#lib/droit/courrier/bloc-de-texte.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { RISQUES } from '#lib/droit/relecture-risques.ts';

/** Each act that changes something, as a noun. */
const ACTES = {
  inscrire_agent: 'inscription d’un agent',
  corriger_agent: 'correction d’une fiche',
  ouvrir_affectation: 'ouverture d’une affectation',
  fermer_affectation: 'fermeture d’une affectation',
  prolonger_affectation: 'prolongation d’une affectation',
  ouvrir_delegation: 'délégation de signature',
  fermer_delegation: 'fermeture d’une délégation',
  prolonger_delegation: 'prolongation d’une délégation',
  ouvrir_campagne: 'enregistrement d’une campagne',
  regler_campagne: 'correction d’une campagne',
  prolonger_campagne: 'prolongation d’une campagne',
  passer_rentree: 'passage à une rentrée',
  revenir_rentree: 'retour d’un passage de rentrée',
  ouvrir_academie: 'ouverture de la campagne dans une académie',
  arreter_academie: 'arrêt de la campagne dans une académie',
  reprendre_academie: 'reprise de la campagne dans une académie',
  rejouer_tache: 'tâche rejouée',
  regler_relecture: 'réglage de la seconde lecture',
  regler_bloc: 'texte ajouté à un courrier',
  importer_certificat: 'certificat de 2D-DOC importé',
  retirer_certificat: 'certificat de 2D-DOC retiré',
} as const;
export type ActeDAdministration = keyof typeof ACTES;

const NOMS: Readonly<Record<string, string>> = { ...ACTES, voir_comme: 'regard sur ce que voit un agent' };

const SUITES: Readonly<Record<string, string>> = {
  proposer: 'proposition : ',
  confirmer: 'confirmation : ',
  ecarter: 'mise à l’écart : ',
};

/** What was done, from the name that the register gives it: "proposition : délégation de signature". */
export function nommerActe(acte: string): string {
  const [, suite = '', nu = acte] = /^(proposer|confirmer|ecarter)_(.+)$/.exec(acte) ?? [];
  return `${SUITES[suite] ?? ''}${NOMS[nu] ?? nu}`;
}

/** Days as the contents of an act keep them. */
interface Jours {
  du?: string;
  au?: string | null;
  ouverture?: string;
  cloture?: string;
  cloture_cned?: string;
  fin_annee_scolaire?: string;
}

/** What an act says, under the names of the base's columns. */
export interface ContenuDActe extends Jours {
  agent?: string;
  prenom?: string;
  nom?: string;
  courriel?: string;
  sub?: string;
  role?: Role;
  uai?: string;
  academie?: string;
  qualite?: string;
  reference?: string;
  branches?: Branche[];
  rentree?: number;
  source?: string;
  premieres?: number;
  part?: number;
  risques?: readonly string[];
  lettre?: LettreABloc;
  emetteur?: Emetteur;
  texte?: string;
  autorite?: string;
  certificat?: string;
  sujet?: string;
  empreinte?: string;
  /** Of a job that is played again. */
  numero?: string;
  motif?: string;
  avant?: Jours & {
    tache?: string;
    prenom?: string;
    nom?: string;
    courriel?: string;
    source?: string;
    premieres?: number;
    part?: number;
    risques?: readonly string[];
    texte?: string;
  };
}

/** What a person reads for a branch of the procedure. */
export const LIBELLES_BRANCHES: Readonly<Record<Branche, string>> = {
  college_public: 'collèges publics',
  college_prive: 'collèges privés',
  lycee_public: 'lycées publics',
  lycee_prive: 'lycées privés',
  cned: 'Cned',
};

const court = (iso: string): string => ecrireJourCourt(jour(iso));

const DATES_DE_CAMPAGNE = [
  ['ouverture', 'ouverture'],
  ['cloture', 'clôture'],
  ['cloture_cned', 'clôture du Cned'],
  ['fin_annee_scolaire', 'fin de l’année scolaire'],
] as const;

function direDatesDeCampagne({ avant, ...apres }: ContenuDActe): string[] {
  return DATES_DE_CAMPAGNE.flatMap(([cle, nom]) => {
    const [ancienne, nouvelle] = [avant?.[cle], apres[cle]];
    if (!nouvelle || ancienne === nouvelle) return [];
    return [`${nom} : ${ancienne ? `${court(ancienne)} → ` : ''}${court(nouvelle)}`];
  });
}

function direDates({ du, au, avant }: ContenuDActe): string[] {
  const fin = au ? court(au) : 'sans fin';
  if (avant && 'du' in avant) return [`dernier jour : ${avant.au ? court(avant.au) : 'sans fin'} → ${fin}`];
  return du ? [au ? `du ${court(du)} au ${fin}` : `à partir du ${court(du)}, sans fin`] : [];
}

interface ReglageDit {
  premieres?: number;
  part?: number;
  risques?: readonly string[];
}

const direLesRisques = (risques: readonly string[]): string =>
  Object.entries(RISQUES)
    .flatMap(([risque, { libelle }]) => (risques.includes(risque) ? libelle : []))
    .join(', ');

/** What an académie asks to be read twice: "les 5 premières décisions, puis 10 %, et à risque (revenu proche d’un plafond)". */
export const direReglage = ({ premieres = 0, part = 0, risques = [] }: ReglageDit): string => {
  const nombres = [premieres > 0 ? `les ${premieres} premières décisions` : '', part > 0 ? `${part} %` : '']
    .filter(Boolean)
    .join(', puis ');
  const cibles = risques.length > 0 ? `à risque (${direLesRisques(risques)})` : '';
  return [nombres, cibles].filter(Boolean).join(', et ') || 'aucune seconde lecture';
};

const direReglages = ({ avant, ...apres }: ContenuDActe): string[] =>
  apres.part === undefined ? [] : [`${avant ? `${direReglage(avant)} → ` : ''}${direReglage(apres)}`];

const direTexte = (texte: string | undefined): string => (texte ? `« ${texte} »` : 'aucun texte');

const direBloc = ({ lettre, emetteur, texte, avant }: ContenuDActe): string[] =>
  lettre && emetteur
    ? [
        `${LETTRES[lettre].libelle}, ${LIBELLES_EMETTEURS[emetteur]}`,
        `${avant?.texte ? `${direTexte(avant.texte)} → ` : ''}${direTexte(texte)}`,
      ]
    : [];

const direCertificat = ({ autorite, certificat, sujet, empreinte }: ContenuDActe): string[] =>
  autorite
    ? [`${autorite} ${certificat}`, sujet ?? '', empreinte ? `empreinte SHA-256 ${empreinte}` : '']
    : [];

/** Names that stand behind the codes: places by uai or academie code. */
export type NomsDesLieux = Pick<ReadonlyMap<string, string>, 'get'>;

/** What an act changes, in a few short pieces; `lieux` names its place. Whom it is about stands apart. */
export function detaillerActe(contenu: ContenuDActe, lieux: NomsDesLieux): string[] {
  const { role, uai, academie, reference, branches = [], avant, rentree: annee } = contenu;
  const lieu = uai ?? academie;
  return [
    annee ? `rentrée ${ecrireAnnee(rentree(annee))}` : '',
    role ? LIBELLES_ROLES[role] : '',
    lieu ? (lieux.get(lieu) ?? lieu) : role ? 'national' : '',
    reference ?? '',
    ...(branches.length > 0 ? [branches.map((branche) => LIBELLES_BRANCHES[branche]).join(', ')] : []),
    ...direDates(contenu),
    ...direDatesDeCampagne(contenu),
    ...direReglages(contenu),
    ...direBloc(contenu),
    ...direCertificat(contenu),
    avant?.tache ? `${avant.tache}, n° ${contenu.numero}` : '',
    avant?.courriel && avant.courriel !== contenu.courriel
      ? `courriel : ${avant.courriel} → ${contenu.courriel}`
      : '',
    avant?.nom && `${avant.prenom} ${avant.nom}` !== `${contenu.prenom} ${contenu.nom}`
      ? `nom : ${avant.prenom} ${avant.nom} → ${contenu.prenom} ${contenu.nom}`
      : '',
  ].filter(Boolean);
}
