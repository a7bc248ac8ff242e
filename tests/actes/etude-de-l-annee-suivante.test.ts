/** The étude automatique of a rentrée whose barème was projected and signed the spring before: from the consents to the letter. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { confirmerActe } from '#lib/administration/actes.ts';
import { actesAConfirmer } from '#lib/administration/queries.ts';
import { enregistrerAnnexe, signerAnnexe, telechargerAnnexe } from '#lib/bareme/actes.ts';
import { enregistrerCampagne } from '#lib/campagne/actes.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { AnneeDeBareme } from '#lib/droit/bareme/annee-de-bareme.ts';
import { baremeDe } from '#lib/droit/bareme/bareme.ts';
import { ecrireFichierDeRentree } from '#lib/droit/bareme/fichier.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { accomplirLot, preparerLot } from '#lib/lot/actes.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { bilanDe } from '#lib/passage/faits.ts';
import { bilanDeLAnDernier, voirPassage } from '#lib/passage/queries.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { proposerPassage, reglerOuverture } from '#lib/rentree/actes.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { annexeCollee } from '#tests/droit/annexes-collees.ts';
import type { poserConsentement } from './appui/consentements.ts';
import { ne, ouvrirLaDoublure, poser, sourceDe } from './appui/etude.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

/** SMIC of 1 July 2026 and BMAF of 1 January 2027, as this test tells them. */
const BASES = vi.hoisted(() => ({ smicHoraire: 12.02, bmaf: 480 }));

// The file that two administrateurs signed, delivered: in the place of a year that nothing here asks for.
vi.mock('#lib/droit/bareme/rentree-2016.ts', async () => {
  const { projeter } = await import('#lib/droit/bareme/projection.ts');
  return {
    RENTREE_2016: {
      rentree: 2027,
      anneeDesRevenus: 2026,
      versions: [
        {
          ...{ du: '2027-09-01', au: '2028-08-31', origine: 'publie' },
          source: 'circulaire de 2027, annexes 6 et 7',
          bases: BASES,
          grilles: projeter(BASES),
          primes: {
            internat: { college: [327, 396, 465], lycee: [327, 396, 465, 534, 603, 672] },
            ...{ merite: [402, 522, 642, 762, 882, 1_002], equipement: 341.71 },
          },
        },
      ],
    },
  };
});

const PRINTEMPS = le('2027-05-20');
const AUTOMNE_2026 = le('2026-11-10');
const AUTOMNE_2027 = le('2027-09-20');
const ACADEMIE = ETABLISSEMENTS.collegePublic.academieCode;

/** 14 700 € and three children, both years; 5 000 € then 30 000 €; figures of the first year alone. */
const RELAIS = ne('Relais', 'Jeanne', 'F', '1986-01-09');
const HAUSSE = ne('Hausse', 'Olga', 'F', '1987-03-08');
const MARTEL = ne('Martel', 'Anne-Lise', 'F', '1985-04-02');

interface Cas {
  nom: string;
  dit: NonNullable<Parameters<typeof poserConsentement>[1]>;
  /** Where the pupil is from September 2027 on; null: nowhere. */
  puis: { ou: NomEtablissement; niveau: string; statut?: string } | null;
  /** What becomes of the consent in 2026, and in 2027; null: nobody is asked about it. */
  en2026: string | null;
  en2027: string | null;
}

