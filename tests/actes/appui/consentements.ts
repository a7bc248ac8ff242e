/** Rows of the register of consents, as an engine finds them: written without any act. */
import type { Scene } from '#monde/scene.ts';
import { lire } from './proprietaire.ts';

/** An état civil in official codes, born in France. */
export const ETAT_CIVIL = {
  nom: 'Delattre',
  prenom: 'Inès',
  sexe: 'F',
  naissance: '1985-04-02',
  pays: '100',
  departement: '059',
  commune: '59350',
};
/** Another, born abroad. */
export const ETAT_CIVIL_DU_CONCUBIN = {
  nom: 'Traoré',
  prenom: 'Moussa',
  sexe: 'M',
  naissance: '1984',
  pays: '335',
};

interface Dit {
  reponse?: 'oui' | 'non' | 'retrait';
  jour?: string;
  rentree?: number;
  uai?: string;
  /** The responsable who says it; the first of the pupil otherwise. */
  qui?: string;
  /** The concubin's answer: null while it is waited for; absent when the person lives with none. */
  concubin?: boolean | null;
  etatCivil?: object;
  etatCivilDuConcubin?: object;
}

/** The responsable by which the pupil is known first. */
export async function responsableDe({ eleveId }: Scene): Promise<string> {
  const [lu] = await lire<{ id: string }>(
    'SELECT responsable_id AS id FROM lien WHERE eleve_id = $1 ORDER BY legal DESC, responsable_id LIMIT 1',
    [eleveId],
  );
  return lu?.id ?? '';
}

/** Keeps what a person says for the pupil of a scene. Returns the id of the consent. */
export async function poserConsentement(s: Scene, dit: Dit = {}): Promise<string> {
  const { reponse = 'oui', jour = '2026-06-10', rentree = 2026, uai, concubin } = dit;
  const { etatCivil = ETAT_CIVIL, etatCivilDuConcubin = ETAT_CIVIL_DU_CONCUBIN } = dit;
  const qui = dit.qui ?? (await responsableDe(s));
  const [couple] =
    concubin === undefined
      ? []
      : await lire<{ id: string }>(
          'INSERT INTO couple (id, responsable_id) VALUES (uuidv7(), $1) RETURNING id',
          [qui],
        );
  const [pose] = await lire<{ id: string }>(
    `INSERT INTO consentement (id, eleve_id, responsable_id, reponse, rentree, uai, canal, texte, jour, etat_civil, couple_id, auteur_id, auteur_nom)
     SELECT uuidv7(), $1, $2, $3::reponse_a_l_etude, $4, coalesce($5, s.uai), 'papier', 'annexe-12-2026', $6::date, $7::jsonb, $8::uuid, uuidv7(), 'A'
     FROM scolarite s WHERE s.eleve_id = $1 ORDER BY s.entree_le LIMIT 1 RETURNING id`,
    [
      s.eleveId,
      qui,
      reponse,
      rentree,
      uai,
      jour,
      reponse === 'oui' ? JSON.stringify(etatCivil) : null,
      couple?.id,
    ],
  );
  if (couple && concubin !== null)
    await lire(
      `INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil)
       VALUES (uuidv7(), $1, $2, 'en_ligne', 'annexe-12-2026', $3::date, $4::jsonb)`,
      [couple.id, concubin, jour, concubin ? JSON.stringify(etatCivilDuConcubin) : null],
    );
  return pose?.id ?? '';
}
