/** What an act writes besides the state, read in the rows of the base; expected days and amounts are those of the texts. */
import { describe, expect, test } from 'vitest';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { demanderPieces } from '#lib/piece/actes.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { deposerAvec, lue, placement } from './appui/ecrits.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

describe('flags and days of the dossier', () => {
  test('a demande that the law leaves to a person is flagged for examination', async () => {
    expect(await lue('drapeaux', 'dossier', await deposerAvec(placement))).toEqual({
      drapeaux: ['a_examiner'],
    });
  });

  test('refuses: that flag on a demande that the law judges alone', async () => {
    expect(await lue('drapeaux', 'dossier', await dossierA('deposee', 'college_public'))).toEqual({
      drapeaux: [],
    });
  });

  // Received on 4 November, after the closing of 15 October (D. 530-1).
  test('a demande that came late is flagged until it is admitted', async () => {
    const s = await dossierA('deposee_tard', 'college_public');
    expect(await lue('drapeaux', 'dossier', s)).toEqual({ drapeaux: ['hors_delai'] });
  });

  const DEPUIS = "(depuis_le AT TIME ZONE 'UTC')::date::text AS depuis";

  test('a dossier is in its state since the day of the act that brought it there', async () => {
    const s = await dossierA('deposee', 'college_public');
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-10' });
    await verbes.instruire(s, le('2026-09-14'));
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-14' });
  });

  test('refuses: to count the days again at an act that changes no state', async () => {
    const s = await dossierA('deposee', 'college_public');
    await verbes.joindreFichiers(s, le('2026-09-12'));
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-10' });
  });

  // Received on 10 September, complete: the silence of two months ends on 10 November (CRPA L. 231-4).
  test.each([
    ['2026-11-09', { en_retard: 0, aujourdhui: 0, sept_jours: 1 }],
    ['2026-11-10', { en_retard: 0, aujourdhui: 1, sept_jours: 0 }],
    ['2026-11-11', { en_retard: 1, aujourdhui: 0, sept_jours: 0 }],
  ])('on %s its deadline counts as %o', async (jour, compteurs) => {
    const [deja] = await lire('SELECT 1 FROM dossier WHERE uai = $1', [
      ETABLISSEMENTS.autreCollegePublic.uai,
    ]);
    if (!deja) await deposerAvec((saisie) => saisie, { ou: 'autreCollegePublic' });
    const portee = await acteur(nouvelleScene('autreCollegePublic'), 'secretariat', le(jour));
    expect(await compteursDeBannette(portee, RENTREE, {})).toMatchObject(compteurs);
  });

  // Third Thursday of October 2026: the 15th (D. 530-1). The postmark counts as the day of deposit (C. II.C.3).
  test.each([
    ['15/10/2026', false],
    ['16/10/2026', true],
    ['', true],
  ])('received on 20 October with the postmark « %s »: late is %s', async (cachetPostalLe, tard) => {
    const s = await deposerAvec(
      ({ reception, ...saisie }) =>
        ({ ...saisie, reception: { ...reception, cachetPostalLe } }) as SaisieDeDemande,
      { recuLe: '2026-10-20' },
    );
    expect(await lue('hors_delai', 'dossier', s)).toEqual({ hors_delai: tard });
  });
});

describe('what is said of the pieces', () => {
  test('the figures of an avis make a new version: those of the form stay, and the decision names what it judged', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 12_345 });
    await verbes.deposer(s, le('2026-09-10'));
    const portee = await acteur(s, 'chef_etablissement', le('2026-09-11'));
    const { version } = await ACTES_DU_SERVEUR.reporter_avis(portee, cible(s));
    s.version = version;
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const versions = await lire(
      `SELECT (contenu->'ressources'->'avis'->>'rfr')::int AS rfr, jour::text,
         id IN (SELECT demande_id FROM decision) AS jugee FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions).toEqual([
      { rfr: 12_345, jour: '2026-09-10', jugee: false },
      { rfr: 9_000, jour: '2026-09-11', jugee: true },
    ]);
  });

  test('a demand for pieces keeps the agent’s message', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le('2026-09-15'));
    const message = 'La page 2 de l’attestation manque.';
    await accomplir(chef, demanderPieces(cible(s), { codes: ['attestation_caf'], message }));
    expect(await lue('message', 'demande_de_pieces', s)).toEqual({ message });
  });
});

describe('who signs', () => {
  const affecter = (sub: string, role: Role, ou: NomEtablissement) =>
    falsifier(`INSERT INTO affectation (id, agent_id, role, uai, qualite, du)
      SELECT gen_random_uuid(), id, '${role}', '${ETABLISSEMENTS[ou].uai}', 'Autre qualité', '2026-09-01' FROM agent WHERE sub = '${sub}'`);

  test('refuses: the quality that the signatory has in another place, or in another function', async () => {
    const sub = agentDe('collegePublic', 'chef_etablissement');
    await affecter(sub, 'chef_etablissement', 'autreCollegePublic');
    await affecter(sub, 'secretariat', 'collegePublic');
    const qualite = { signataire_qualite: 'Le chef d’établissement, principal du collège' };
    expect(await lue('signataire_qualite', 'decision', await dossierA('decidee', 'college_public'))).toEqual(
      qualite,
    );
    // Whichever is read first.
    await falsifier(`UPDATE affectation SET id = gen_random_uuid() WHERE qualite <> 'Autre qualité'`);
    expect(await lue('signataire_qualite', 'decision', await dossierA('decidee', 'college_public'))).toEqual(
      qualite,
    );
  });

  test('refuses: to decide by the delegation of another académie', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const sub = agentDeLAcademie('09', 'responsable_sab');
    const deleguer = (academie: string) =>
      falsifier(`UPDATE delegation SET academie_code = '${academie}'
        WHERE agent_id = (SELECT id FROM agent WHERE sub = '${sub}')`);
    await deleguer('16');
    const refus = await attendreRefus(verbes.attribuer(s, le('2026-09-16')), 'impossible');
    expect(refus.message).toMatch(/pas de délégation de signature en cours/);
    await deleguer('09');
    expect(await verbes.attribuer(s, le('2026-09-16'))).toMatchObject({ etat: 'decidee' });
  });
});

describe('who asks', () => {
  test('refuses: to bring up to date a person linked to another pupil of the établissement', async () => {
    const [autre] = nouvelleScene('collegePublic').foyer.responsables;
    const personne = () => lire('SELECT * FROM responsable WHERE id = $1', [autre?.id]);
    const avant = await personne();
    const depot = deposerAvec(({ demandeur, ...saisie }) => ({
      ...saisie,
      demandeur: { ...demandeur, responsableId: autre?.id, adresse: '1 rue d’Ailleurs' },
    }));
    expect(await attendreRefus(depot, 'impossible')).toMatchObject({ champ: 'demandeur.responsableId' });
    expect(await personne()).toEqual(avant);
  });

  test('the person picked, linked to the pupil, is brought up to date', async () => {
    const s = await deposerAvec(({ demandeur, ...saisie }) => ({
      ...saisie,
      demandeur: { ...demandeur, adresse: '1 rue d’Ici' },
    }));
    const adresses = await lire(
      'SELECT adresse FROM responsable WHERE id = (SELECT demandeur_id FROM dossier WHERE id = $1)',
      [s.dossierId],
    );
    expect(adresses).toEqual([{ adresse: '1 rue d’Ici' }]);
  });
});