const QUATRIEME = { ou: 'collegePublic', niveau: 'college' } as const;
const SECONDE = { ou: 'lyceePublic', niveau: 'lycee' } as const;
/** By hand, from annexes 6 and 7 of 2026 and from the coefficients of the arrêtés of 22-3-2016 with the SMIC above. */
const CAS: readonly Cas[] = [
  // 14 700 € is above 14 606 (2026) and below 14 779 (2027): 1 229,5 × 12,02.
  {
    nom: 'stays in her collège',
    dit: { etatCivil: RELAIS },
    puis: QUATRIEME,
    en2026: 'college 1',
    en2027: 'college 2',
  },
  {
    nom: 'changes collège in the académie',
    dit: { etatCivil: RELAIS },
    puis: { ...QUATRIEME, ou: 'autreCollegePublic' },
    en2026: 'college 1',
    en2027: 'college 2',
  },
  // At the lycée, above 10 019 (833,5 × 12,02) and below 15 387 (1 280,1 × 12,02).
  {
    nom: 'grows to the lycée',
    dit: { etatCivil: RELAIS },
    puis: SECONDE,
    en2026: 'college 1',
    en2027: 'lycee 4',
  },
  // 30 000 € is above 27 338 (2 274,4 × 12,02).
  { nom: 'earns more', dit: { etatCivil: HAUSSE }, puis: QUATRIEME, en2026: 'college 3', en2027: 'refus' },
  {
    nom: 'has figures of the year before alone',
    dit: { etatCivil: MARTEL },
    puis: QUATRIEME,
    en2026: 'college 2',
    en2027: 'incomplete',
  },
  {
    nom: 'lives with a concubin who agreed the year before',
    dit: { etatCivil: RELAIS, concubin: true, etatCivilDuConcubin: HAUSSE },
    puis: QUATRIEME,
    en2026: 'college 2',
    en2027: 'refus',
  },
  {
    nom: 'moves to another académie',
    dit: { etatCivil: RELAIS },
    puis: { ...QUATRIEME, ou: 'collegeToulouse' },
    en2026: 'college 1',
    en2027: null,
  },
  {
    nom: 'leaves the second degree',
    dit: { etatCivil: RELAIS },
    puis: { ...SECONDE, niveau: 'post_bac' },
    en2026: 'college 1',
    en2027: null,
  },
  {
    nom: 'becomes an apprentice',
    dit: { etatCivil: RELAIS },
    puis: { ...SECONDE, statut: 'apprenti' },
    en2026: 'college 1',
    en2027: null,
  },
  {
    nom: 'is in no établissement',
    dit: { etatCivil: RELAIS },
    puis: null,
    en2026: 'college 1',
    en2027: null,
  },
  { nom: 'withdrew in June', dit: { etatCivil: RELAIS }, puis: QUATRIEME, en2026: 'college 1', en2027: null },
];

let doublures: Awaited<ReturnType<typeof ouvrirLaDoublure>>[];
let responsable: (jour: typeof PRINTEMPS) => Promise<Portee>;

afterAll(() => {
  for (const { fermer } of doublures) fermer();
});

/** Rehearses a run of the whole académie, then does it. Returns its id. */
async function courir(jour: typeof PRINTEMPS, source: SourceFiscale, rang: string[]): Promise<string> {
  await reglerLeJour(jour);
  const qui = await responsable(jour);
  const id = await preparerPassage(qui, { academie: ACADEMIE, uais: [] }, rang);
  for (const geste of ['repeter', 'lancer'] as const) {
    await mener(qui, id, geste);
    for (let tour = -1, avant = -2; tour !== avant; ) {
      avant = tour;
      const [lu] = await lire<{ tour: number }>('SELECT tour FROM passage_d_etude WHERE id = $1', [id]);
      tour = lu?.tour ?? avant;
      if (tour !== avant) await etudierPassage({ passageId: id, tour }, { ouvrir: () => source });
    }
  }
  return id;
}

/** What a run left of each consent, in the words of the table. */
async function laisse(passage: string): Promise<Map<string, string>> {
  const lus = await lire<{ id: string; dit: string }>(
    `SELECT e.consentement_id AS id, coalesce(CASE WHEN p.genre = 'droit' THEN
         CASE WHEN d.branche::text LIKE 'lycee%' THEN 'lycee' ELSE 'college' END || ' ' || p.echelon END, e.issue::text) AS dit
     FROM etude e LEFT JOIN dossier d ON d.id = e.dossier_id LEFT JOIN proposition p ON p.dossier_id = d.id WHERE e.passage_id = $1`,
    [passage],
  );
  return new Map(lus.map(({ id, dit }) => [id, dit]));
}

/** All that the dossiers of a year hold, as one text. */
const dossiersDe = async (annee: number): Promise<string> => {
  const [lu] = await lire<{ dit: string }>(
    `SELECT string_agg(d::text, chr(10) ORDER BY d.id) AS dit FROM dossier d WHERE d.rentree = $1`,
    [annee],
  );
  return lu?.dit ?? '';
};

/**
 * The runbook of the year: annexes signed by two and their file delivered, the campaign on record, its passage signed by two, the
 * académie opened. Returns the year as the law has it, and the file that was signed.
 */
