/** A day typed wrong is refused at entry, or corrected by an act that redoes what follows from it. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { corrigerReception } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { CorrigerEleveSchema } from '#lib/eleve/schema.ts';
import { corrigerEleve } from '#lib/personne/actes.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { deposerAvec, lue } from './appui/ecrits.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

const LE = le('2026-11-10');

async function corriger(
  s: Scene,
  dates: { recuLe: string; cachetPostalLe?: string },
  motivation = MOTIVATION,
) {
  const portee = await acteur(s, 'secretariat', LE);
  const fait = await accomplir(
    portee,
    corrigerReception({ dossierId: s.dossierId, version: s.version }, { ...dates, motivation }),
  );
  s.version = fait.version;
  return fait;
}

/** A deposit typed in November, as if the form had come that day. */
async function deposerEnNovembre(recuLe: string): Promise<Scene> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-11-02'), { rfr: 100, recuLe });
  await verbes.deposer(s, le('2026-11-02'));
  return s;
}

const etatDe = (s: Scene) => lue('etat, hors_delai, recu_le::text, echeance_le::text, version', 'dossier', s);

describe('the day of reception corrected', () => {
  test('after the closing: the demande waits again for its refusal, its deadline and its accusé are redone', async () => {
    const s = await deposerEnNovembre('2026-09-10');
    await verbes.instruire(s, le('2026-11-03'));
    const avant = await etatDe(s);
    await corriger(s, { recuLe: '2026-10-20' });
    expect(await etatDe(s)).toMatchObject({ etat: 'deposee', hors_delai: true, recu_le: '2026-10-20' });
    expect((await etatDe(s))?.echeance_le).not.toBe(avant?.echeance_le);
    await expect(verbes.instruire(s, LE)).rejects.toMatchObject({ code: 'impossible' });

    const versions = await lire(
      `SELECT rang, origine, contenu->'reception'->>'recuLe' AS recu, auteur_nom FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions.map(({ origine, recu }) => [origine, recu])).toEqual([
      ['depot', expect.stringMatching(/^2026-09/)],
      ['correction_reception', '2026-10-20'],
    ]);
    const [inscrite] = await lire(
      `SELECT contenu, auteur_nom FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(inscrite?.auteur_nom).toBe(versions[1]?.auteur_nom);
    expect(inscrite?.contenu).toMatchObject({
      avant: { recuLe: versions[0]?.recu },
      apres: { recuLe: '2026-10-20', cachetPostalLe: null },
      motivation: MOTIVATION,
    });
    const accuses = await lire(
      `SELECT 1 FROM courrier WHERE dossier_id = $1 AND genre = 'accuse_reception'`,
      [s.dossierId],
    );
    expect(accuses).toHaveLength(2);
    const pieces = await lire(
      `SELECT DISTINCT recue_le::text AS le FROM piece WHERE dossier_id = $1 AND demande_de_pieces_id IS NULL`,
      [s.dossierId],
    );
    expect(pieces).toEqual([{ le: '2026-10-20' }]);
  });

  test('before the closing, or a postmark before it: the demande typed late is in time again', async () => {
    const s = await deposerAvec((saisie) => saisie, { recuLe: '2026-10-20' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: true });
    await corriger(s, { recuLe: '2026-10-20', cachetPostalLe: '2026-10-15' });
    expect(await etatDe(s)).toMatchObject({ etat: 'deposee', hors_delai: false });
    await corriger(s, { recuLe: '2026-10-20', cachetPostalLe: '2026-10-16' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: true });
    await corriger(s, { recuLe: '2026-10-15' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: false, recu_le: '2026-10-15' });
  });

  test.each([
    ['a day to come', { recuLe: '2026-11-11' }, /dans le futur/],
    ['a day after the one when it was recorded', { recuLe: '2026-09-11' }, /pas pu être reçue après/],
    ['another year', { recuLe: '2016-09-08' }, /vérifiez l’année/],
    ['a postmark after the reception', { recuLe: '2026-09-08', cachetPostalLe: '2026-09-09' }, /postérieur/],
    ['the same day again', { recuLe: '2026-09-10' }, /déjà enregistrées/],
  ])('refuses: %s, and nothing moves', async (_, dates, raison) => {
    const s = await deposerAvec((saisie) => saisie);
    const avant = await etatDe(s);
    await expect(corriger(s, dates)).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(raison),
    });
    expect(await etatDe(s)).toEqual(avant);
  });

  test('refuses: without a reason, once decided, and from another établissement', async () => {
    const s = await deposerAvec((saisie) => saisie);
    await expect(corriger(s, { recuLe: '2026-09-08' }, 'trop court')).rejects.toMatchObject({
      code: 'impossible',
    });
    const ailleurs = await dossierA('deposee', 'college_prive');
    await expect(
      accomplir(
        await acteur(s, 'secretariat', LE),
        corrigerReception(
          { dossierId: ailleurs.dossierId, version: ailleurs.version },
          { recuLe: '2026-09-08', motivation: MOTIVATION },
        ),
      ),
    ).rejects.toMatchObject({ code: 'introuvable' });
    const decide = await dossierA('decidee_imprimee', 'college_public');
    await expect(corriger(decide, { recuLe: '2026-09-08' })).rejects.toMatchObject({ code: 'impossible' });
  });
});

