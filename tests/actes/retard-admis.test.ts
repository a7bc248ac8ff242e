/** A late demande that a written decision admits (C. IV.B): never on the droit à l'erreur alone, and told everywhere. */
import { describe, expect, test } from 'vitest';
import { attribuer } from '#lib/decision/actes.ts';
import { admettreHorsDelai, corrigerReception, instruire } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const RAISON = 'Une hospitalisation attestée pendant toute la campagne.';
const ADMIS = { motif: 'retard_raisonnable', motivation: RAISON } as const;

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function admise() {
  const s = await dossierA('deposee_tard', 'college_public');
  const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
  s.version = (await accomplir(chef, admettreHorsDelai(cible(s), ADMIS))).version;
  return { s, chef };
}

const etatDe = async ({ dossierId }: Scene) =>
  (await lire('SELECT etat, hors_delai, retard_admis FROM dossier WHERE id = $1', [dossierId]))[0];

describe('a late demande', () => {
  test('refuses: instructing before it is admitted, or admitting on the droit à l’erreur or without a reason', async () => {
    const s = await dossierA('deposee_tard', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    await attendreRefus(accomplir(chef, instruire(cible(s))), 'impossible');
    const court = { ...ADMIS, motivation: 'trop court' };
    await attendreRefus(accomplir(chef, admettreHorsDelai(cible(s), court)), 'impossible');
    const erreur = { ...ADMIS, motif: 'droit_a_l_erreur' } as const;
    await attendreRefus(accomplir(chef, admettreHorsDelai(cible(s), erreur)), 'impossible');
    expect(await etatDe(s)).toEqual({ etat: 'deposee', hors_delai: true, retard_admis: null });
  });

  test('once admitted, its family is told by a letter, and the decision says why', async () => {
    const { s, chef } = await admise();
    expect(await etatDe(s)).toEqual({ etat: 'en_instruction', hors_delai: false, retard_admis: RAISON });
    const lettres = await lire<{ genre: string }>('SELECT genre FROM courrier WHERE dossier_id = $1', [
      s.dossierId,
    ]);
    expect(lettres.map(({ genre }) => genre)).toEqual(['accuse_reception', 'accuse_reception']);
    await accomplir(chef, attribuer(cible(s)));
    const [{ trace } = { trace: [] }] = await lire<{ trace: Ligne[] }>(
      'SELECT trace FROM decision WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(trace[0]).toMatchObject({ regle: 'recevabilite.retard_admis', valeurs: { motivation: RAISON } });
  });

  test('an earlier day of reception keeps the admission; a later one asks for it again', async () => {
    const { s, chef } = await admise();
    const corriger = async (recuLe: string) => {
      const ordre = corrigerReception(cible(s), { recuLe, motivation: RAISON });
      s.version = (await accomplir(chef, ordre)).version;
    };
    const [{ recu } = { recu: '' }] = await lire<{ recu: string }>(
      'SELECT recu_le::text AS recu FROM dossier WHERE id = $1',
      [s.dossierId],
    );
    await corriger(le(recu).subtract({ days: 1 }).toString());
    expect(await etatDe(s)).toEqual({ etat: 'en_instruction', hors_delai: false, retard_admis: RAISON });
    await corriger(recu);
    expect(await etatDe(s)).toEqual({ etat: 'deposee', hors_delai: true, retard_admis: null });
  });

  test('refuses: by whom the branch gives no decision, where the chef decides and where the DASEN does', async () => {
    const PERSONNE_D_AUTRE = {
      college_public: ['secretariat', 'secretaire_general', 'gestionnaire_sab', 'responsable_sab'],
      college_prive: ['secretariat', 'chef_etablissement', 'gestionnaire_sab'],
      lycee_public: ['secretariat', 'chef_etablissement', 'gestionnaire_sab'],
    } as const;
    for (const [branche, roles] of Object.entries(PERSONNE_D_AUTRE)) {
      const s = await dossierA('deposee_tard', branche as keyof typeof PERSONNE_D_AUTRE);
      for (const role of roles)
        await attendreRefus(
          accomplir(await acteur(s, role, LE_JOUR), admettreHorsDelai(cible(s), ADMIS)),
          'interdit',
        );
      expect(await etatDe(s)).toMatchObject({ etat: 'deposee', hors_delai: true });
    }
  });

  test('refuses: an admission in the name of the DASEN without a delegation in force', async () => {
    const s = await dossierA('deposee_tard', 'lycee_public');
    const responsable = await acteur(s, 'responsable_sab', LE_JOUR);
    const { id } = responsable.auteur;
    await falsifier(`UPDATE delegation SET du = '2026-09-01', au = '2026-09-01' WHERE agent_id = '${id}'`);
    await attendreRefus(accomplir(responsable, admettreHorsDelai(cible(s), ADMIS)), 'impossible');
  });
});
