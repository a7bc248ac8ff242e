/** The avis d'impôt that is awaited, beside the other pieces (C. III.C). */
import { describe, expect, test } from 'vitest';
import { signalerAttenteAvis } from '#lib/avis/actes.ts';
import { refuserIncompletude } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { recevoirPiece } from '#lib/piece/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function echeance({ dossierId }: Scene) {
  const [dossier] = await lire<{ le: string | null; article: string | null }>(
    'SELECT echeance_le::text AS le, echeance_article AS article FROM dossier WHERE id = $1',
    [dossierId],
  );
  return dossier;
}

describe('an awaited avis', () => {
  test('the avis waits beside another missing piece, which keeps its fifteen days', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot', 'attestation_caf']);
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    const secretariat = await acteur(s, 'secretariat', le('2026-09-30'));
    const annonce = { cause: 'avis_rectificatif', annonceLe: le('2026-09-25') } as const;
    const demain = { ...annonce, annonceLe: le('2026-10-01') };
    await attendreRefus(accomplir(secretariat, signalerAttenteAvis(cible(s), demain)), 'impossible');
    s.version = (await accomplir(secretariat, signalerAttenteAvis(cible(s), annonce))).version;
    expect(await echeance(s)).toEqual({ le: '2026-10-06', article: 'C. III.C' });
    const [dit] = await lire(
      "SELECT contenu FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'signaler_attente_avis'",
      [s.dossierId],
    );
    expect(dit).toEqual({ contenu: { cause: 'avis_rectificatif', annonceLe: '2026-09-25' } });
    const aTemps = await acteur(s, 'chef_etablissement', le('2026-10-06'));
    await attendreRefus(accomplir(aTemps, refuserIncompletude(cible(s))), 'impossible');
    const leLendemain = await acteur(s, 'chef_etablissement', le('2026-10-07'));
    expect(await accomplir(leLendemain, refuserIncompletude(cible(s)))).toMatchObject({ etat: 'decidee' });
    const [{ texte } = { texte: '' }] = await lire<{ texte: string }>(
      "SELECT motifs->0->>'texte' AS texte FROM decision WHERE dossier_id = $1",
      [s.dossierId],
    );
    expect(texte).toContain('CAF');
    expect(texte).not.toContain('Avis');
  });

  test('refuses: the end of the wait while the other piece alone came; it then lasts until the school year ends', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot', 'attestation_caf']);
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.signalerAttenteAvis(s, le('2026-09-25'));
    await verbes.recevoirPiece(s, le('2026-09-28'), 'attestation_caf');
    expect(await echeance(s)).toEqual({ le: '2027-08-31', article: 'C. III.C' });
    const chef = await acteur(s, 'chef_etablissement', le('2027-08-31'));
    await attendreRefus(accomplir(chef, refuserIncompletude(cible(s))), 'impossible');
  });

  test('refuses: an avis d’impôt after the end of the school year; the day before, and another piece, pass', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot', 'attestation_caf']);
    const secretariat = await acteur(s, 'secretariat', le('2027-09-01'));
    const recevoir = (code: string, recueLe: string) =>
      accomplir(secretariat, recevoirPiece(cible(s), { code, recueLe: le(recueLe) }));
    await attendreRefus(recevoir('avis_impot', '2027-09-01'), 'impossible');
    s.version = (await recevoir('attestation_caf', '2027-09-01')).version;
    expect(await recevoir('avis_impot', '2027-08-31')).toMatchObject({ etat: 'en_instruction' });
  });
});