describe('refuses at entry: a year that no life holds', () => {
  test.each([
    ['the reception', { reception: { recuLe: '2016-09-10', signe: true } }, /vérifiez l’année/],
    [
      'the postmark',
      { reception: { recuLe: '2026-09-10', cachetPostalLe: '2016-09-09', signe: true } },
      /vérifiez l’année/,
    ],
    ['the avis', { ressources: { avis: { annee: 2030, rfr: 100, enfants: 2 } } }, /vérifiez l’année/],
    [
      'the birth of a dependant',
      { personnesACharge: [{ nomPrenom: 'Zoé Test', naissance: '2030-01-01' }] },
      /futur/,
    ],
  ])('%s', async (_, ecarts, raison) => {
    await expect(deposerAvec((saisie) => ({ ...saisie, ...ecarts }))).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(raison),
    });
  });
});

describe('a pupil corrected', () => {
  const fiche = async (s: Scene) => {
    const [lu] = await lire<{
      id: string;
      nom: string;
      prenom: string;
      sexe: string;
      naissance: string;
    }>(
      `SELECT s.id, e.nom, e.prenom, e.sexe, e.naissance::text
       FROM scolarite s JOIN eleve e ON e.id = s.eleve_id WHERE e.id = $1`,
      [s.eleveId],
    );
    if (!lu) throw new Error('élève inconnu');
    const { id: scolariteId, ...champs } = lu;
    return { scolariteId, ...champs };
  };
  const ecrire = async (s: Scene, ecarts: Record<string, unknown>, ou = s) => {
    const saisie = { ...(await fiche(s)), revision: 0, motivation: MOTIVATION, ...ecarts };
    return corrigerEleve(await acteur(ou, 'secretariat', LE), CorrigerEleveSchema.parse(saisie));
  };

  test('names and sexe: the dossier reads them, before and after are kept with who and why', async () => {
    const s = await deposerAvec((saisie) => saisie);
    const avant = await fiche(s);
    const sexe = avant.sexe === 'F' ? 'M' : 'F';
    await ecrire(s, { nom: 'Corrigé', sexe });
    expect(await fiche(s)).toEqual({ ...avant, nom: 'Corrigé', sexe });
    const portee = await acteur(s, 'secretariat', LE);
    const vu = await consulterDossier(portee, s.dossierId, { onglet: 'resume' });
    expect(vu.dossier).toMatchObject({ eleve: { nom: 'Corrigé' } });
    const corrections = await lire(
      'SELECT avant, apres, motivation, auteur_nom, jour::text FROM correction_eleve WHERE eleve_id = $1',
      [s.eleveId],
    );
    expect(corrections).toEqual([
      {
        avant: { nom: avant.nom, sexe: avant.sexe },
        apres: { nom: 'Corrigé', sexe },
        motivation: MOTIVATION,
        auteur_nom: portee.auteur.nom,
        jour: '2026-11-10',
      },
    ]);
    const [trouve] = await chercherEleves(portee, `corrige ${avant.prenom}`, RENTREE);
    expect(trouve?.id).toBe(s.eleveId);
  });

  test.each([
    ['nothing changed', {}, 'impossible'],
    ['a birth that the class excludes', { naissance: '14/03/1951' }, 'impossible'],
    ['a correction of what somebody else corrected since', { nom: 'Autre', revision: 1 }, 'conflit'],
  ])('refuses: %s, and nothing moves', async (_, ecarts, code) => {
    const s = await deposerAvec((saisie) => saisie);
    const avant = await fiche(s);
    await expect(ecrire(s, ecarts)).rejects.toMatchObject({ code });
    expect(await fiche(s)).toEqual(avant);
  });

  test('refuses: the names and the birth of another pupil, until told that it is somebody else', async () => {
    const [s, autre] = [await deposerAvec((saisie) => saisie), await deposerAvec((saisie) => saisie)];
    const { nom, prenom, naissance } = await fiche(autre);
    await expect(ecrire(s, { nom, prenom, naissance })).rejects.toMatchObject({
      code: 'conflit',
      champ: 'homonyme',
    });
    await expect(ecrire(s, { nom, prenom, naissance, homonyme: 'oui' })).resolves.toBeUndefined();
  });

  test('refuses: from another établissement, without a reason; and PostgreSQL, to edit what was kept', async () => {
    const s = await deposerAvec((saisie) => saisie);
    const ailleurs = await dossierA('deposee', 'college_prive');
    await expect(ecrire(s, { nom: 'Ailleurs' }, ailleurs)).rejects.toMatchObject({ code: 'introuvable' });
    expect(
      CorrigerEleveSchema.safeParse({ ...(await fiche(s)), revision: 0, motivation: 'court' }).success,
    ).toBe(false);
    await ecrire(s, { nom: 'Gardé' });
    await expect(
      lire(`UPDATE correction_eleve SET motivation = 'autre' WHERE eleve_id = $1`, [s.eleveId]),
    ).rejects.toThrow();
    await expect(lire('DELETE FROM correction_eleve WHERE eleve_id = $1', [s.eleveId])).rejects.toThrow();
  });
});

