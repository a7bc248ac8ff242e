/** A new key: everything is encrypted again under it, work goes on, the journal stands, and nothing opens away from its place. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CleDeFichier, cleDeFichier, ouvrirStockage, stockage } from '#lib/connecteurs/stockage.ts';
import { stockageChiffre } from '#lib/connecteurs/stockage-chiffre.ts';
import { devoiler } from '#lib/consultation/actes.ts';
import { reporterAvis } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { dechiffrer, numeroDeCle, ouvrirColonne } from '#lib/technique/chiffrement.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import type { Trousseau } from '#lib/technique/trousseau.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { type Place, tourner } from '#scripts/chiffrement-rotation.ts';
import { dossierA, nouvelleScene, STADES } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const NUMERO = '0000000000000';
const RAISON = { motif: 'corriger_saisie', explication: 'Un chiffre illisible.' } as const;
const PDF = Buffer.from('%PDF-1.7 lettre');
const nu = () => ouvrirStockage(configuration().stockage);

let s: Scene;
let autre: Scene;
let brouillon: Scene;
let lettre: CleDeFichier;

/** Versions of the demande of a dossier, the last first. */
const demandesDe = (dossierId: string) =>
  lire<{ id: string; numero_fiscal: Buffer }>(
    'SELECT id, numero_fiscal FROM demande WHERE dossier_id = $1 ORDER BY rang DESC',
    [dossierId],
  );
const numeroDe = async (scene: Scene) =>
  devoiler(await acteur(scene, 'chef_etablissement', LE_JOUR), {
    dossierId: scene.dossierId,
    genre: 'numero_fiscal',
    ...RAISON,
  });
const DEVOILE = [{ nom: 'Numéro fiscal', valeur: NUMERO }];

beforeAll(async () => {
  await planterReferentiel();
  s = await dossierA('en_instruction', 'college_public');
  await verbes.joindreFichiers(s, le('2026-09-15'));
  await lettresProduites(s.dossierId, le('2026-09-15'));
  const [{ cle } = { cle: '' }] = await lire<{ cle: string }>(
    'SELECT cle FROM courrier WHERE dossier_id = $1',
    [s.dossierId],
  );
  lettre = cleDeFichier(cle);
  await stockage().deposer(lettre, PDF, 'application/pdf');
  autre = await dossierA('en_instruction', 'college_public');
  brouillon = nouvelleScene('collegePublic');
  await STADES.brouillon(brouillon);
});

describe('a tax number', () => {
  test('is encrypted again for each row that takes it: the draft, the demande, its next version', async () => {
    expect(await numeroDe(s)).toEqual(DEVOILE);
    const avis = { annee: 2025, rfr: 120, enfants: 2 };
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const { version } = await accomplir(
      chef,
      reporterAvis({ dossierId: s.dossierId, version: s.version }, { qui: 'demandeur', avis }),
    );
    s.version = version;
    const versions = await demandesDe(s.dossierId);
    expect(versions).toHaveLength(2);
    for (const { id, numero_fiscal } of versions)
      expect(dechiffrer(numero_fiscal, { table: 'demande', colonne: 'numero_fiscal', cle: id })).toBe(NUMERO);
    expect(await numeroDe(s)).toEqual(DEVOILE);
  });

  test('refuses: moved from one dossier to another, it opens nowhere, and the act that would carry it on says so', async () => {
    const [[mien], [sien]] = await Promise.all([demandesDe(s.dossierId), demandesDe(autre.dossierId)]);
    const poser = (octets: Buffer | undefined) =>
      falsifier(
        `UPDATE demande SET numero_fiscal = '\\x${octets?.toString('hex')}' WHERE id = '${sien?.id}'`,
      );
    await poser(mien?.numero_fiscal);
    try {
      const refus = await attendreRefus(numeroDe(autre), 'impossible');
      expect(refus.message).toContain('ne peut pas être déchiffrée');
      expect(() =>
        dechiffrer(mien?.numero_fiscal ?? Buffer.alloc(0), {
          table: 'demande',
          colonne: 'numero_fiscal',
          cle: sien?.id ?? '',
        }),
      ).toThrow('déplacé d’une autre ligne');
      const avis = { annee: 2025, rfr: 120, enfants: 2 };
      const cible = { dossierId: autre.dossierId, version: autre.version };
      await attendreRefus(
        accomplir(
          await acteur(autre, 'chef_etablissement', LE_JOUR),
          reporterAvis(cible, { qui: 'demandeur', avis }),
        ),
        'impossible',
      );
    } finally {
      await poser(sien?.numero_fiscal);
    }
    expect(await numeroDe(autre)).toEqual(DEVOILE);
  });

  test('refuses: the site rewrites no ciphertext of a demande; the worker changes nothing else of it, nor takes one away', async () => {
    const [ligne] = await demandesDe(s.dossierId);
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const tourne = `UPDATE demande SET numero_fiscal = '\\x00' WHERE id = '${ligne?.id}'`;
    await expect(enTantQuApplication(`agent:${chef.auteur.id}`, tourne)).rejects.toThrow(/permission denied/);
    for (const [sql, refus] of [
      [`UPDATE demande SET numero_fiscal = NULL WHERE id = '${ligne?.id}'`, /ne se modifie pas/],
      [`UPDATE demande SET contenu = '{}' WHERE id = '${ligne?.id}'`, /permission denied/],
      [`DELETE FROM demande WHERE id = '${ligne?.id}'`, /permission denied/],
    ] as const)
      await expect(enTantQuApplication('systeme', sql), sql).rejects.toThrow(refus);
  });
});

