/** Files of absences and of fees: shown, then written once, by who may, and refused line by line (C. VII.A, VII.B). */
import { describe, expect, test } from 'vitest';
import { direAbsences, importerAbsences } from '#lib/absence/actes.ts';
import { LECTURE_D_ABSENCES } from '#lib/absence/queries.ts';
import { ImportDAbsencesSchema } from '#lib/absence/schema.ts';
import type { Tableau } from '#lib/correspondance/faits.ts';
import { apercuDImport, avecSesColonnes, refusDImport } from '#lib/correspondance/queries.ts';
import { centimes } from '#lib/droit/montant.ts';
import { importerFrais, saisirFrais } from '#lib/frais/actes.ts';
import { LECTURE_DE_FRAIS } from '#lib/frais/queries.ts';
import { ImportDeFraisSchema } from '#lib/frais/schema.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-20');
const UAI = ETABLISSEMENTS.lyceePublic.uai;
const tableau = (noms: string[], lignes: string[][]): Tableau => ({
  noms,
  lignes: lignes.map((cellules, rang) => ({ numero: rang + 2, cellules })),
});
const eleveDe = async ({ eleveId }: Scene) => {
  const [lu] = await lire<{ ine: string; naissance: string; nom: string; prenom: string }>(
    'SELECT ine, naissance, nom, prenom FROM eleve WHERE id = $1',
    [eleveId],
  );
  if (!lu) throw new Error('élève absent');
  return lu;
};

const colonnesDe = (colonnes: Record<string, string>) =>
  Object.fromEntries(Object.entries(colonnes).map(([champ, nom]) => [`colonne.${champ}`, nom]));

