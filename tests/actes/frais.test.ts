/** Fees of pension: typed, deducted, and the three cases where nothing is (C. VII.B), on a real PostgreSQL. */
import { describe, expect, test } from 'vitest';
import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import { centimes } from '#lib/droit/montant.ts';
import { direSansDeduction, saisirFrais } from '#lib/frais/actes.ts';
import { casTenants, decompteDuTrimestre } from '#lib/frais/faits.ts';
import { fraisAVoir } from '#lib/frais/queries.ts';
import { FraisDeLaClasseSchema, type SansDeductionDite } from '#lib/frais/schema.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import type { DroitPose } from '#lib/retenue/faits.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const droit = (composante: DroitPose['composante'], centimesAnnuels: number) => ({
  composante,
  centimesAnnuels,
  du: new Date('2026-09-01'),
  au: new Date('2027-08-31'),
  fermeParId: null,
  finSansSuite: false,
  echelon: 3,
  sejours: null,
});

/** A lycéen at 540 €, mérite 420 €, équipement 341.71 €, of the first trimestre. */
const decompter = (frais: number, autres: Partial<Parameters<typeof decompteDuTrimestre>[0]> = {}) =>
  decompteDuTrimestre({
    type: 'lycee',
    secteur: 'public',
    rentree: 2026,
    trimestre: 1,
    droits: [droit('bourse', 54000), droit('merite', 42000), droit('equipement', 34171)],
    reprise: null,
    retenues: { absences: [], constateLe: null },
    frais: centimes(frais),
    exceptions: [],
    ...autres,
  });

describe('what a trimestre pays', () => {
  test('deducts from the bourse, then the mérite, never the équipement, never below zero', () => {
    const net = (frais: number) => {
      const { deduction, brut } = decompter(frais);
      return { brut, ...deduction.valeur };
    };
    expect(net(0)).toMatchObject({ brut: 66171, verse: 66171, resteDesFrais: 0 });
    expect(net(31999)).toMatchObject({
      verse: 34172,
      resteDesFrais: 0,
      deduit: { bourse: 18000, merite: 13999 },
    });
    expect(net(32000)).toMatchObject({ verse: 34171, resteDesFrais: 0 });
    expect(net(32001)).toMatchObject({
      verse: 34171,
      resteDesFrais: 1,
      deduit: { bourse: 18000, merite: 14000 },
    });
  });

  test('takes the retenue off first, and the équipement with its own trimestre alone', () => {
    const absences = Array.from({ length: 36 }, (_, i) => ({
      jour: le('2026-09-01')
        .add({ days: Math.floor(i / 2) })
        .toString(),
      demiJournee: i % 2 === 0 ? ('matin' as const) : ('apres_midi' as const),
    }));
    // 18 days of 960 € a year: 18 × 960 / 270 = 64 €.
    const retenues = { absences, constateLe: le('2026-12-01') };
    expect(decompter(5000, { retenues })).toMatchObject({
      brut: 66171,
      retenue: 6400,
      deduction: { valeur: { verse: 66171 - 6400 - 5000 } },
    });
    expect(decompter(0, { trimestre: 2 }).brut).toBe(32000);
  });

  test('counts by its days a right that follows another within September', () => {
    const merite = (du: string, au: string) => ({
      ...droit('merite', 42000),
      du: new Date(du),
      au: new Date(au),
    });
    const droits = [merite('2026-09-01', '2026-09-10'), merite('2026-09-25', '2027-08-31')];
    expect(decompter(0, { droits }).brut).toBe(12_367);
    expect(decompter(0, { droits: [droit('merite', 42000)] }).brut).toBe(14_000);
  });

  test.each(['collectivite', 'tickets', 'autre_payeur'] as const)(
    'refuses: to deduct anything, case %s',
    (cas) => {
      const { deduction } = decompter(5000, { exceptions: [cas] });
      expect(deduction.valeur).toMatchObject({ verse: 66171, resteDesFrais: 5000 });
      expect(deduction.trace.map(({ regle }) => regle)).toContain(`frais.${cas}`);
    },
  );

  test('a case holds for all, or for one; the last said stands', () => {
    const dits = [
      { eleveId: null, cas: 'tickets', vaut: true },
      { eleveId: 'A', cas: 'autre_payeur', vaut: true },
      { eleveId: null, cas: 'collectivite', vaut: true },
      { eleveId: null, cas: 'collectivite', vaut: false },
    ] as const;
    expect(casTenants(dits, 'A')).toEqual(['tickets', 'autre_payeur']);
    expect(casTenants(dits, 'B')).toEqual(['tickets']);
  });
});

const UAI = ETABLISSEMENTS.lyceePublic.uai;
const JUGEMENT = { nom: 'jugement.pdf', octets: pdfFictif(['Jugement fictif']) };
const JOUR = le('2026-11-20');

