/**
 * Twenty-five times more dossiers in the académie, the same work: each question of a screen is asked by each person who may,
 * at two sizes of the same base, and what PostgreSQL read is compared.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { avecLeTravail, type Travail } from '#bench/travail.ts';
import { choixDeLaBannette, pageDeBannette, voisinsDansLaBannette } from '#lib/bannette/queries.ts';
import { type Filtres, PLAFOND_DES_COMPTEURS } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { brouillonDeLEleve, mesBrouillons } from '#lib/demande/queries.ts';
import { chosesComptees } from '#lib/denombrement/queries.ts';
import { chercherEleves, classesConnues, etablissementsDeSaisie } from '#lib/eleve/queries.ts';
import { mesEnfants, suivreDossier } from '#lib/famille/queries.ts';
import { lotsAReprendre } from '#lib/lot/queries.ts';
import { chiffresDuPerimetre, lieuxDUneLigne, releves } from '#lib/pilotage/queries.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { chercher } from '#lib/recherche/queries.ts';
import { chargeDesCollegues } from '#lib/suivi/queries.ts';
import { type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { DANS_LA_FOULE, NOMS_DE_FOULE, planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const [PETITE, GRANDE] = [2_000, 50_000];
/** One dossier in so many has its form, pieces, decisions, letters and journal. */
const UNE = 5;
const LE_JOUR = le('2027-02-10');
const { uai } = ETABLISSEMENTS.collegePublic;

/** A dossier of the établissement that is asked about, complete, of this state. */
const DOSSIERS = `
  SELECT d.id, d.numero, d.tri::text || '~' || d.id AS cle, d.eleve_id, e.ine, r.sub
  FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN responsable r ON r.id = d.demandeur_id
  WHERE d.uai = '${uai}' AND d.etat = $1 AND r.sub LIKE 'foule-%' AND EXISTS (SELECT 1 FROM demande WHERE dossier_id = d.id)
  ORDER BY d.tri, d.id OFFSET 1 LIMIT 1`;

interface Connu {
  id: string;
  numero: string;
  cle: string;
  eleve_id: string;
  ine: string;
  sub: string;
}

let ouvert: Connu;
let clos: Connu;

const page = (filtres: Filtres) => (portee: Portee) => pageDeBannette(portee, RENTREE, filtres);
const cherche = (texte: string) => (portee: Portee) => chercher(portee, RENTREE, texte);
const courant = NOMS_DE_FOULE[0] ?? '';
const fautif = `${courant.slice(0, 2)}${courant[3]}${courant[2]}${courant.slice(4)}`;

/** Those of whoever asked for `ouvert`. */
const TELEPHONE = '06 39 98 76 54';
const COURRIEL = 'foule.unique@exemple.test';

const SANS_FILTRE = { branche: undefined, canal: undefined, du: undefined, au: undefined };
const LIGNE_DE_CHIFFRE = { serie: 'incomplets' as const, cle: 'avis_impot', ...SANS_FILTRE };

type Question = (portee: Portee) => Promise<unknown>;

/** What shows a list to an agent, wherever posted: it costs a full page at most. */
const PLEINE = 'première page';
const LISTES: Record<string, Question> = {
  [PLEINE]: page({}),
  'page lointaine': (portee) => page({ apres: ouvert.cle })(portee),
  'page d’avant': (portee) => page({ avant: ouvert.cle })(portee),
  'filtre d’état': page({ etat: 'deposee' }),
  'filtre d’état clos': page({ etat: 'notifiee' }),
  'filtre d’état sans réponse': page({ etat: 'proposee' }),
  'filtre de canal': page({ canal: 'en_ligne' }),
  'filtre de canal sans réponse': page({ canal: 'etude_automatique' }),
  'filtre de drapeau': page({ drapeau: 'a_examiner' }),
  'filtre de drapeau rare': page({ drapeau: DANS_LA_FOULE.drapeauRare }),
  'filtre de drapeau sans réponse': page({ drapeau: 'contrat_jeune_majeur' }),
  'filtre d’établissement': page({ uai }),
  'filtre de classe': page({ uai, classe: '5A' }),
  'filtre de classe sans réponse': page({ uai, classe: '9Z' }),
  'filtres ensemble': page({ etat: 'incomplete', canal: 'en_ligne', drapeau: 'a_examiner' }),
  'à faire': page({ urgence: 'a_faire' }),
  'hors délai': page({ urgence: 'hors_delai' }),
  'en retard': page({ urgence: 'en_retard' }),
  'en retard, à cause d’un recours': page({ urgence: 'en_retard', cause: 'recours' }),
  'refus implicites': page({ urgence: 'refus_implicites' }),
  'devant le tribunal': page({ urgence: 'requete' }),
  'pièces à regarder': page({ urgence: 'piece_a_verifier' }),
  'aujourd’hui': page({ urgence: 'aujourdhui' }),
  'sous sept jours': page({ urgence: 'sept_jours' }),
  incomplets: page({ urgence: 'incomplets' }),
  'à examiner': page({ urgence: 'a_examiner' }),
  'confiés à quelqu’un': page({ drapeau: 'confie:00000000-0000-4000-8000-000000000000' }),
  'en attente': page({ drapeau: 'en_attente' }),
};