async function ouvrirLaRentree(): Promise<{ livree: AnneeDeBareme | undefined; signee: string }> {
  const [yann, rozenn] = await Promise.all(
    ['agent-administrateur', 'agent-administratrice'].map((sub) => porteeDAgent(sub, PRINTEMPS)),
  );
  if (!yann || !rozenn) throw new Error('administrateurs inconnus');
  const id = await enregistrerAnnexe(yann, {
    ...{ rentree: 2027, du: '2027-09-01', au: '2028-08-31', source: 'circulaire de 2027, annexes 6 et 7' },
    ...{ smicCentimes: 1_202, bmafCentimes: 48_000, explication: null },
    annexe6: annexeCollee('college', BASES),
    annexe7: annexeCollee('lycee', BASES),
  });
  await signerAnnexe(yann, id, 0);
  await attendreRefus(telechargerAnnexe(yann, id), 'impossible');
  await signerAnnexe(rozenn, id, 0);

  const motif = 'rentrée de 2027';
  await enregistrerCampagne(yann, {
    ...{ rentree: 2027, ouverture: '2027-09-01', cloture: '2027-10-21', clotureCned: '2027-10-29' },
    ...{ finAnneeScolaire: '2028-07-07', source: 'circulaire de 2027', motif },
  });
  const [campagne] = await lire<{ version: number }>('SELECT version FROM campagne WHERE rentree = 2027');
  const version = campagne?.version ?? 0;
  await proposerPassage(yann, { rentree: 2027, version, motif, geste: 'passer_rentree' });
  const [acte] = (await actesAConfirmer(rozenn)).map(({ id: acteId }) => acteId);
  await confirmerActe(rozenn, acte ?? '');
  const [passee] = await lire<{ version: number }>('SELECT version FROM campagne WHERE rentree = 2027');
  await reglerOuverture(yann, {
    ...{ rentree: 2027, version: passee?.version ?? 0, motif },
    ...{ academie: ACADEMIE, geste: 'ouvrir_academie' },
  });
  const annees = (await import('#lib/droit/bareme/rentree-2016.ts')) as Record<string, AnneeDeBareme>;
  return { livree: annees.RENTREE_2016, signee: (await telechargerAnnexe(yann, id)).contenu };
}