describe('the rotation', () => {
  const neuf = (): Trousseau => {
    const { trousseau } = configuration();
    return { courante: 2, cles: new Map([...trousseau.cles, [2, randomBytes(32)]]), ancienAccepte: false };
  };
  const seule = ({ courante, cles }: Trousseau): Trousseau => ({
    courante,
    cles: new Map([[courante, cles.get(courante) ?? new Uint8Array()]]),
    ancienAccepte: false,
  });
  const contexte = (trousseau: Trousseau) => ({ portee: porteeSysteme(LE_JOUR), trousseau, nu: nu() });
  const numeros = () =>
    lire<{ cle: string; octets: Buffer; table: 'demande' | 'brouillon' }>(
      `SELECT id AS cle, numero_fiscal AS octets, 'demande' AS table FROM demande WHERE numero_fiscal IS NOT NULL
       UNION ALL SELECT dossier_id, numero_fiscal, 'brouillon' FROM brouillon WHERE numero_fiscal IS NOT NULL`,
    );
  const fichiers = async () =>
    (
      await lire<{ cle: string }>(
        'SELECT cle FROM fichier UNION ALL SELECT cle FROM courrier WHERE cle IS NOT NULL',
      )
    ).map(({ cle }) => cleDeFichier(cle));
  /** What the storage holds: the letters that these tests do not print are not there. */
  const presents = async () => {
    const lus = await Promise.all(
      (await fichiers()).map((cle) =>
        nu()
          .lire(cle)
          .then(
            () => [cle],
            () => [],
          ),
      ),
    );
    return lus.flat();
  };

  test('stopped and gone on with, leaves everything under the new key alone, and the journal as it was', async () => {
    const trousseau = neuf();
    // A number and a file as they were before keys had a number.
    const { cles } = configuration().trousseau;
    const clair = Buffer.from('%PDF-1.4 en clair');
    const [fichier] = await lire<{ cle: string }>('SELECT cle FROM fichier LIMIT 1');
    const enClair = cleDeFichier(fichier?.cle ?? '');
    await nu().deposer(enClair, clair, 'application/pdf');
    expect((await numeros()).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['demande', 'brouillon']),
    );

    let place: Place | undefined;
    const arret = tourner({
      ...contexte(trousseau),
      suivre: (ici) => {
        place = ici;
        throw new Error('coupure');
      },
    });
    await expect(arret).rejects.toThrow('coupure');
    expect(place?.etape).toBe('brouillon.numero_fiscal');
    const suite = await tourner(contexte(trousseau), place);
    expect(suite.tournes).toBeGreaterThan(2);

    for (const { cle, octets, table } of await numeros()) {
      expect(numeroDeCle(octets)).toBe(2);
      const lieu = { table, colonne: 'numero_fiscal', cle };
      expect(Buffer.from(ouvrirColonne(seule(trousseau), lieu, octets)).toString()).toBe(NUMERO);
    }
    const tournee = stockageChiffre(nu(), seule(trousseau));
    const ranges = await presents();
    expect(ranges).toEqual(expect.arrayContaining([lettre, enClair]));
    for (const cle of ranges) expect((await tournee.lire(cle)).byteLength).toBeGreaterThan(0);
    expect(Buffer.from(await tournee.lire(lettre))).toEqual(PDF);
    expect(Buffer.from(await tournee.lire(enClair))).toEqual(clair);

    const encore = await tourner(contexte(trousseau));
    expect(encore).toMatchObject({ tournes: 0, dejaFaits: ranges.length });
    expect(await verifierLeJournal()).toMatchObject({ faute: null });

    // Back under the key of the other tests.
    const retour = { courante: 1, cles: new Map([...trousseau.cles, ...cles]), ancienAccepte: false };
    await tourner(contexte(retour));
    expect(await numeroDe(s)).toEqual(DEVOILE);
  });

  test('refuses: what no key opens is told and left as it is, the rest turns', async () => {
    const trousseau = neuf();
    const [perdu] = await demandesDe(autre.dossierId);
    const octets = randomBytes(60);
    await falsifier(
      `UPDATE demande SET numero_fiscal = '\\x${octets.toString('hex')}' WHERE id = '${perdu?.id}'`,
    );
    const { tournes, fautes } = await tourner(contexte(trousseau));
    expect(tournes).toBeGreaterThan(0);
    expect(fautes.filter((faute) => faute.startsWith('- demande'))).toEqual([
      expect.stringContaining(`demande.numero_fiscal ${perdu?.id}`),
    ]);
    const [lu] = await demandesDe(autre.dossierId);
    expect(lu?.numero_fiscal).toEqual(octets);
  });
});
