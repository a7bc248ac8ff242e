/** Scans of pieces that came with the paper form: they join a piece already received, and nothing else moves. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { reporterAvis } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { joindreFichiers } from '#lib/piece/actes.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import { pdfFictif, photoFictive } from '#monde/numerisations.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const LE_JOUR = le('2026-11-10');
const AVIS = { nom: 'avis.pdf', octets: pdfFictif(['Document fictif']) };
const DIX_MO = 10_000_000;

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const secretariat = (s: Scene) => acteur(s, 'secretariat', LE_JOUR);

const etatDe = async ({ dossierId }: Scene) => {
  const [dossier] = await lire(
    `SELECT etat, echeance_le::text AS echeance, p.recue_le::text AS recue,
       (SELECT count(*)::int FROM fichier WHERE piece_id = p.id) AS fichiers
     FROM dossier d JOIN piece p ON p.dossier_id = d.id AND p.code = 'avis_impot' WHERE d.id = $1`,
    [dossierId],
  );
  return dossier;
};

describe('scans joined to a piece that came with the form', () => {
  test('a PDF and a photograph are kept, shown beside the form, and nothing else moves', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const avant = await etatDe(s);
    const portee = await secretariat(s);
    const photo = { nom: 'C:\\photos\\verso.jpg', octets: await photoFictive(['Document fictif']) };
    await joindreFichiers(portee, cible(s), { code: 'avis_impot', envoyes: [AVIS, photo] });
    expect(await etatDe(s)).toEqual({ ...avant, fichiers: 2 });

    const vue = { onglet: 'pieces', montrer: undefined, piece: undefined };
    const { pieces, journal } = await consulterDossier(portee, s.dossierId, vue);
    const fichiers = pieces.find(({ code }) => code === 'avis_impot')?.fichiers ?? [];
    expect(fichiers.map(({ nom, type }) => [nom, type]).sort()).toEqual([
      ['avis.pdf', 'application/pdf'],
      ['verso.jpg', 'image/jpeg'],
    ]);
    const lu = await lireFichier(portee, fichiers.find(({ nom }) => nom === 'avis.pdf')?.id ?? '');
    expect(Buffer.from(lu.octets).subarray(0, 5).toString()).toBe('%PDF-');
    expect(journal[0]).toMatchObject({
      acte: 'joindre_fichiers',
      contenu: { code: 'avis_impot', fichiers: 2 },
      enregistrementId: pieces.find(({ code }) => code === 'avis_impot')?.id,
    });
  });

  test('what came is known by its size, its print and its signature, and is not what is kept', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const champ = '<< /FT /Sig /T (S) /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <3080> >> >>';
    const signe = Buffer.from(
      AVIS.octets
        .toString('latin1')
        .replace('/Pages 2 0 R', `/Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [${champ}] >>`),
      'latin1',
    );
    const envoyes = [AVIS, { nom: 'signe.pdf', octets: signe }];
    await joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes });
    const gardes = await lire(
      `SELECT nom, taille_recue AS recue, encode(empreinte_recue, 'hex') AS print, signee, empreinte <> empreinte_recue AS reecrit
       FROM fichier WHERE piece_id IN (SELECT id FROM piece WHERE dossier_id = $1) ORDER BY nom`,
      [s.dossierId],
    );
    const print = (octets: Buffer) => createHash('sha256').update(octets).digest('hex');
    expect(gardes).toEqual([
      { nom: 'avis.pdf', recue: AVIS.octets.length, print: print(AVIS.octets), signee: false, reecrit: true },
      { nom: 'signe.pdf', recue: signe.length, print: print(signe), signee: true, reecrit: true },
    ]);
  });

  test('the family finds them among its papers, and its history says nothing of it', async () => {
    const s = await dossierA('deposee', 'lycee_public');
    await joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes: [AVIS] });
    const { pieces, faits, lieux } = await suivreDossier(await acteur(s, 'famille', LE_JOUR), s.dossierId);
    expect(pieces.find(({ code }) => code === 'avis_impot')?.fichiers).toHaveLength(1);
    expect(faits).toHaveLength(2);
    expect(etapesVecues(faits, lieux).map(({ titre }) => titre)).toEqual(['Votre demande est enregistrée']);
  });

  test('the figures of the avis can be taken in right after', async () => {
    const s = await dossierA('deposee', 'college_public');
    const portee = await secretariat(s);
    const { version } = await joindreFichiers(portee, cible(s), { code: 'avis_impot', envoyes: [AVIS] });
    const avis = { annee: 2025, rfr: 8000, enfants: 2 };
    expect(
      await accomplir(portee, reporterAvis({ ...cible(s), version }, { qui: 'demandeur', avis })),
    ).toMatchObject({
      etat: 'deposee',
    });
  });
});

describe('what is refused leaves no file behind', () => {
  const essayer = async (s: Scene, envoi: Partial<Parameters<typeof joindreFichiers>[2]>) => {
    const avant = await fichiersRanges();
    const refus = await attendreRefus(
      joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes: [AVIS], ...envoi }),
      'impossible',
    );
    expect(await fichiersRanges()).toBe(avant);
    expect(await etatDe(s)).toMatchObject({ fichiers: 0 });
    return refus;
  };

  test('refuses: a piece that was asked for and has not come, one of no list, one that nobody sent', async () => {
    const s = await dossierA('incomplete', 'college_public');
    for (const code of ['attestation_caf', 'extrait_de_casier', 'rib'])
      expect(await essayer(s, { code })).toMatchObject({ champ: 'code' });
  });

  test('refuses: no file, a program, an empty file, one byte above 10 MB, a good file before a bad one', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const lourd = Buffer.concat([AVIS.octets, Buffer.alloc(DIX_MO + 1 - AVIS.octets.byteLength)]);
    expect(lourd).toHaveLength(DIX_MO + 1);
    for (const envoyes of [
      [],
      [{ nom: 'avis.exe', octets: Buffer.from('MZ') }],
      [{ nom: 'vide.pdf', octets: Buffer.alloc(0) }],
      [{ nom: 'lourd.pdf', octets: lourd }],
      [AVIS, { nom: 'note.txt', octets: Buffer.from('bonjour') }],
    ])
      expect(await essayer(s, { envoyes })).toMatchObject({ champ: 'fichiers' });
  });

  test('lets through: 10 files at once; refuses: 11, saying how many', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const refus = await essayer(s, { envoyes: Array.from({ length: 11 }, () => AVIS) });
    expect(refus).toMatchObject({ champ: 'fichiers', message: expect.stringContaining('11 fichiers') });
    const envoyes = Array.from({ length: 10 }, () => AVIS);
    await joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes });
    expect(await etatDe(s)).toMatchObject({ fichiers: 10 });
  });

  test('refuses: the second of two sendings on one version, and keeps none of its files', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const avant = await fichiersRanges();
    const envoyer = async () =>
      joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes: [AVIS] });
    const issues = await Promise.allSettled([envoyer(), envoyer()]);
    expect(issues.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await fichiersRanges()).toBe(avant + 1);
  });

  test('refuses: for the right, the version and the piece before the bytes are looked at', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const mauvais = { code: 'avis_impot', envoyes: [{ nom: 'avis.exe', octets: Buffer.from('MZ') }] };
    await attendreRefus(joindreFichiers(await acteur(s, 'famille', LE_JOUR), cible(s), mauvais), 'interdit');
    const depasse = { ...cible(s), version: s.version - 1 };
    await attendreRefus(joindreFichiers(await secretariat(s), depasse, mauvais), 'conflit');
    const inconnu = { dossierId: crypto.randomUUID(), version: 1 };
    await attendreRefus(joindreFichiers(await secretariat(s), inconnu, mauvais), 'introuvable');
    expect(await essayer(s, { ...mauvais, code: 'rib' })).toMatchObject({ champ: 'code' });
  });

  test('lets through: a file of 10 MB exactly', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const plein = Buffer.concat([AVIS.octets, Buffer.alloc(DIX_MO - AVIS.octets.byteLength)]);
    const envoyes = [{ nom: 'plein.pdf', octets: plein }];
    await joindreFichiers(await secretariat(s), cible(s), { code: 'avis_impot', envoyes });
    expect(await etatDe(s)).toMatchObject({ fichiers: 1 });
  });

  test('refuses: once decided, to its family, out of the périmètre, on a screen that is no longer true', async () => {
    const envoi = { code: 'avis_impot', envoyes: [AVIS] };
    const decidee = await dossierA('decidee', 'college_public');
    const s = await dossierA('en_instruction', 'college_public');
    const avant = await fichiersRanges();
    await attendreRefus(joindreFichiers(await secretariat(decidee), cible(decidee), envoi), 'impossible');
    const famille = await acteur(s, 'famille', LE_JOUR);
    await attendreRefus(joindreFichiers(famille, cible(s), envoi), 'interdit');
    const ailleurs = await secretariat(await dossierA('brouillon', 'lycee_public'));
    await attendreRefus(joindreFichiers(ailleurs, cible(s), envoi), 'introuvable');
    const depasse = { ...cible(s), version: s.version - 1 };
    await attendreRefus(joindreFichiers(await secretariat(s), depasse, envoi), 'conflit');
    expect(await fichiersRanges()).toBe(avant);
  });
});