describe('of a rentrée that two administrateurs opened', () => {
  let ids: Map<string, string>;
  let en2026: Map<string, string>;
  let en2027: Map<string, string>;
  let passage: string;
  let avant: string;
  let livree: AnneeDeBareme | undefined;
  let signee: string;

  beforeAll(async () => {
    doublures = await Promise.all([ouvrirLaDoublure(2025), ouvrirLaDoublure(2026)]);
    const [source2026, source2027] = doublures.map(({ adresse }, rang) =>
      sourceDe(adresse, { annee: 2025 + rang }),
    );
    if (!source2026 || !source2027) throw new Error('aucune doublure');
    const lieu = nouvelleScene('lyceePublic');
    responsable = (jour) => acteur(lieu, 'responsable_sab', jour);

    const poses = await poser('collegePublic', CAS);
    ids = new Map(poses.map(({ nom, id }) => [nom, id]));
    const tous = poses.map(({ id }) => id);
    en2026 = await laisse(await courir(AUTOMNE_2026, source2026, tous));
    avant = await dossiersDe(2026);

    ({ livree, signee } = await ouvrirLaRentree());
    // The school base of the year that comes, as an import leaves it.
    for (const { nom, eleveId } of poses) {
      const { puis } = CAS.find((cas) => cas.nom === nom) ?? {};
      if (puis)
        await lire(
          `INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, statut, regime, entree_le)
           SELECT uuidv7(), $1, 2027, uai, academie_code, 'A', $3::niveau, $4::statut, 'externe', '2027-09-01'
           FROM etablissement WHERE uai = $2`,
          [eleveId, ETABLISSEMENTS[puis.ou].uai, puis.niveau, puis.statut ?? 'scolaire'],
        );
      // The base refuses a day that the clock of the machine has not reached.
      if (nom === 'withdrew in June')
        await falsifier(
          `INSERT INTO consentement (id, eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, reponse, rentree, uai,
             academie_code, canal, texte, jour, auteur_id, auteur_nom)
           SELECT uuidv7(), eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, 'retrait', rentree, uai,
             academie_code, canal, texte, '2027-06-20', auteur_id, auteur_nom FROM consentement WHERE eleve_id = '${eleveId}'`,
        );
    }
    passage = await courir(AUTOMNE_2027, source2027, []);
    en2027 = await laisse(passage);
  });

  test('judges by the file that they signed, figure for figure, and refuses the year after', async () => {
    expect(livree && ecrireFichierDeRentree(livree)).toBe(signee);
    expect(baremeDe(rentree(2028), 'college').genre).toBe('incalculable');
  });

  test.each(CAS.map((cas) => [cas.nom, cas] as const))('%s', (nom, cas) => {
    const dit = (lu: Map<string, string>) => lu.get(ids.get(nom) ?? '') ?? null;
    expect([dit(en2026), dit(en2027)]).toEqual([cas.en2026, cas.en2027]);
  });

  test('counts what the table says, in échelons and euros of the new year', async () => {
    const [lu] = await lire<{ bilan: null }>('SELECT bilan FROM passage_d_etude WHERE id = $1', [passage]);
    expect(bilanDe(lu?.bilan ?? null)).toMatchObject({
      total: 6,
      issues: { attribution: 3, refus: 2, incomplete: 1 },
      echelons: { 'college 2': 2, 'lycee 4': 1 },
      // 70,91 % and 177,91 % of 480 €, in three equal parts of whole euros: 339 € twice, 855 €.
      cout: 153_300,
    });
  });

  test('is compared with the run of the year before in the same places; refuses one of some consents, of fewer places, or not over', async () => {
    const qui = await responsable(AUTOMNE_2027);
    const lu = await voirPassage(qui, passage);
    const anDernier = () => bilanDeLAnDernier(qui, lu);
    const [en] = await lire<{ id: string; bilan: null }>(
      `SELECT id, bilan FROM passage_d_etude WHERE rentree = 2026 AND etat = 'fini'`,
    );
    const regler = (change: string) =>
      falsifier(`UPDATE passage_d_etude SET ${change} WHERE id = '${en?.id}'`);
    expect(await anDernier()).toBeNull();
    await regler(`consentements = '{}'`);
    expect(await anDernier()).toEqual(bilanDe(en?.bilan ?? null));
    await regler(`uais = ARRAY['${ETABLISSEMENTS.collegePublic.uai}']`);
    expect(await anDernier()).toBeNull();
    await regler(`uais = '{}', etat = 'arrete'`);
    expect(await anDernier()).toBeNull();
    await regler(`etat = 'fini'`);
    expect(await bilanDeLAnDernier(qui, { ...lu, consentements: ['x'] })).toBeNull();
  });

  test('leaves the dossiers of the year before as they were', async () => {
    expect(await dossiersDe(2026)).toBe(avant);
  });

  test('asks nothing twice: a second run of the same year studies nobody', async () => {
    const qui = await responsable(AUTOMNE_2027);
    const id = await preparerPassage(qui, { academie: ACADEMIE, uais: [] });
    await mener(qui, id, 'repeter');
    await etudierPassage(
      { passageId: id, tour: 1 },
      { ouvrir: () => sourceDe(doublures[1]?.adresse ?? '', { annee: 2026 }) },
    );
    const [lu] = await lire<{ repetition: null }>('SELECT repetition FROM passage_d_etude WHERE id = $1', [
      id,
    ]);
    expect(bilanDe(lu?.repetition ?? null).total).toBe(0);
  });

  test('is signed in the collège, and its letter says the amount of the new year', async () => {
    const chef = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', AUTOMNE_2027);
    const liste = 'canal=etude_automatique&etat=proposee&annee=2027';
    await accomplirLot(chef, await preparerLot(chef, { geste: 'decider', etendue: 'liste', ids: [], liste }));
    const decides = await lire<{ id: string; echelon: number; annuel: number }>(
      `SELECT c.id, x.echelon, x.montant_annuel AS annuel FROM etude e JOIN courrier c ON c.dossier_id = e.dossier_id
         JOIN decision x ON x.id = c.decision_id WHERE e.passage_id = $1 AND e.consentement_id = $2`,
      [passage, ids.get('stays in her collège')],
    );
    expect(decides).toMatchObject([{ echelon: 2, annuel: 33_900 }]);
    const faits = await enPortee(porteeSysteme(AUTOMNE_2027), (tx) =>
      faitsDesCourriers(
        tx,
        decides.map(({ id }) => id),
      ),
    );
    const [fait] = faits.values();
    const donnees = fait && donneesDuCourrier(fait);
    expect(donnees).toMatchObject({ calcul: 'etude_automatique' });
    const lettre = JSON.stringify(donnees && composerCourrier(donnees));
    expect([/339/.test(lettre), /2027-2028/.test(lettre), /336/.test(lettre)]).toEqual([true, true, false]);
  });
});
