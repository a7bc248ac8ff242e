/** The account of who asked: given, confirmed by somebody else or by the family, masked, shown with a reason (C. VII.B). */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  devoilerLeCompte,
  direDuCompte,
  donnerMonCompte,
  saisirLeCompte,
} from '#lib/compte-bancaire/actes.ts';
import { compteDuDossier, comptesDesBoursiers, mesComptes } from '#lib/compte-bancaire/queries.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const JOUR = le('2026-11-10');
const UN = 'FR2099999000010000000001A82';
const PARTAGE = 'FR3199999000020000000003C01';
const DEUX = 'FR0599999000010000000002B49';
const RAISON = { motif: 'paiement', explication: 'Un virement revenu.' } as const;

let s: Scene;
let nom: string;
beforeEach(async () => {
  s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  const [qui] = await lire<{ nom: string }>(
    `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
    [s.dossierId],
  );
  nom = qui?.nom ?? '';
});

const dit = (iban = UN, titulaire = nom, explication = '') =>
  CompteSchema.parse({ iban, titulaire, explication });
const famille = (scene = s) => acteur(scene, 'famille', JOUR);
const agent = (role: Parameters<typeof acteur>[1] = 'secretariat') => acteur(s, role, JOUR);
const comptes = async (qui: Portee) => {
  const { enVigueur, aConfirmer } = await mesComptes(qui);
  return [enVigueur?.fin, aConfirmer?.fin];
};
const attendu = async () => (await mesComptes(await famille())).aConfirmer?.id ?? '';

describe('the family', () => {
  test('gives its first account, in its name: it stands at once, the base holds no IBAN in the clear', async () => {
    expect(await donnerMonCompte(await famille(), dit())).toBe(true);
    expect(await comptes(await famille())).toEqual(['1A82', undefined]);
    const [ligne] = await lire(
      `SELECT c::text AS tout, encode(iban, 'escape') AS iban, canal, jour::text FROM compte_bancaire c WHERE fin = '1A82'
         AND responsable_id = (SELECT demandeur_id FROM dossier WHERE id = $1)`,
      [s.dossierId],
    );
    expect(ligne).toMatchObject({ canal: 'en_ligne', jour: '2026-11-10' });
    expect(JSON.stringify(ligne)).not.toContain('999990000100');
  });

  test('changes it: the old one serves until the family has confirmed, and all are kept', async () => {
    await donnerMonCompte(await famille(), dit());
    expect(await donnerMonCompte(await famille(), dit(DEUX))).toBe(false);
    expect(await comptes(await famille())).toEqual(['1A82', '2B49']);
    await direDuCompte(await famille(), await attendu(), null);
    expect(await comptes(await famille())).toEqual(['2B49', undefined]);
    expect((await mesComptes(await famille())).anciens).toMatchObject([{ fin: '1A82' }]);
  });

  test('puts aside an account that it did not give: it never serves', async () => {
    await saisirLeCompte(await agent(), { dossierId: s.dossierId, ...dit(DEUX) });
    await direDuCompte(await famille(), await attendu(), 'Ce n’est pas mon compte.');
    expect(await comptes(await famille())).toEqual([undefined, undefined]);
  });

  test('refuses: the same again, somebody else’s without a reason, to confirm that alone, twice, or another family’s', async () => {
    await donnerMonCompte(await famille(), dit());
    await attendreRefus(donnerMonCompte(await famille(), dit()), 'conflit');
    await attendreRefus(donnerMonCompte(await famille(), dit(DEUX, 'Une Autre')), 'impossible');
    await donnerMonCompte(await famille(), dit(DEUX, 'Une Autre', 'Mon compte est fermé.'));
    const id = await attendu();
    await attendreRefus(direDuCompte(await famille(), id, null), 'interdit');
    const autre = nouvelleScene('collegePublic');
    await attendreRefus(direDuCompte(await famille(autre), id, null), 'introuvable');
    expect(await comptes(await famille(autre))).toEqual([undefined, undefined]);
    await direDuCompte(await agent(), id, null);
    await attendreRefus(direDuCompte(await agent(), id, null), 'conflit');
  });

  test('joins what shows why it is somebody else’s: read by who confirms and who pays, kept with the account', async () => {
    const mandat = { nom: 'mandat.pdf', octets: pdfFictif(['Mandat fictif']) };
    const autrui = dit(UN, 'Une Autre', 'Ma sœur reçoit pour moi.');
    expect(await donnerMonCompte(await famille(), autrui, [mandat])).toBe(false);
    const [fichier] = (await mesComptes(await famille())).aConfirmer?.fichiers ?? [];
    expect(fichier).toMatchObject({ nom: 'mandat.pdf' });
    const id = fichier?.id ?? '';
    for (const qui of [await famille(), await agent(), await agent('agent_comptable')]) {
      const { octets } = await lireFichier(qui, id);
      expect(Buffer.from(octets).subarray(0, 5).toString()).toBe('%PDF-');
      expect(Buffer.from(octets)).not.toEqual(mandat.octets);
    }
    const vu = await compteDuDossier(await agent('agent_comptable'), s.dossierId);
    expect(vu.aConfirmer?.fichiers).toEqual([fichier]);
    // The print of the file is in what the follow-up of the account covers.
    expect(
      await lire(
        `SELECT f.empreinte = c.justificatifs[1] AS tenu FROM fichier f JOIN compte_bancaire c ON c.id = f.compte_id WHERE f.id = $1`,
        [id],
      ),
    ).toEqual([{ tenu: true }]);
    const ailleurs = await acteur({ ...s, ou: 'autreCollegePublic' }, 'chef_etablissement', JOUR);
    await attendreRefus(lireFichier(ailleurs, id), 'introuvable');
    await attendreRefus(lireFichier(await famille(nouvelleScene('collegePublic')), id), 'introuvable');
    // Of its own account nothing is kept, and what is refused leaves no file.
    const ranges = await fichiersRanges();
    const refuser = async (quoi: ReturnType<typeof dit>, fichiers: FichierEnvoye[]) =>
      (await attendreRefus(donnerMonCompte(await famille(), quoi, fichiers), 'impossible')).champ;
    expect(await refuser(dit(DEUX), [mandat])).toBe('fichiers');
    expect(await refuser(dit(DEUX, 'Une Autre'), [mandat])).toBe('explication');
    const texte = { nom: 'mandat.txt', octets: Buffer.from('Mandat') };
    expect(await refuser(dit(DEUX, 'Une Autre', 'Ma sœur encore.'), [texte])).toBe('fichiers');
    expect(await fichiersRanges()).toBe(ranges);
    // An agent joins it too, with the RIB that it types.
    await saisirLeCompte(
      await agent(),
      { dossierId: s.dossierId, ...dit(DEUX, 'Un Tiers', 'Par jugement.') },
      [mandat],
    );
    expect((await mesComptes(await famille())).aConfirmer?.fichiers).toMatchObject([{ nom: 'mandat.pdf' }]);
    await attendreRefus(
      saisirLeCompte(await agent('agent_comptable'), { dossierId: s.dossierId, ...autrui }, [mandat]),
      'interdit',
    );
  });

  test.each([
    [{ iban: 'FR20', titulaire: 'A B' }, 'iban'],
    [{ iban: UN, titulaire: ' ' }, 'titulaire'],
    [{ iban: UN, titulaire: 'x'.repeat(71) }, 'titulaire'],
  ])('refuses under its own field: %o', (saisie, champ) => {
    const lu = CompteSchema.safeParse(saisie);
    expect(new Set(lu.error?.issues.map(({ path }) => path.join('.')))).toEqual(new Set([champ]));
  });
});

describe('an agent', () => {
  test('types the RIB: it waits for a colleague, who confirms it', async () => {
    await saisirLeCompte(await agent(), { dossierId: s.dossierId, ...dit() });
    expect(await comptes(await famille())).toEqual([undefined, '1A82']);
    await direDuCompte(await agent('chef_etablissement'), await attendu(), null);
    expect(await comptes(await famille())).toEqual(['1A82', undefined]);
  });

  test('refuses: to confirm what one typed, through the application and below it', async () => {
    await saisirLeCompte(await agent(), { dossierId: s.dossierId, ...dit() });
    const id = await attendu();
    const moi = await agent();
    await attendreRefus(direDuCompte(moi, id, null), 'interdit');
    await expect(
      enTantQuApplication(
        `agent:${moi.auteur.id}`,
        `INSERT INTO suite_de_compte (compte_id, confirme, jour, auteur_id, auteur_nom) VALUES ('${id}', true, now(), gen_random_uuid(), 'A')`,
      ),
    ).rejects.toThrow(/une autre personne/);
  });

  test('refuses: who pays to type or confirm, and anybody elsewhere to see it', async () => {
    const comptable = await agent('agent_comptable');
    await attendreRefus(saisirLeCompte(comptable, { dossierId: s.dossierId, ...dit() }), 'interdit');
    await saisirLeCompte(await agent(), { dossierId: s.dossierId, ...dit() });
    await expect(direDuCompte(comptable, await attendu(), null)).rejects.toThrow(
      /row-level security|sécurité/,
    );
    const ailleurs = await acteur({ ...s, ou: 'autreCollegePublic' }, 'chef_etablissement', JOUR);
    await attendreRefus(compteDuDossier(ailleurs, s.dossierId), 'introuvable');
    await attendreRefus(devoilerLeCompte(ailleurs, { dossierId: s.dossierId, ...RAISON }), 'introuvable');
    await attendreRefus(saisirLeCompte(ailleurs, { dossierId: s.dossierId, ...dit() }), 'introuvable');
    await attendreRefus(direDuCompte(ailleurs, await attendu(), null), 'introuvable');
  });

  test('shows the IBAN with a reason, which the register keeps; the page never has it', async () => {
    await donnerMonCompte(await famille(), dit());
    const comptable = await agent('agent_comptable');
    const vu = await compteDuDossier(comptable, s.dossierId);
    expect(JSON.stringify(vu, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('99999000');
    // Who pays knows the holder, not who lives with whom nor where.
    expect(vu).toMatchObject({ enVigueur: { titulaire: nom }, demandeur: null, saisit: false });
    expect(await devoilerLeCompte(comptable, { dossierId: s.dossierId, ...RAISON })).toEqual([
      { nom: 'IBAN', valeur: 'FR20 9999 9000 0100 0000 0001 A82' },
    ]);
    expect(
      await lire(
        `SELECT objet, motif, explication, lecteur_id FROM lecture_sensible WHERE dossier_id = $1 AND motif IS NOT NULL`,
        [s.dossierId],
      ),
    ).toEqual([{ objet: 'coordonnees_bancaires', ...RAISON, lecteur_id: comptable.auteur.id }]);
    for (const sql of ['demande', 'piece', 'courrier', 'decision', 'responsable'])
      expect(
        await enPortee(comptable, (tx) => tx.$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${sql}`)),
      ).toEqual([{ n: 0 }]);
  });

  test('is told that an account pays another person too', async () => {
    await donnerMonCompte(await famille(), dit(PARTAGE));
    const autre = nouvelleScene('collegePublic');
    const lui = await famille(autre);
    await donnerMonCompte(lui, dit(PARTAGE, nom, 'Le compte de ma sœur.'));
    expect((await compteDuDossier(await agent(), s.dossierId)).autres).toBe(0);
    await saisir(autre, le('2026-09-10'), { rfr: 100 });
    await verbes.deposer(autre, le('2026-09-10'));
    await direDuCompte(await agent(), (await mesComptes(lui)).aConfirmer?.id ?? '', null);
    expect((await compteDuDossier(await agent(), s.dossierId)).autres).toBe(1);
  });

  test('lists the boursiers whose account is missing first; who has none due is not there', async () => {
    const vues = async () =>
      (await comptesDesBoursiers(await agent('agent_comptable'), RENTREE)).find(
        ({ dossierId }) => dossierId === s.dossierId,
      );
    expect(await vues()).toBeUndefined();
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    expect(await vues()).toMatchObject({ titulaire: null, attendDe: null });
    await donnerMonCompte(await famille(), dit());
    expect(await vues()).toMatchObject({ titulaire: nom, pays: 'FR', fin: '1A82' });
  });
});
