/** The avis d'impôt that is awaited, beside the other pieces (C. III.C). */
import { describe, expect, test } from 'vitest';
import { refuserAvisTardif, retenirAvisTardif, signalerAttenteAvis } from '#lib/avis/actes.ts';
import { attribuer, refuserIncompletude } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { recevoirPiece } from '#lib/piece/actes.ts';
import { maintenirRefus } from '#lib/recours/actes.ts';
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

const RAISON = 'L’enveloppe du centre des finances publiques le prouve.';
const reception = (iso: string, motivation = RAISON) => ({ recuLe: le(iso), motivation });

async function decision({ dossierId }: Scene) {
  const [lue] = await lire<{ genre: string; motif: string | null; regle: string; issue: string }>(
    `SELECT genre, motifs->0->>'texte' AS motif, trace->0->>'regle' AS regle, trace->0->>'issue' AS issue
     FROM decision WHERE dossier_id = $1`,
    [dossierId],
  );
  return lue;
}

describe('an avis that came late is judged by a person', () => {
  test('refuses: any decision before the judgement; kept, its reason stands in the trace of the attribution', async () => {
    const s = await dossierA('avis_tardif', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-10'));
    await attendreRefus(accomplir(chef, attribuer(cible(s))), 'impossible');
    // Received by the family after it was brought, or without a reason.
    await attendreRefus(accomplir(chef, retenirAvisTardif(cible(s), reception('2026-11-06'))), 'impossible');
    await attendreRefus(
      accomplir(chef, retenirAvisTardif(cible(s), reception('2026-11-05', 'trop court'))),
      'impossible',
    );
    const secretariat = await acteur(s, 'secretariat', le('2026-11-10'));
    await attendreRefus(
      accomplir(secretariat, retenirAvisTardif(cible(s), reception('2026-10-30'))),
      'interdit',
    );
    s.version = (await accomplir(chef, retenirAvisTardif(cible(s), reception('2026-10-30')))).version;
    const [jugement] = await lire(
      `SELECT avis_annonce_le::text AS annonce, avis_recu_le::text AS recu, avis_juge_le::text AS juge, avis_retenu AS retenu,
       avis_motivation AS motivation FROM demande_de_pieces WHERE dossier_id = $1`,
      [s.dossierId],
    );
    expect(jugement).toEqual({
      annonce: '2026-09-25',
      recu: '2026-10-30',
      juge: '2026-11-10',
      retenu: true,
      motivation: RAISON,
    });
    await attendreRefus(accomplir(chef, refuserAvisTardif(cible(s), reception('2026-10-30'))), 'impossible');
    expect(await accomplir(chef, attribuer(cible(s)))).toMatchObject({ etat: 'decidee' });
    expect(await decision(s)).toMatchObject({
      genre: 'attribution',
      regle: 'delai.avis_tardif',
      issue: 'appliquee',
    });
  });

  test('set aside, the dossier is refused as incomplete, and the letter says why', async () => {
    const s = await dossierA('avis_tardif', 'lycee_public');
    const responsable = await acteur(s, 'responsable_sab', le('2026-11-10'));
    const { etat } = await accomplir(
      responsable,
      refuserAvisTardif(
        cible(s),
        reception('2026-09-20', 'L’avis était en ligne depuis l’été, rien ne l’explique.'),
      ),
    );
    expect(etat).toBe('decidee');
    expect(await decision(s)).toMatchObject({
      genre: 'refus_incompletude',
      motif: expect.stringContaining(
        'n’a été produit que le jeudi 5 novembre 2026 : ce délai n’est pas raisonnable',
      ),
      regle: 'delai.avis_tardif',
      issue: 'ecartee',
    });
    // Kept after a recours, it keeps that reason: nothing else lacks.
    s.version += 1;
    await lettresProduites(s.dossierId, le('2026-11-11'));
    await verbes.notifier(s, le('2026-11-12'));
    await verbes.formerRecours(s, le('2026-11-20'));
    const delegue = await acteur(s, 'delegue_recteur', le('2026-11-25'));
    await accomplir(delegue, maintenirRefus(cible(s), RAISON));
    const motifs = await lire<{ regle: string }>(
      "SELECT motifs->0->>'regle' AS regle FROM decision WHERE dossier_id = $1 ORDER BY rang",
      [s.dossierId],
    );
    expect(motifs).toEqual([{ regle: 'delai.avis_tardif' }, { regle: 'delai.avis_tardif' }]);
  });

  test('awaited and never brought: refused before the end of the year by that judgement alone', async () => {
    const s = await dossierA('incomplete_avis', 'college_public');
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.signalerAttenteAvis(s, le('2026-09-25'));
    const juger = async (iso: string, recu: string) =>
      accomplir(
        await acteur(s, 'chef_etablissement', le(iso)),
        refuserAvisTardif(
          cible(s),
          reception(recu, 'La famille l’a écrit le 2 octobre, et n’a rien envoyé.'),
        ),
      );
    await attendreRefus(juger('2026-10-15', '2026-10-02'), 'impossible');
    const chef = await acteur(s, 'chef_etablissement', le('2026-12-15'));
    await attendreRefus(accomplir(chef, refuserIncompletude(cible(s))), 'impossible');
    expect(await juger('2026-12-15', '2026-10-02')).toMatchObject({ etat: 'decidee' });
    expect((await decision(s))?.motif).toContain('n’a pas été produit');
  });
});