describe('a file of absences', () => {
  const NOMS = ['Matricule', 'Naissance', 'Du', 'Au', 'Justifiée'];
  const colonnes = colonnesDe({
    ...{ ine: 'Matricule', naissance: 'Naissance', du: 'Du', au: 'Au', justifiee: 'Justifiée' },
  });
  const dit = (ecarts: Record<string, unknown> = {}) =>
    ImportDAbsencesSchema.parse({ lieu: UAI, source: 'Logiciel, 19/11/2026', ...colonnes, ...ecarts });
  const deLEleve = async (s: Scene, ...jours: [du: string, au: string, justifiee: string][]) => {
    const { ine, naissance } = await eleveDe(s);
    return tableau(
      NOMS,
      jours.map((fin) => [ine, naissance, ...fin]),
    );
  };
  const montrer = async (portee: Portee, lu: Tableau, ecarts = {}) => {
    const vu = await apercuDImport(LECTURE_D_ABSENCES, portee, lu, dit(ecarts));
    if ('fautes' in vu) throw new Error(JSON.stringify(vu.fautes));
    return vu;
  };
  const importer = async (portee: Portee, lu: Tableau) =>
    importerAbsences(portee, lu, dit({ apercu: (await montrer(portee, lu)).empreinte }));
  const ecrites = ({ eleveId }: Scene) =>
    lire<{ jour: string; demi: string; etat: string; source: string }>(
      `SELECT to_char(jour, 'DD') AS jour, demi_journee::text AS demi, etat::text, source FROM absence WHERE eleve_id = $1 ORDER BY instant, jour, demi_journee`,
      [eleveId],
    );

  test('is shown, written once for the chef to judge, and the same file twice changes nothing', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const lu = await deLEleve(s, ['2026-10-05', '2026-10-06', 'non'], ['2026-10-08', '2026-10-08', 'oui']);
    expect(await montrer(secretariat, lu)).toMatchObject({
      comptes: { refus: 0, nouveau: 1, laissee: 1, inchange: 0 },
    });
    expect(await ecrites(s)).toEqual([]);
    expect(await importer(secretariat, lu)).toBe(4);
    const attendues = ['05', '06'].flatMap((jour) =>
      ['matin', 'apres_midi'].map((demi) => ({
        jour,
        demi,
        etat: 'a_juger',
        source: 'Logiciel, 19/11/2026',
      })),
    );
    expect(await ecrites(s)).toEqual(attendues);
    expect(await montrer(secretariat, lu)).toMatchObject({ comptes: { nouveau: 0, inchange: 1 } });
    expect(await importer(secretariat, lu)).toBe(0);
    expect(await ecrites(s)).toEqual(attendues);
  });

  test('never undoes what the chef judged, nor what was taken back', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const chef = await acteur(s, 'chef_etablissement', JOUR);
    const lu = await deLEleve(s, ['2026-10-05', '2026-10-06', 'non']);
    await importer(chef, lu);
    const dire = (du: string, etat: 'injustifiee' | 'retiree') =>
      direAbsences(chef, {
        ...{ eleveId: s.eleveId, du: le(du), au: le(du), moment: 'journee', mercredi: false, etat },
        motif: undefined,
      });
    await dire('2026-10-05', 'injustifiee');
    await dire('2026-10-06', 'retiree');
    expect(await importer(chef, lu)).toBe(0);
    expect((await ecrites(s)).map(({ etat }) => etat)).toEqual([
      ...['a_juger', 'a_juger', 'a_juger', 'a_juger', 'injustifiee', 'injustifiee', 'retiree', 'retiree'],
    ]);
  });

  test('keeps its columns for the place, once; another place has its own', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const lu = await deLEleve(s, ['2026-10-12', '2026-10-12', 'non']);
    await importer(secretariat, lu);
    await importer(secretariat, lu);
    const sans = { ...dit(), correspondance: {} };
    expect(
      (await avecSesColonnes(LECTURE_D_ABSENCES, secretariat, sans, tableau(NOMS, []))).correspondance,
    ).toEqual(dit().correspondance);
    const gardees = (qui: Portee) =>
      enPortee(qui, (tx) => tx.correspondanceDeFichier.count({ where: { lieu: UAI, contenu: 'absences' } }));
    expect(await gardees(secretariat)).toBe(1);
    expect(await gardees(await acteur(nouvelleScene('collegePublic'), 'secretariat', JOUR))).toBe(0);
  });

  test('refuses: a pupil unknown here and a wrong day, told with their number in a table to send again', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const ailleurs = await dossierA('notifiee', 'college_public');
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const [ici, la] = [await eleveDe(s), await eleveDe(ailleurs)];
    const lu = tableau(NOMS, [
      [la.ine, la.naissance, '2026-10-05', '2026-10-05', 'non'],
      [ici.ine, ici.naissance, '2026-10-05', '2026-13-05', 'non'],
      [ici.ine, ici.naissance, '2026-10-05', '2026-10-05', 'non'],
    ]);
    expect(await montrer(secretariat, lu)).toMatchObject({ comptes: { refus: 2, nouveau: 1 } });
    const feuille = new TextDecoder().decode(await refusDImport(LECTURE_D_ABSENCES, secretariat, lu, dit()));
    const [entete, ...refusees] = feuille.trim().split('\r\n');
    expect(entete).toContain('Ligne du fichier;Cause du refus');
    expect(refusees).toEqual([
      expect.stringMatching(new RegExp(`^${la.ine};.*;2;.*aucun élève de l’établissement`)),
      expect.stringMatching(/;3;Dernier jour : /),
    ]);
  });

  test('refuses: an établissement of others, who pays, and what changed since it was shown', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const lu = await deLEleve(s, ['2026-11-02', '2026-11-02', 'non']);
    const ailleurs = await acteur(await dossierA('notifiee', 'college_public'), 'chef_etablissement', JOUR);
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    for (const qui of [ailleurs, comptable]) {
      await attendreRefus(montrer(qui, lu), 'introuvable');
      await attendreRefus(importerAbsences(qui, lu, dit({ apercu: 'x' })), 'introuvable');
    }
    const { empreinte } = await montrer(secretariat, lu);
    await importer(secretariat, await deLEleve(s, ['2026-11-02', '2026-11-02', '']));
    await attendreRefus(importerAbsences(secretariat, lu, dit({ apercu: empreinte })), 'conflit');
    expect(await ecrites(s)).toHaveLength(2);
  });

  test('of two imports at once, one writes and the other is told', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const lu = await deLEleve(s, ['2026-11-03', '2026-11-03', 'non']);
    const apercu = (await montrer(secretariat, lu)).empreinte;
    const faits = await Promise.allSettled(
      [1, 2].map(() => importerAbsences(secretariat, lu, dit({ apercu }))),
    );
    expect(faits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await ecrites(s)).toHaveLength(2);
  });
});

