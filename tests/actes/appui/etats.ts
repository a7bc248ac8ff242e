/** A state frozen by hand, every trigger awake, for the tests of what follows it. */
import { randomUUID } from 'node:crypto';
import type { Scene } from '#monde/scene.ts';
import { lire } from './proprietaire.ts';

interface AFiger {
  /** Centimes due, and fees deducted. */
  brut: number;
  deduit?: number;
  jour: string;
  trimestre?: 1 | 2 | 3;
}

/** Freezes a state that pays one pupil. Returns its id. */
export async function etatFige(
  { dossierId }: Scene,
  { brut, deduit = 0, jour, trimestre = 1 }: AFiger,
): Promise<string> {
  const id = randomUUID();
  await lire(`DO $$
    DECLARE
      d dossier;
      rang_suivant int;
    BEGIN
      PERFORM set_config('bourses.jour', '${jour}', true);
      SELECT * INTO d FROM dossier WHERE id = '${dossierId}';
      SELECT count(*) + 1 INTO rang_suivant FROM boursier_a_payer WHERE dossier_id = d.id AND uai = d.uai;
      INSERT INTO trimestre_academique (id, academie_code, rentree, trimestre, remise_le, ouvert_par_id, ouvert_par_nom)
        VALUES (gen_random_uuid(), d.academie_code, d.rentree, ${trimestre}, '${jour}', gen_random_uuid(), 'A') ON CONFLICT DO NOTHING;
      INSERT INTO etat_de_paiement (id, uai, academie_code, branche, rentree, trimestre, prepare_le, prepare_par_id, prepare_par_nom)
        VALUES ('${id}', d.uai, d.academie_code, d.branche, d.rentree, ${trimestre}, '${jour}', gen_random_uuid(), 'A');
      UPDATE etat_de_paiement SET etape = 'controle', controle_le = '${jour}', controle_par_id = gen_random_uuid(), controle_par_nom = 'A',
        empreinte_controlee = '\\x00' WHERE id = '${id}';
      INSERT INTO boursier_a_payer (etat_id, uai, dossier_id, rang, eleve_prenom, eleve_nom, classe, echelon, beneficiaire_id, beneficiaire_nom,
          brut, equipement, dette_avant, dette_apres, frais, deduit, a_verser)
        SELECT '${id}', d.uai, d.id, rang_suivant, e.prenom, e.nom, '6A', 3, d.demandeur_id, r.nom, ${brut}, 0, 0, 0, ${deduit}, ${deduit}, ${brut - deduit}
        FROM eleve e, responsable r WHERE e.id = d.eleve_id AND r.id = d.demandeur_id;
      INSERT INTO ligne_de_liquidation (etat_id, dossier_id, uai, composante, trimestre, rang, deja, du, centimes, cause, article, echelon,
          periode_du, periode_au, fondement, trace)
        VALUES ('${id}', d.id, d.uai, 'bourse', ${trimestre}, 1, 0, ${brut}, ${brut}, 'part', 'C. VII.B', 3, '2026-09-01', '2026-12-31', '{}', '[{}]');
      UPDATE etat_de_paiement SET etape = 'fige', numero = 0, total = 0, empreinte = '', signe_le = '${jour}', signataire_id = gen_random_uuid(),
        signataire_nom = 'A', signataire_qualite = 'A' WHERE id = '${id}';
    END $$`);
  return id;
}