describe('the fees of an établissement', () => {
  const voir = async (s: Scene) =>
    (await fraisAVoir(await acteur(s, 'agent_comptable', JOUR), RENTREE, 1)).eleves.find(
      ({ eleveId }) => eleveId === s.eleveId,
    );

  test('are typed by who collects them, corrected without losing the first, and explained when nothing is deducted', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    const saisir = (montant: number) =>
      saisirFrais(comptable, {
        uai: UAI,
        trimestre: 1,
        frais: [{ eleveId: s.eleveId, centimes: centimes(montant) }],
      });
    const brut = (await voir(s))?.decompte.brut ?? 0;
    expect(await saisir(100)).toBe(1);
    expect(await saisir(100)).toBe(0);
    expect(await saisir(200)).toBe(1);
    expect(await voir(s)).toMatchObject({
      frais: 200,
      decompte: { deduction: { valeur: { verse: brut - 200 } } },
      sansDeduction: [],
    });
    expect(
      await enPortee(comptable, (tx) => tx.fraisDePension.count({ where: { eleveId: s.eleveId } })),
    ).toBe(2);

    const dire = (autres: Partial<SansDeductionDite> = {}, envoyes: FichierEnvoye[] = [JUGEMENT]) =>
      direSansDeduction(
        comptable,
        {
          uai: UAI,
          eleveId: s.eleveId,
          cas: 'autre_payeur',
          vaut: true,
          preuve: 'Jugement du 4 mai 2026',
          ...autres,
        },
        envoyes,
      );
    await dire();
    const vu = await voir(s);
    expect(vu).toMatchObject({
      decompte: { deduction: { valeur: { verse: brut } } },
      sansDeduction: [expect.stringContaining('n’est pas la personne qui paie')],
      justificatifs: [{ nom: 'jugement.pdf' }],
    });
    // Who pays reads the proof, as it was written again, and the register keeps it; neither the family nor another place does.
    const preuve = vu?.justificatifs[0]?.id ?? '';
    const lu = await lireFichier(comptable, preuve);
    expect(Buffer.from(lu.octets).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(lu.octets)).not.toEqual(JUGEMENT.octets);
    expect(
      await lire(
        `SELECT lecteur_id, objet, "precision" FROM lecture_sensible WHERE dossier_id = $1 ORDER BY instant DESC LIMIT 1`,
        [s.dossierId],
      ),
    ).toEqual([
      { lecteur_id: comptable.auteur.id, objet: 'piece', precision: 'justificatif du payeur de la pension' },
    ]);
    await attendreRefus(lireFichier(await acteur(s, 'famille', JOUR), preuve), 'introuvable');
    const ailleurs = await dossierA('notifiee', 'lycee_prive');
    await attendreRefus(
      lireFichier(await acteur(ailleurs, 'chef_etablissement', JOUR), preuve),
      'introuvable',
    );
    await dire({ vaut: false, preuve: undefined }, []);
    expect(await voir(s)).toMatchObject({ sansDeduction: [], justificatifs: [] });
    // Who pays is another person only on proof, and for a pupil; nothing refused leaves a file.
    const ranges = await fichiersRanges();
    expect((await attendreRefus(dire({ preuve: undefined }), 'impossible')).champ).toBe('preuve');
    expect((await attendreRefus(dire({}, []), 'impossible')).champ).toBe('fichiers');
    expect((await attendreRefus(dire({ cas: 'tickets' }), 'impossible')).champ).toBe('fichiers');
    expect((await attendreRefus(dire({ vaut: false }), 'impossible')).champ).toBe('fichiers');
    const texte = { nom: 'jugement.txt', octets: Buffer.from('Jugement') };
    expect((await attendreRefus(dire({}, [texte]), 'impossible')).champ).toBe('fichiers');
    expect((await attendreRefus(dire({ eleveId: null }), 'impossible')).champ).toBe('eleveId');
    await attendreRefus(dire({ eleveId: crypto.randomUUID() }), 'introuvable');
    expect(await fichiersRanges()).toBe(ranges);
    expect(await voir(s)).toMatchObject({ sansDeduction: [] });
    // Below the application: no other file becomes the proof of what was said.
    await expect(
      lire(
        `INSERT INTO fichier (id, sans_deduction_id, cle, nom, type, taille, empreinte, auteur_genre)
         SELECT gen_random_uuid(), f.sans_deduction_id, 'autre', 'autre.pdf', f.type, 1, sha256('autre'), 'agent'
         FROM fichier f WHERE f.id = $1`,
        [preuve],
      ),
    ).rejects.toThrow(/justificatif/);
  });

  test('refuses: a private établissement, another one, and a pupil who has no bourse there', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const prive = await dossierA('notifiee', 'lycee_prive');
    const frais = [{ eleveId: s.eleveId, centimes: centimes(100) }];
    const duPrive = await acteur(prive, 'chef_etablissement', JOUR);
    await attendreRefus(saisirFrais(duPrive, { uai: UAI, trimestre: 1, frais }), 'introuvable');
    expect((await fraisAVoir(duPrive, RENTREE, 1)).eleves).toEqual([]);
    const sien = { uai: ETABLISSEMENTS.lyceePrive.uai, eleveId: null, cas: 'tickets', vaut: true } as const;
    await attendreRefus(direSansDeduction(duPrive, { ...sien, preuve: undefined }), 'introuvable');
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    await attendreRefus(
      saisirFrais(comptable, {
        uai: UAI,
        trimestre: 1,
        frais: [{ eleveId: prive.eleveId, centimes: centimes(1) }],
      }),
      'introuvable',
    );
  });

  test('refuses: a negative amount, one figure too many, and what is no amount, field by field', () => {
    for (const dit of ['-1', '50000', 'cent'])
      expect(
        FraisDeLaClasseSchema.safeParse({ uai: 'A', trimestre: '1', 'frais.x': dit }).error?.issues[0]?.path,
        dit,
      ).toEqual(['frais.x']);
    expect(
      FraisDeLaClasseSchema.parse({ uai: 'A', trimestre: '1', 'frais.x': '123,45 €', 'frais.y': ' ' }).frais,
    ).toEqual([{ eleveId: 'x', centimes: 12345 }]);
  });
});