describe('a file of fees', () => {
  const NOMS = ['Nom', 'Prénom', 'Né(e) le', 'Montant'];
  const colonnes = colonnesDe({ nom: 'Nom', prenom: 'Prénom', naissance: 'Né(e) le', montant: 'Montant' });
  const dit = (ecarts: Record<string, unknown> = {}) =>
    ImportDeFraisSchema.parse({ lieu: UAI, source: 'Logiciel', trimestre: '1', ...colonnes, ...ecarts });
  const deLEleve = async (s: Scene, montant: string) => {
    const { nom, prenom, naissance } = await eleveDe(s);
    return tableau(NOMS, [[nom.toUpperCase(), prenom, naissance, montant]]);
  };
  const montrer = async (portee: Portee, lu: Tableau, ecarts = {}) => {
    const vu = await apercuDImport(LECTURE_DE_FRAIS, portee, lu, dit(ecarts));
    if ('fautes' in vu) throw new Error(JSON.stringify(vu.fautes));
    return vu;
  };
  const importer = async (portee: Portee, lu: Tableau) =>
    importerFrais(portee, lu, dit({ apercu: (await montrer(portee, lu)).empreinte }));
  const ecrits = ({ eleveId }: Scene) =>
    lire<{ trimestre: number; centimes: number; source: string }>(
      'SELECT trimestre, centimes, source FROM frais_de_pension WHERE eleve_id = $1 ORDER BY instant, id',
      [eleveId],
    );

  test('is written to the cent, shows what it changes of what was typed, and changes nothing twice', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    await saisirFrais(comptable, {
      uai: UAI,
      trimestre: 1,
      frais: [{ eleveId: s.eleveId, centimes: centimes(9_840) }],
    });
    const lu = await deLEleve(s, '100,05 €');
    expect(await montrer(comptable, lu)).toMatchObject({
      comptes: { change: 1, nouveau: 0, refus: 0 },
      premieres: [{ avant: 9_840, centimes: 10_005 }],
    });
    expect(await importer(comptable, lu)).toBe(1);
    expect(await importer(comptable, lu)).toBe(0);
    expect(await ecrits(s)).toEqual([
      { trimestre: 1, centimes: 9_840, source: 'Saisie' },
      { trimestre: 1, centimes: 10_005, source: 'Logiciel' },
    ]);
  });

  test('keeps nothing of a pupil who is no boursier', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    expect(await montrer(comptable, await deLEleve(s, '10'))).toMatchObject({
      comptes: { laissee: 1, nouveau: 0 },
    });
    expect(await importer(comptable, await deLEleve(s, '10'))).toBe(0);
    expect(await ecrits(s)).toEqual([]);
  });

  test('refuses: another établissement, one of the privé, a secretariat, and what changed since it was shown', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const lu = await deLEleve(s, '10');
    const prive = await dossierA('notifiee', 'lycee_prive');
    const chefPrive = await acteur(prive, 'chef_etablissement', JOUR);
    const autre = await acteur(await dossierA('notifiee', 'college_public'), 'agent_comptable', JOUR);
    await attendreRefus(montrer(chefPrive, lu, { lieu: ETABLISSEMENTS.lyceePrive.uai }), 'introuvable');
    for (const qui of [chefPrive, autre, await acteur(s, 'secretariat', JOUR)])
      await attendreRefus(importerFrais(qui, lu, dit({ apercu: 'x' })), 'introuvable');
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    const { empreinte } = await montrer(comptable, lu);
    await importer(comptable, await deLEleve(s, '11'));
    await attendreRefus(importerFrais(comptable, lu, dit({ apercu: empreinte })), 'conflit');
    expect((await ecrits(s)).map(({ centimes: dits }) => dits)).toEqual([1_100]);
  });
});
