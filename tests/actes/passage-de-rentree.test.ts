/**
 * The passage to a school year: tried without leaving anything, signed by two, undone until the first act; then opened académie by
 * académie, stopped and resumed with a reason.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmerActe } from '#lib/administration/actes.ts';
import { actesAConfirmer, registreDAdministration } from '#lib/administration/queries.ts';
import { enregistrerCampagne } from '#lib/campagne/actes.ts';
import { fermetureIci } from '#lib/campagne/queries.ts';
import { ouvrirBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { mesEnfantsADeposer } from '#lib/depot/queries.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { campagneOuverte } from '#lib/relance/queries.ts';
import { proposerPassage, reglerOuverture } from '#lib/rentree/actes.ts';
import { resumerEssai } from '#lib/rentree/faits.ts';
import { essayerPassage, passageVu } from '#lib/rentree/queries.ts';
import { OuvertureSchema } from '#lib/rentree/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, enVain, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-09-18');
const LILLE = '09';
const MOTIF = 'note de service du 12 septembre';
const PAS_OUVERTE = 'La campagne 2026-2027 n’est pas encore ouverte dans votre académie.';

let yann: Portee;
let rozenn: Portee;
beforeAll(async () => {
  [yann, rozenn] = await Promise.all([
    agent('agent-administrateur', JOUR),
    agent('agent-administratrice', JOUR),
  ]);
});

const vu = async () => {
  const passage = await passageVu(yann, RENTREE);
  if (!passage) throw new Error('campagne attendue');
  return passage;
};
type Geste = 'ouvrir_academie' | 'arreter_academie' | 'reprendre_academie';
const regler = async (geste: Geste, academie?: string, motif = MOTIF, qui = yann) =>
  reglerOuverture(qui, { rentree: RENTREE, version: (await vu()).version, academie, motif, geste });
const proposer = async (geste: 'passer_rentree' | 'revenir_rentree', qui = yann) =>
  proposerPassage(qui, { rentree: RENTREE, version: (await vu()).version, motif: MOTIF, geste });
const confirmer = async (qui: Portee) => confirmerActe(qui, (await actesAConfirmer(qui))[0]?.id ?? '');
const etatDe = async (code: string) => (await vu()).academies.find((vue) => vue.code === code);
const familleDe = async (s: ReturnType<typeof nouvelleScene>) => {
  const portee = await acteur(s, 'famille', JOUR);
  const obstacle = (await mesEnfantsADeposer(portee)).find(({ eleveId }) => eleveId === s.eleveId)?.obstacle;
  return { portee, obstacle };
};

describe('a campaign put on record from the screens', () => {
  const s = nouvelleScene('collegePublic');
  const ailleurs = nouvelleScene('collegeToulouse');

  test('waits for the passage: families and agents read it, nothing is opened', async () => {
    await enregistrerCampagne(yann, {
      ...{ rentree: 2027, ouverture: '2027-09-01', cloture: '2027-10-21', clotureCned: '2027-11-04' },
      ...{ finAnneeScolaire: '2028-08-31', source: 'circulaire fictive', motif: MOTIF },
    });
    expect(await lire('SELECT rentree, par_academie FROM campagne ORDER BY rentree')).toEqual(
      expect.arrayContaining([
        { rentree: 2026, par_academie: false },
        { rentree: 2027, par_academie: true },
      ]),
    );
    expect(await fermetureIci(await agent('agent-chef-public', JOUR))).toBeNull();
    // The year of the tests, as the screens would have put it on record.
    await falsifier(`UPDATE campagne SET par_academie = true WHERE rentree = ${RENTREE}`);
    const { portee, obstacle } = await familleDe(s);
    expect(obstacle?.phrase).toBe(PAS_OUVERTE);
    expect((await mesEnfants(portee, RENTREE)).map(({ fermeture }) => fermeture)).toContain(PAS_OUVERTE);
    expect((await attendreRefus(ouvrirDepot(portee, [s.eleveId]), 'impossible')).message).toContain(
      PAS_OUVERTE,
    );
    const chef = await agent('agent-chef-public', JOUR);
    expect(await fermetureIci(chef)).toBe(PAS_OUVERTE);
    const refus = await attendreRefus(
      ouvrirBrouillon(chef, { eleveId: s.eleveId, annee: RENTREE }),
      'impossible',
    );
    expect(refus.message).toBe(PAS_OUVERTE);
    // No family is sent to ask where nothing can be asked.
    expect(await campagneOuverte(JOUR, LILLE)).toBeNull();
    await attendreRefus(regler('ouvrir_academie'), 'impossible');
    await attendreRefus(regler('arreter_academie', LILLE), 'impossible');
    await attendreRefus(proposer('revenir_rentree'), 'impossible');
  });

  test('is not passed to while the law computes nothing of it, nor by who is no administrateur', async () => {
    const voulu = { rentree: 2027, version: 0, motif: MOTIF, geste: 'passer_rentree' } as const;
    expect((await attendreRefus(proposerPassage(yann, voulu), 'impossible')).message).toContain('barème');
    const ministere = await agent('agent-ministere', JOUR);
    await attendreRefus(proposer('passer_rentree', ministere), 'introuvable');
    await attendreRefus(
      essayerPassage(ministere, RENTREE).then(() => null),
      'introuvable',
    ).catch(() => {
      throw new Error('l’essai se refuse');
    });
    await expect(
      enTantQuApplication(`agent:${ministere.auteur.id}`, `SELECT * FROM essai_de_passage(${RENTREE}, '{}')`),
    ).rejects.toThrow(/seul un administrateur/);
  });

  test('is tried: what it would do is counted as by hand, and nothing of it stays', async () => {
    const avant = await lire('SELECT * FROM campagne ORDER BY rentree');
    const lignes = await essayerPassage(yann, RENTREE);
    const [aLaMain] = await lire<{ eleves: number; etablissements: number }>(
      `SELECT count(*)::int AS eleves, count(DISTINCT uai)::int AS etablissements FROM scolarite
       WHERE rentree = ${RENTREE} AND niveau <> 'post_bac'`,
    );
    expect({
      eleves: lignes.reduce((somme, { eleves }) => somme + eleves, 0),
      etablissements: lignes.length,
    }).toEqual(aLaMain);
    expect(lignes.every(({ ouvre }) => ouvre)).toBe(true);
    const resume = resumerEssai(lignes);
    expect(resume.reduce((somme, { eleves }) => somme + eleves, 0)).toBe(aLaMain?.eleves);
    expect(
      resume.find(({ lieu, academie }) => lieu === 'collèges publics' && academie === 'Lille'),
    ).toMatchObject({
      etablissements: lignes.filter(
        ({ academie, type, secteur }) => academie === 'Lille' && type === 'college' && secteur === 'public',
      ).length,
    });
    expect(await lire('SELECT * FROM campagne ORDER BY rentree')).toEqual(avant);
    expect(await lire('SELECT * FROM ouverture_academique')).toEqual([]);
    expect(await actesAConfirmer(rozenn)).toEqual([]);
    expect((await attendreRefus(essayerPassage(yann, 2031), 'introuvable')).message).toContain(
      'n’existe pas',
    );
  });

  test('is passed to by two, never by one alone, and once', async () => {
    expect(await proposer('passer_rentree')).toBe(false);
    expect((await vu()).passeeLe).toBeNull();
    await attendreRefus(confirmer(yann), 'interdit');
    await attendreRefus(proposer('passer_rentree', rozenn), 'conflit');
    await confirmer(rozenn);
    expect((await vu()).passeeLe?.toString()).toBe('2026-09-18');
    expect((await attendreRefus(proposer('passer_rentree'), 'impossible')).message).toContain('déjà fait');
    await attendreRefus(essayerPassage(yann, RENTREE), 'impossible');
    // Passed to, and opened nowhere yet.
    expect((await familleDe(s)).obstacle?.phrase).toBe(PAS_OUVERTE);
  });

  test('is opened in one académie, once, and stays closed in the others', async () => {
    await regler('ouvrir_academie', LILLE);
    await attendreRefus(regler('ouvrir_academie', LILLE), 'impossible');
    await attendreRefus(regler('ouvrir_academie', '99'), 'impossible');
    await attendreRefus(
      reglerOuverture(yann, {
        rentree: RENTREE,
        version: 0,
        academie: '16',
        motif: MOTIF,
        geste: 'ouvrir_academie',
      }),
      'conflit',
    );
    expect((await familleDe(s)).obstacle).toBeNull();
    expect((await familleDe(ailleurs)).obstacle?.phrase).toBe(PAS_OUVERTE);
    expect(
      OuvertureSchema.safeParse({
        rentree: '2026',
        version: '1',
        motif: MOTIF,
        geste: 'arreter_academie',
        academie: '',
      }).success,
    ).toBe(false);
  });

  test('is undone by two while no act is done: drafts wait', async () => {
    const { portee } = await familleDe(s);
    const brouillon = await ouvrirDepot(portee, [s.eleveId]);
    expect((await vu()).commencee).toBe(false);
    await proposer('revenir_rentree', rozenn);
    await attendreRefus(confirmer(rozenn), 'interdit');
    await confirmer(yann);
    expect(await vu()).toMatchObject({ passeeLe: null, parAcademie: true });
    expect(await etatDe(LILLE)).toMatchObject({ genre: 'a_ouvrir' });
    await attendreRefus(envoyerDepot(portee, brouillon), 'impossible');
    expect(await lire('SELECT etat::text FROM dossier WHERE id = $1', [brouillon])).toEqual([
      { etat: 'brouillon' },
    ]);
  });

  test('is undone no more after the first act, even when the way back was proposed before it', async () => {
    await proposer('passer_rentree');
    await confirmer(rozenn);
    await regler('ouvrir_academie');
    expect(await etatDe('16')).toMatchObject({ genre: 'ouverte' });
    await proposer('revenir_rentree');
    await dossierA('deposee', 'college_public');
    expect((await attendreRefus(confirmer(rozenn), 'impossible')).message).toContain('premier acte');
    expect((await attendreRefus(proposer('revenir_rentree', rozenn), 'impossible')).message).toContain(
      'premier acte',
    );
    expect((await vu()).commencee).toBe(true);
  });
});

describe('an académie that is stopped', () => {
  const RAISON = 'barème erroné, correction en cours.';

  test('does no act of the campaign, whoever asks and by whatever door, and says why; the others go on', async () => {
    const pris = await dossierA('deposee', 'college_public');
    const autre = nouvelleScene('collegePublic');
    await attendreRefus(regler('arreter_academie', LILLE, 'non'), 'impossible');
    await regler('arreter_academie', LILLE, RAISON);
    await attendreRefus(regler('arreter_academie', LILLE, RAISON, rozenn), 'impossible');
    expect(await etatDe(LILLE)).toMatchObject({
      genre: 'arretee',
      motif: 'barème erroné, correction en cours',
    });
    const refus = await attendreRefus(verbes.instruire(pris, JOUR), 'impossible');
    expect(refus.message).toBe(
      'La campagne 2026-2027 est arrêtée pour le moment dans votre académie : barème erroné, correction en cours. Ce qui est commencé est gardé. Une demande remise sur papier à l’établissement garde sa date.',
    );
    expect((await familleDe(autre)).obstacle?.phrase).toContain('arrêtée');
    expect((await familleDe(nouvelleScene('collegeToulouse'))).obstacle).toBeNull();
    // Under the door of acts too.
    await expect(
      enVain(
        `INSERT INTO dossier (id, numero, rentree, eleve_id, uai, academie_code, departement_code, scolarite_id, branche)
         SELECT gen_random_uuid(), 'X-STOP-1', rentree, eleve_id, uai, academie_code, departement_code, scolarite_id, branche
         FROM dossier WHERE id = '${pris.dossierId}'`,
        'SELECT 1',
      ),
    ).rejects.toThrow(/n’est pas ouverte dans cette académie/);
  });

  test('is resumed with a reason, once, and the register says both', async () => {
    await attendreRefus(regler('reprendre_academie', '16'), 'impossible');
    await regler('reprendre_academie', LILLE, 'barème corrigé', rozenn);
    await attendreRefus(regler('reprendre_academie', LILLE), 'impossible');
    const dits = (await registreDAdministration(yann)).lignes.map(({ acte, motif }) => `${acte} : ${motif}`);
    expect(dits.slice(0, 2)).toEqual([
      'reprise de la campagne dans une académie : barème corrigé',
      `arrêt de la campagne dans une académie : ${RAISON}`,
    ]);
    expect(await dossierA('en_instruction', 'college_public')).toMatchObject({ version: 2 });
  });

  test('of a campaign that opened everywhere on its day is stopped the same way', async () => {
    await falsifier(
      `DELETE FROM ouverture_academique; UPDATE campagne SET par_academie = false, passee_le = NULL WHERE rentree = ${RENTREE}`,
    );
    await attendreRefus(proposer('passer_rentree'), 'impossible');
    await regler('arreter_academie', LILLE, RAISON);
    expect(await fermetureIci(await agent('agent-chef-public', JOUR))).toContain('arrêtée');
    expect(await lire('SELECT academie_code FROM ouverture_academique')).toEqual([{ academie_code: LILLE }]);
    expect(ETABLISSEMENTS.collegePublic.academieCode).toBe(LILLE);
  });
});
