/** The copy of a person's data, printed for who has no account: what the agent reads at once, of one dossier, and no more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { direRaison } from '#app/(agent)/agent/lectures/objets.ts';
import { imprimeLaCopie } from '#lib/copie/faits.ts';
import { copieDuDossier } from '#lib/copie/queries.ts';
import { lecturesDuDossier } from '#lib/journal/queries.ts';
import { ecrireALaFamille } from '#lib/message/actes.ts';
import { MessageDuServiceSchema } from '#lib/message/schema.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-10-05');
const MESSAGE = 'Votre dossier est complet, merci.';

let notifie: Scene;
let decide: Scene;

beforeAll(async () => {
  notifie = await dossierA('notifiee', 'college_public');
  decide = await dossierA('decidee', 'college_public');
  await ecrireALaFamille(
    await acteur(notifie, 'secretariat', JOUR),
    MessageDuServiceSchema.parse({ dossierId: notifie.dossierId, texte: MESSAGE }),
  );
});

type Role = Parameters<typeof acteur>[1];
const copie = async (role: Role, s: Scene) => copieDuDossier(await acteur(s, role, JOUR), s.dossierId);
const texteDe = async (role: Role, s: Scene) => (await lirePdf((await copie(role, s)).octets)).texte;
const lecturesDe = ({ dossierId }: Scene) =>
  lire<{ objet: string; qui: string }>(
    `SELECT objet, lecteur_genre AS qui FROM lecture_sensible
     WHERE dossier_id = $1 AND precision = 'copie pour la personne' ORDER BY rang`,
    [dossierId],
  );

describe('the copy of a person’s data', () => {
  test('says who it is, its pupil, what it declared, the decision notified and its messages; its reading is journaled', async () => {
    const avant = (await lecturesDe(notifie)).length;
    const { texte, pdfUa } = await lirePdf((await copie('chef_etablissement', notifie)).octets);
    expect(pdfUa).toBe('1');
    const [dite] = await lire<{ numero: string; nom: string; eleve: string }>(
      `SELECT d.numero, r.nom, e.prenom AS eleve FROM dossier d JOIN responsable r ON r.id = d.demandeur_id
         JOIN eleve e ON e.id = d.eleve_id WHERE d.id = $1`,
      [notifie.dossierId],
    );
    for (const attendu of [
      dite?.numero,
      dite?.nom,
      dite?.eleve,
      'Revenu fiscal de référence',
      'Décision',
      MESSAGE,
    ])
      expect(texte).toContain(attendu);
    expect(texte).not.toContain('ne sont pas imprimés ici');
    expect((await lecturesDe(notifie)).slice(avant)).toEqual([
      { objet: 'dossier', qui: 'agent' },
      { objet: 'revenus', qui: 'agent' },
    ]);
  });

  test('is told to the DPO as a copy, not as the opening of the dossier', async () => {
    await copie('chef_etablissement', notifie);
    const [dite] = await lire<{ numero: string }>('SELECT numero FROM dossier WHERE id = $1', [
      notifie.dossierId,
    ]);
    const dpo = await acteur(notifie, 'dpo', JOUR);
    const { lignes } = await lecturesDuDossier(dpo, { q: dite?.numero, avant: undefined });
    expect(lignes.slice(0, 2).map(direRaison)).toEqual([
      'copie imprimée pour la personne',
      'copie imprimée pour la personne',
    ]);
    expect(direRaison({ explication: null, precision: '__proto__' })).toBe('ouverture du dossier');
    expect(direRaison({ explication: 'Appel de la famille.', precision: 'lot' })).toBe(
      'Appel de la famille.',
    );
  });

  test('leaves out the incomes for who reads them with a reason alone, and says so', async () => {
    const texte = await texteDe('secretariat', notifie);
    expect(texte).not.toContain('Revenu fiscal de référence');
    expect(texte).toContain('ne sont pas imprimés ici');
    expect((await lecturesDe(notifie)).at(-1)?.objet).toBe('dossier');
  });

  test('refuses: a decision that has not left, a message to the other parent, what another place or person holds', async () => {
    expect(await texteDe('chef_etablissement', decide)).not.toMatch(/Décision : /);
    await falsifier(`INSERT INTO message_de_dossier (id, dossier_id, responsable_id, de_la_famille, texte, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), '${notifie.dossierId}', demandeur_id, true, 'Ce que seul l’autre parent a écrit.', demandeur_id, 'A', '2026-10-05'
      FROM dossier WHERE id = '${decide.dossierId}'`);
    expect(await texteDe('chef_etablissement', notifie)).not.toContain('l’autre parent a écrit');
  });

  test('refuses: a demande that is being written, who reads a part of it, another place, a family, and journals nothing', async () => {
    const brouillon = await dossierA('brouillon', 'college_public');
    await attendreRefus(copie('chef_etablissement', brouillon), 'impossible');
    const avant = (await lecturesDe(notifie)).length;
    for (const role of [
      'agent_comptable',
      'dpo',
      'ministere',
      'administrateur',
      'famille',
      'service_social',
    ] as const)
      await attendreRefus(copie(role, notifie), 'introuvable');
    const voisin = await acteur({ ...notifie, ou: 'autreCollegePublic' }, 'chef_etablissement', JOUR);
    await attendreRefus(copieDuDossier(voisin, notifie.dossierId), 'introuvable');
    expect(await lecturesDe(notifie)).toHaveLength(avant);
  });

  test.each([
    'identite',
    'coordonnees',
    'situation_familiale',
    'pieces',
    'courriers',
    'decision',
    'suivi',
  ] as const)('refuses: the copy to who reads all of it but %s', (masque) => {
    expect(imprimeLaCopie((genre) => (genre === masque ? 'sur_motif' : 'lit'))).toBe(false);
  });

  test('incomes alone may be left out', () => {
    expect(imprimeLaCopie((genre) => (genre === 'revenus' ? 'rien' : 'lit'))).toBe(true);
  });
});
