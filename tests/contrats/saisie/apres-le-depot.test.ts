/** Nothing is stuck after the deposit: « Compléter la demande » and « Saisir les revenus de l’avis » give what the form did not. */
import { describe, expect, test } from 'vitest';
import { champsDeComplement } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/champs-de-complement.ts';
import { champsReportDAvis } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/champs-de-piece.ts';
import { champsDeRectification } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/champs-de-rectification.ts';
import { NATURES_DE_L_AVIS } from '#components/libelles.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import { type CodePiece, porteLesRevenus } from '#lib/droit/pieces-liste.ts';
import { questionsDe } from '#lib/droit/questions/questions.ts';
import { REPONSES_RECTIFIABLES } from '#lib/rectification/schema.ts';
import { champsComplets, nomDuFait, relireDemande, saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { champsManques, FAITS_DE_LA_BASE } from './champs-manques.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

/** Whose avis the act takes, by the part of the form that keeps it. */
const AVIS = { demandeur: 'ressources.avis.', concubin: 'ressources.avisConcubin.' };

/** The form without these answers. */
const sans = (...noms: string[]): Valeurs =>
  Object.fromEntries(
    Object.entries(COMPLET).filter(([nom]) => !noms.some((ote) => nom === ote || nom.startsWith(`${ote}.`))),
  );

interface Depose {
  valeurs: Valeurs;
  pieces?: readonly CodePiece[];
  scolarite?: Partial<typeof CONTEXTE.scolarite>;
  typeBourse?: 'college' | 'lycee';
}

function consultationDe({ valeurs, scolarite: ecart }: Depose, manques?: { champ: string }[]) {
  const scolarite = { ...CONTEXTE.scolarite, ...ecart };
  const demande = relireDemande(saisieDuFormulaire(valeurs));
  const situation = situationDe(demande, { ...CONTEXTE, scolarite }, jour(CONTEXTE.jour));
  const lu = examiner(situation);
  const examen = manques ? { genre: 'incalculable', manques } : lu;
  const dossier = { etablissement: scolarite.etablissement, scolarite, rentree: CONTEXTE.annee };
  const contexte = { faits: { doubleDemande: null } };
  return { dossier, demande, situation, examen, lu, contexte };
}

/** The answers that the two acts would take of this dossier, by the name that the form gives them. */
function nomsDonnables(depose: Depose, manques?: { champ: string }[]): string[] {
  const consultation = consultationDe(depose, manques) as never;
  const proposes = champsDeComplement(consultation).map(({ nom }) => nom);
  const admis = proposes.filter((nom) => champsComplets({}, { [nom]: 'x' }).champs.length > 0);
  if (!depose.pieces?.some(porteLesRevenus)) return admis;
  const champs = champsReportDAvis(consultation);
  const qui = champs.find(({ nom }) => nom === 'qui');
  const prefixes = qui?.sorte === 'choix' ? qui.options : [];
  const lignes = champs.map(({ nom }) => nom).filter((nom) => nom !== 'qui');
  return [
    ...admis,
    ...prefixes.flatMap(({ valeur }) => lignes.map((nom) => AVIS[valeur as keyof typeof AVIS] + nom)),
  ];
}

/** What the law says once the acts have taken, time after time, all that they can of what the family answers. */
function completer(depose: Depose, reponses: Valeurs) {
  for (let courant = depose; ; ) {
    const donnables = nomsDonnables(courant);
    const nouvelles = Object.entries(reponses).filter(
      ([nom, dit]) => donnables.includes(nom) && courant.valeurs[nom] !== dit,
    );
    if (nouvelles.length === 0) return consultationDe(courant).lu;
    courant = { ...courant, valeurs: { ...courant.valeurs, ...Object.fromEntries(nouvelles) } };
  }
}

describe('each fact that a rule can miss, once the form is filed', () => {
  const champs = champsManques().filter((champ) => !FAITS_DE_LA_BASE.includes(champ));
  const valeurs: Valeurs = { ...sans('ressources'), 'demandeur.situation': 'concubinage' };

  test.each(champs)('%s is given by one of the two acts', (champ) => {
    const depose: Depose = { valeurs, pieces: ['avis_impot'] };
    const donnables = nomsDonnables(depose, [{ champ }]);
    for (const question of questionsDe(champ)) expect(donnables).toContain(nomDuFait(question));
  });

  test('refuses: the figures of an avis, while none is at the office', () => {
    const noms = nomsDonnables({ valeurs }, [{ champ: 'foyer.avis' }]);
    expect(noms.filter((nom) => /avis(Concubin)?\./.test(nom))).toEqual([]);
  });
});

const BRUTS = { annee: '2025', brut: '11 000', enfants: '2', justificatif: 'bulletins_salaire' };
const LU = { annee: '2025', rfr: '9 000', enfants: '1' };
const avec = (prefixe: string, dits: Record<string, string>): Valeurs =>
  Object.fromEntries(Object.entries(dits).map(([nom, dit]) => [prefixe + nom, dit]));

const ELEVE_SEUL: Depose = {
  valeurs: {
    ...sans('ressources', 'piece'),
    'demandeur.lien': 'eleve_lui_meme',
    'demandeur.situation': 'autonome',
    'precisions.autonome.chargeDePersonne': 'oui',
    'precisions.autonome.avisPropre': 'oui',
    'precisions.autonome.surAvisDUnTiers': 'non',
    'precisions.autonome.surAttestationCafDUnTiers': 'non',
    'precisions.autonome.ancienDelegataire': 'non',
  },
  scolarite: {
    naissance: '2008-03-12',
    niveau: 'lycee',
    etablissement: { type: 'lycee_general_technologique', secteur: 'public' },
  },
};
const SANS_SITUATION = sans('demandeur.situation');

describe('the ways that come after the deposit', () => {
  test.each<[string, Depose, Valeurs, number]>([
    [
      'a new arrival, whose proof of income comes later',
      { valeurs: sans('ressources.avis', 'piece') },
      avec('ressources.revenusBruts.', BRUTS),
      9_900,
    ],
    [
      'a concubin newly arrived',
      { valeurs: { ...COMPLET, 'demandeur.situation': 'concubinage' } },
      avec('ressources.revenusBrutsConcubin.', BRUTS),
      18_900,
    ],
    [
      'a pupil who asks alone, whose situation déclarative comes later',
      { ...ELEVE_SEUL, pieces: ['situation_declarative'] },
      avec('ressources.avis.', {
        annee: '2025',
        rfr: '4 000',
        enfants: '0',
        source: 'situation_declarative',
      }),
      4_000,
    ],
    [
      'a couple that the form did not tell, and the avis of the concubin',
      { valeurs: SANS_SITUATION, pieces: ['avis_impot', 'avis_impot_concubin'] },
      { 'demandeur.situation': 'concubinage', ...avec('ressources.avisConcubin.', LU) },
      18_000,
    ],
    [
      'foreign income found out of the French avis',
      { valeurs: { ...COMPLET, 'ressources.revenusEtrangersHorsAvis': 'oui' } },
      avec('ressources.avisEtranger.', { annee: '2025', rfr: '1 000' }),
      10_000,
    ],
  ])('%s is computed', (_, depose, reponses, ressources) => {
    expect(completer(depose, {}).genre).toBe('incalculable');
    const examen = completer(depose, reponses);
    expect(examen).toMatchObject({ genre: 'droit', droit: { ressources } });
  });

  test.each<[string, Depose, Valeurs]>([
    [
      'gross income without its year',
      { valeurs: sans('ressources.avis', 'piece') },
      avec('ressources.revenusBruts.', { ...BRUTS, annee: '' }),
    ],
    [
      'a situation déclarative that nobody has received',
      ELEVE_SEUL,
      avec('ressources.avis.', {
        annee: '2025',
        rfr: '4 000',
        enfants: '0',
        source: 'situation_declarative',
      }),
    ],
    [
      'the avis of a concubin, when nobody says that there is one',
      { valeurs: SANS_SITUATION, pieces: ['avis_impot_concubin'] },
      avec('ressources.avisConcubin.', LU),
    ],
  ])('refuses: %s leaves the demande to be completed', (_, depose, reponses) => {
    expect(completer(depose, reponses).genre).toBe('incalculable');
  });

  test('names the concubin that the form left out, never one of a parent alone', () => {
    const noms = (situation: string) =>
      nomsDonnables({ valeurs: { ...COMPLET, 'demandeur.situation': situation } });
    expect(noms('concubinage')).toEqual(
      expect.arrayContaining(['concubin.lien', 'concubin.nom', 'concubin.prenom']),
    );
    expect(noms('parent_isole').filter((nom) => nom.startsWith('concubin.'))).toEqual([]);
  });
});

describe('a change of the family told after the deposit', () => {
  const CHANGEMENT = ['genre', 'survenuLe', 'signaleLe'].map((dit) => `ressources.changement.${dit}`);

  test('is a field of the complement of any demande, beside the situation and the pupil on the avis', () => {
    for (const nom of [...CHANGEMENT, 'demandeur.situation', 'ressources.eleveSurAvis'])
      expect(nomsDonnables({ valeurs: COMPLET })).toContain(nom);
  });

  test('is a field of the rectification, with all that follows from it', () => {
    const noms = champsDeRectification({
      dossier: { erreursRectifiees: [], ...consultationDe({ valeurs: COMPLET }).dossier },
    } as never).map(({ nom }) => nom);
    const auCollege = REPONSES_RECTIFIABLES.filter((nom) => !nom.startsWith('eleve.primes.'));
    expect([...noms].sort()).toEqual([...auCollege, 'bonneFoi', 'motivation', 'vu'].sort());
    expect(noms).toEqual(expect.arrayContaining(CHANGEMENT));
    expect(noms).toEqual(expect.arrayContaining(['concubin.nom', 'ressources.avisConcubin.annee']));
  });

  test('refuses: the income of one alone, asked before any change is told', () => {
    const isole = 'ressources.changement.revenuIsole.rfr';
    expect(nomsDonnables({ valeurs: COMPLET })).not.toContain(isole);
    const dit = { 'ressources.changement.genre': 'deces', 'ressources.changement.survenuLe': '12/06/2026' };
    const signale = { ...dit, 'ressources.changement.signaleLe': '18/09/2026' };
    expect(nomsDonnables({ valeurs: { ...COMPLET, ...signale } })).toContain(isole);
  });
});

describe('what the primes of the lycée depend on', () => {
  const PRIMES = [
    'mentionBrevet',
    'prepare',
    'formation',
    'premiereAnnee',
    'equipementDejaPercue',
    'formationQuitteeLe',
  ];
  const REPRISE = ['interruption', 'reprise', 'diplomeAuRncp'];
  const lycee = { scolarite: ELEVE_SEUL.scolarite };

  test('may be told once the demande is filed', () => {
    const noms = nomsDonnables({ valeurs: COMPLET, ...lycee });
    for (const dit of [...PRIMES, ...REPRISE]) expect(noms).toContain(`eleve.primes.${dit}`);
  });

  test('refuses: asked of a collégien', () => {
    expect(nomsDonnables({ valeurs: COMPLET }).filter((nom) => nom.startsWith('eleve.primes.'))).toEqual([]);
  });
});

describe('the address of a family abroad', () => {
  const vide = sans('demandeur.adresse', 'demandeur.codePostal', 'demandeur.commune');

  test('takes its country with the lines that lack, or as soon as nobody says that it lives in France', () => {
    for (const valeurs of [vide, sans('demandeur.resideEnFrance')])
      expect(nomsDonnables({ valeurs })).toContain('demandeur.pays');
  });

  test('refuses: a country asked of a whole address in France, or twice', () => {
    for (const valeurs of [COMPLET, { ...vide, 'demandeur.pays': 'Belgique' }])
      expect(nomsDonnables({ valeurs })).not.toContain('demandeur.pays');
  });
});

describe('foreign income that the form says', () => {
  const valeurs: Valeurs = { ...COMPLET, 'ressources.revenusEtrangers': 'oui' };

  test('is computed on the French avis until somebody finds that it does not hold them', () => {
    expect(completer({ valeurs }, {})).toMatchObject({ genre: 'droit', droit: { ressources: 9_000 } });
    const trouve = completer({ valeurs }, { 'ressources.revenusEtrangersHorsAvis': 'oui' });
    expect(trouve).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'foyer.avisEtranger' }] });
  });

  test('refuses: a right computed without the foreign avis, when the guide says that it is needed', () => {
    const suivi = avec('guide.', {
      demandeur: 'parent',
      protection: 'aucune',
      residence: 'france',
      bourse_existante: 'non',
      menage: 'seul',
      alternee: 'non',
      changement: 'aucun',
    });
    const guide = (ressources: string) =>
      completer({ valeurs: { ...COMPLET, ...suivi, 'guide.ressources': ressources } }, {});
    expect(guide('etranger_compris').genre).toBe('droit');
    expect(guide('etranger_non_compris')).toMatchObject({ manques: [{ champ: 'foyer.avisEtranger' }] });
  });
});

describe('the papers that stand for an avis', () => {
  const PAPIERS: Record<string, CodePiece> = {
    avis: 'avis_impot',
    avis_etranger: 'avis_impot_etranger',
    situation_declarative: 'situation_declarative',
  };

  test.each(NATURES_DE_L_AVIS.map(({ valeur }) => valeur))('%s opens the act once received', (nature) => {
    expect(porteLesRevenus(PAPIERS[nature] as CodePiece)).toBe(true);
  });

  test.each<CodePiece>(['attestation_caf', 'bulletins_salaire', 'justificatif_revenus_etrangers'])(
    'refuses: %s prints no revenu fiscal de référence',
    (code) => {
      expect(porteLesRevenus(code)).toBe(false);
    },
  );
});