/** Lists that look in many places, by state and by flag, before they show a page: each place costs the depth of an index. */
const EN_PLUSIEURS_LIEUX: readonly string[] = [
  'à faire',
  'en retard',
  'aujourd’hui',
  'sous sept jours',
  'refus implicites',
];

/** What finds, then shows a list of what was found. */
const RECHERCHES: Record<string, Question> = {
  'recherche par INE': (portee) => cherche(ouvert.ine)(portee),
  'recherche par la fin d’un INE': (portee) => cherche(ouvert.ine.slice(-6))(portee),
  'recherche par le début d’un INE': cherche('0000'),
  // Signs that few share, in a crowd numbered one after the other.
  'recherche par le milieu d’un INE': (portee) => cherche(ouvert.ine.slice(4, 10))(portee),
  'recherche par un milieu d’INE de personne': cherche('987654'),
  'recherche par un téléphone': cherche(TELEPHONE),
  'recherche par un courriel': cherche(COURRIEL),
  'recherche par un courriel inconnu': cherche('personne@exemple.test'),
  'recherche par numéro': (portee) => cherche(ouvert.numero)(portee),
  'recherche d’un nom rare': cherche(DANS_LA_FOULE.nomRare),
  'recherche d’un nom rare mal écrit': cherche('Wojtkeiwicz'),
  'recherche d’un nom courant': cherche(courant),
  'recherche d’un nom courant mal écrit': cherche(fautif),
  'recherche d’un nom et d’un prénom': cherche(`${courant} Léa`),
  'recherche d’un prénom': cherche('Léa'),
  'recherche de ce que personne ne porte': cherche('Xylqwzkvt'),
  'saisie : recherche d’un élève': (portee) => chercherEleves(portee, courant, RENTREE),
};

/** What an agent asks about one thing. */
const FICHES: Record<string, Question> = {
  'choix des filtres': (portee) => choixDeLaBannette(portee, RENTREE, uai),
  'voisins d’un dossier': (portee) => voisinsDansLaBannette(portee, RENTREE, {}, ouvert.id),
  'voisins sous un filtre': (portee) => voisinsDansLaBannette(portee, RENTREE, { etat: 'notifiee' }, clos.id),
  'ouverture d’un dossier': (portee) => consulterDossier(portee, clos.id, { onglet: 'resume' }),
  'répartition entre collègues': (portee) => chargeDesCollegues(portee, RENTREE),
  'lots à reprendre': (portee) => lotsAReprendre(portee),
  'pilotage : les chiffres': (portee) => chiffresDuPerimetre(portee, RENTREE, {}),
  'pilotage : les mois arrêtés': (portee) => releves(portee, RENTREE),
  'pilotage : les lieux d’un chiffre': (portee) => lieuxDUneLigne(portee, RENTREE, LIGNE_DE_CHIFFRE),
  'pilotage : les dossiers d’un chiffre': (portee) =>
    chosesComptees(portee, { annee: RENTREE, uai }, LIGNE_DE_CHIFFRE, 0),
  'saisie : mes brouillons': (portee) => mesBrouillons(portee, RENTREE),
  'saisie : brouillon d’un élève': (portee) => brouillonDeLEleve(portee, ouvert.eleve_id, RENTREE),
  'saisie : établissements': (portee) => etablissementsDeSaisie(portee),
  'saisie : classes': (portee) => classesConnues(portee, RENTREE, uai),
};

const DE_FAMILLE: Record<string, Question> = {
  'mes enfants': (portee) => mesEnfants(portee, RENTREE),
  'suivi d’un dossier': (portee) => suivreDossier(portee, clos.id),
};