describe('a name typed over a person already known', () => {
  const personne = async (s: Scene) => {
    const [lu] = await lire(
      'SELECT r.nom, r.prenom, r.pays FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1',
      [s.dossierId],
    );
    return lu;
  };

  test('refuses: nobody is rewritten, and the way out is told', async () => {
    await expect(
      deposerAvec((saisie) => ({ ...saisie, demandeur: { ...saisie.demandeur, nom: 'Tout-Autre' } })),
    ).rejects.toMatchObject({
      code: 'impossible',
      champ: 'demandeur.nom',
      message: expect.stringContaining('Une autre personne'),
    });
    const [connus] = await lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM responsable WHERE nom = 'Tout-Autre'`,
    );
    expect(connus?.n).toBe(0);
  });

  test('said to be a correction: the person bears it, and the journal keeps the name that was known', async () => {
    const s = await deposerAvec((saisie) => ({
      ...saisie,
      demandeur: { ...saisie.demandeur, nom: 'Bien-Nommée', nomCorrige: true },
    }));
    expect(await personne(s)).toMatchObject({ nom: 'Bien-Nommée' });
    const [inscrite] = await lire('SELECT contenu FROM ligne_de_journal WHERE dossier_id = $1', [
      s.dossierId,
    ]);
    expect(inscrite?.contenu.demandeurRenomme).toMatchObject({
      avant: expect.not.stringContaining('Bien-Nommée'),
      apres: expect.stringContaining('Bien-Nommée'),
    });
  });

  test('as somebody else: a new person, and the known one keeps the name', async () => {
    const s = await deposerAvec(({ demandeur: { responsableId: _, ...demandeur }, ...saisie }) => ({
      ...saisie,
      demandeur: {
        ...demandeur,
        nom: 'Nouvelle-Venue',
        codePostal: 'B-7000',
        commune: 'Mons',
        pays: 'Belgique',
      },
    }));
    expect(await personne(s)).toMatchObject({ nom: 'Nouvelle-Venue', pays: 'Belgique' });
    const liens = await lire('SELECT 1 FROM lien WHERE eleve_id = $1', [s.eleveId]);
    expect(liens.length).toBeGreaterThan(1);
  });
});
