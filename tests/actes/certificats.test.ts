/** The certificate of boursier: asked by the family, checked by whoever holds it and knows the pupil's birth. */
import { beforeEach, describe, expect, test } from 'vitest';
import { demanderCertificat, verifierCertificat } from '#lib/certificat/actes.ts';
import { certificatImprime, codeDuCertificat } from '#lib/certificat/queries.ts';
import { VerifierSchema } from '#lib/certificat/schema.ts';
import type { Jour } from '#lib/droit/date.ts';
import { codeDeLaLettre, empreinteDeLaSource } from '#lib/technique/code-de-lettre.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
let s: Scene;
let source = 0;

beforeEach(async () => {
  source += 1;
  s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
});
const notifier = async () => {
  await lettresProduites(s.dossierId, le('2026-09-16'));
  await verbes.notifier(s, le('2026-09-17'));
};
const famille = (scene = s) => acteur(scene, 'famille', JOUR);
const naissance = async () =>
  (await lire<{ naissance: string }>('SELECT naissance FROM eleve WHERE id = $1', [s.eleveId]))[0]
    ?.naissance ?? '';
async function code(): Promise<string> {
  await notifier();
  await demanderCertificat(await famille(), s.dossierId);
  const [lu] = await lire<{ id: string }>('SELECT id FROM certificat WHERE dossier_id = $1', [s.dossierId]);
  return codeDuCertificat(lu?.id ?? '');
}
const verifier = async (dit: { code: string; naissance?: string }, jour: Jour = JOUR) =>
  verifierCertificat(
    { naissance: await naissance(), ...dit },
    empreinteDeLaSource(`192.0.2.${source}`),
    jour,
  );

describe('a certificate', () => {
  test('says the échelon and the end, and nothing else, up to the last day of the right', async () => {
    const lu = await code();
    // Annexe 6: the third échelon of collège.
    expect(await verifier({ code: lu })).toEqual({ echelon: 3, au: le('2027-08-31') });
    expect(await verifier({ code: lu.toLowerCase().replace('-', ' ') }, le('2027-08-31'))).toMatchObject({
      echelon: 3,
    });
    await attendreRefus(verifier({ code: lu }, le('2027-09-01')), 'impossible');
  });

  test('is one for a dossier: asked twice it has the same code; printed, accessible, with it', async () => {
    const lu = await code();
    await demanderCertificat(await famille(), s.dossierId);
    const { texte, pdfUa } = await lirePdf((await certificatImprime(await famille(), s.dossierId)).octets);
    expect(pdfUa).toBe('1');
    for (const mot of ['Certificat de boursier', lu, 'Échelon', '/certificat']) expect(texte).toContain(mot);
    expect(texte).not.toMatch(/€|revenu/);
  });

  test('refuses in the same words: an unknown code, another birth, a bourse withdrawn', async () => {
    const lu = await code();
    const refus = [
      await attendreRefus(verifier({ code: codeDeLaLettre(crypto.randomUUID()) }), 'impossible'),
      await attendreRefus(verifier({ code: lu, naissance: '2001-01-01' }), 'impossible'),
    ];
    await falsifier(`UPDATE droit SET ferme_par_id = decision_id WHERE dossier_id = '${s.dossierId}'`);
    refus.push(await attendreRefus(verifier({ code: lu }), 'impossible'));
    expect(new Set(refus.map(({ message }) => message)).size).toBe(1);
  });

  test('refuses: more than five tries of a day on one code, even the right one then', async () => {
    const lu = await code();
    for (let essai = 0; essai < 5; essai++)
      await attendreRefus(verifier({ code: lu, naissance: '2001-01-01' }), 'impossible');
    expect((await attendreRefus(verifier({ code: lu }), 'impossible')).message).toMatch(/Trop d’essais/);
    expect(await verifier({ code: lu }, le('2026-11-11'))).toMatchObject({ echelon: 3 });
  });

  test('refuses: before the notification, another family’s dossier, one that was not asked for; no code opens a letter’s page', async () => {
    // The statut of a pupil in care, ticked for Parcoursup, is no bourse: it prints nothing.
    await falsifier(`INSERT INTO coche_parcoursup (id, eleve_id, rentree, uai, coche, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), eleve_id, 2026, uai, true, gen_random_uuid(), 'A', '2026-10-01' FROM dossier WHERE id = '${s.dossierId}'`);
    await attendreRefus(demanderCertificat(await famille(), s.dossierId), 'impossible');
    await notifier();
    await attendreRefus(certificatImprime(await famille(), s.dossierId), 'introuvable');
    const autre = await famille(nouvelleScene('collegePublic'));
    await attendreRefus(demanderCertificat(autre, s.dossierId), 'introuvable');
    await expect(
      enTantQuApplication(
        `famille:${autre.auteur.id}`,
        `INSERT INTO certificat (id, dossier_id, empreinte, jour, auteur_id, auteur_nom)
         VALUES (gen_random_uuid(), '${s.dossierId}', sha256('a'), now(), gen_random_uuid(), 'A')`,
      ),
    ).rejects.toThrow(/row-level security|sécurité/);
  });

  test.each([
    [{ code: '', naissance: '2012-05-03' }, 'code'],
    [{ code: 'AAAAA-AAAAA', naissance: 'hier' }, 'naissance'],
  ])('refuses under its own field: %o', (saisie, champ) => {
    expect(VerifierSchema.safeParse(saisie).error?.issues.map(({ path }) => path.join('.'))).toEqual([champ]);
  });

  test('refuses: what cannot be a code, without counting a try', async () => {
    expect(await attendreRefus(verifier({ code: '0000000000' }), 'impossible')).toMatchObject({
      champ: 'code',
    });
  });
});