const COMPTEURS: Record<string, Question> = {
  compteurs: (portee) => compteursDeBannette(portee, RENTREE, {}),
  'compteurs sous un filtre': (portee) => compteursDeBannette(portee, RENTREE, { etat: 'notifiee' }),
};

const QUI: Record<string, { portee: () => Promise<Portee>; questions: Record<string, Question> }> = {
  'agent d’un établissement': {
    portee: () => agent(agentDe('collegePublic', 'secretariat'), LE_JOUR),
    questions: { ...LISTES, ...RECHERCHES, ...FICHES, ...COMPTEURS },
  },
  'agent d’une académie': {
    portee: () => agent(agentDeLAcademie('09', 'responsable_sab'), LE_JOUR),
    questions: { ...LISTES, ...RECHERCHES, ...FICHES, ...COMPTEURS },
  },
  famille: {
    portee: async () => {
      const portee = await porteeDeFamille(clos.sub, LE_JOUR);
      if (!portee) throw new Error(clos.sub);
      return portee;
    },
    questions: DE_FAMILLE,
  },
};

const CAS = Object.entries(QUI).flatMap(([qui, { questions }]) =>
  Object.keys(questions).map((question) => [qui, question] as const),
);
const mesures = new Map<string, Travail[]>();

const mesurer = (): Promise<void> =>
  avecLeTravail(falsifier, async (travailDe) => {
    for (const [qui, { portee, questions }] of Object.entries(QUI)) {
      const personne = await portee();
      for (const [question, lecture] of Object.entries(questions)) {
        const cle = `${qui} : ${question}`;
        const travail = await travailDe(() => lecture(personne));
        mesures.set(cle, [...(mesures.get(cle) ?? []), travail]);
      }
    }
  });

/** Counts are made by the worker: a page reads them whatever the crowd. */
async function mesurerApresLeReleve(): Promise<void> {
  await releverLesChiffres(LE_JOUR);
  await falsifier('VACUUM (ANALYZE) chiffre');
  await mesurer();
}

beforeAll(async () => {
  const modeles = await raconterLesModeles();
  await planterFoule(falsifier, modeles, { de: 1, a: PETITE }, UNE);
  [ouvert, clos] = (await Promise.all(
    ['en_instruction', 'notifiee'].map(async (etat) => (await lire<Connu>(DOSSIERS, [etat]))[0] as Connu),
  )) as [Connu, Connu];
  await falsifier(
    `UPDATE responsable SET telephone = '${TELEPHONE}', courriel = '${COURRIEL}' WHERE sub = '${ouvert.sub}'`,
  );
  await mesurerApresLeReleve();
  await planterFoule(falsifier, modeles, { de: PETITE + 1, a: GRANDE }, UNE);
  await mesurerApresLeReleve();
});

/** What a bigger base may add to any question: a level in the indexes that each row shown goes through. */
const MARGE: Travail = { lignes: 50, pages: 120 };

/** What a counter adds once it stops at its plafond: its rows, and the pages of an index that hold them. */
const COMPTEUR_PLEIN: Travail = {
  lignes: PLAFOND_DES_COMPTEURS + 1,
  pages: Math.ceil((PLAFOND_DES_COMPTEURS + 1) / 80),
};

/** What a question may cost at the great size, from what it and a full page cost at the small one. */
function permis(question: string, petit: Travail, pleine: Travail): Travail {
  const pour = (mesure: keyof Travail): number => {
    const de = petit[mesure];
    if (question in RECHERCHES || EN_PLUSIEURS_LIEUX.includes(question)) return de + pleine[mesure];
    if (question in LISTES) return Math.max(de, pleine[mesure]);
    return question in COMPTEURS ? de + 6 * COMPTEUR_PLEIN[mesure] : de;
  };
  return { lignes: 1.2 * pour('lignes') + MARGE.lignes, pages: 1.2 * pour('pages') + MARGE.pages };
}

describe.each(Object.keys(QUI))('%s', (qui) => {
  test.each(CAS.filter(([personne]) => personne === qui).map(([, question]) => question))(
    '%s: the same work in a crowd',
    (question) => {
      const [petit, grand] = mesures.get(`${qui} : ${question}`) ?? [];
      if (!petit || !grand) throw new Error(question);
      const pleine = mesures.get(`${qui} : ${PLEINE}`)?.[0] ?? petit;
      const permise = permis(question, petit, pleine);
      expect(grand.lignes).toBeLessThanOrEqual(permise.lignes);
      expect(grand.pages).toBeLessThanOrEqual(permise.pages);
    },
  );
});
