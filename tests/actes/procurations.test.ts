/** Yearly procurations of the privé: signed by both, online or on paper, withdrawn, all kept (C. VII.B.2, annexe 10). */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { repondre, resilier, saisirPapier, signerEnLigne } from '#lib/procuration/actes.ts';
import {
  procurationDuDossier,
  procurationPreremplie,
  procurationsDuLieu,
  procurationVierge,
  suitDesProcurations,
} from '#lib/procuration/queries.ts';
import { PapierSchema, ReponseSchema, ResilierSchema, SignerSchema } from '#lib/procuration/schema.ts';
import { direSuiteDeProcuration } from '#lib/procuration/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
let s: Scene;

async function deposee(ou: 'collegePrive' | 'collegePublic' | 'lyceePrive'): Promise<Scene> {
  const vue = nouvelleScene(ou);
  await saisir(vue, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(vue, le('2026-09-10'));
  return vue;
}
beforeEach(async () => {
  s = await deposee('collegePrive');
});

const famille = (jour = JOUR, scene = s) => acteur(scene, 'famille', jour);
const chef = (jour = JOUR) => acteur(s, 'chef_etablissement', jour);
const secretariat = (jour = JOUR) => acteur(s, 'secretariat', jour);
const signer = async (scene = s, jour = JOUR) =>
  signerEnLigne(await famille(jour, scene), { dossierId: scene.dossierId, qualite: 'pere_ou_mere' });
const papier = (signeeLe: string) =>
  PapierSchema.parse({
    dossierId: s.dossierId,
    qualite: 'representant_legal',
    signeeLe,
    mandataire: 'Claire Vasseur, cheffe d’établissement',
  });
const accepter = async (procurationId: string) =>
  repondre(await chef(), { procurationId, suite: 'acceptee', pourquoi: '' });
/** Days on which the bourse goes to the établissement: for the database, which pays, as for the law, which tells it. */
const tient = async (...jours: string[]) =>
  Promise.all(
    jours.map(async (jour) => {
      const selonLaBase = await enPortee(porteeSysteme(le(jour)), async (tx) => {
        const lues = await tx.$queryRaw<object[]>`
          SELECT id FROM procuration_en_vigueur WHERE dossier_id = ${s.dossierId}::uuid`;
        return lues.length > 0;
      });
      const { suivant } = await procurationDuDossier(await secretariat(le(jour)), s.dossierId);
      expect(suivant.valeur, jour).toBe(selonLaBase ? 'mandataire' : 'demandeur');
      return selonLaBase;
    }),
  );

describe('a procuration', () => {
  test('signed online stands once the head has signed, from that day to the end of the school year', async () => {
    const id = await signer();
    expect(await tient('2026-11-10')).toEqual([false]);
    await accepter(id);
    expect(await tient('2026-11-09', '2026-11-10', '2027-08-31', '2027-09-01')).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect((await procurationDuDossier(await famille(), s.dossierId)).vivante?.acceptee?.par).toMatch(/,/);
  });

  test('on paper stands from the day of its signatures, and no earlier than the school year', async () => {
    await saisirPapier(await secretariat(), papier('03/09/2026'));
    expect(await tient('2026-09-02', '2026-09-03')).toEqual([false, true]);
    const autre = await deposee('lyceePrive');
    s = autre;
    await saisirPapier(await secretariat(), papier('20/06/2026'));
    expect((await procurationDuDossier(await famille(), s.dossierId)).vivante).toMatchObject({
      du: le('2026-09-01'),
      au: le('2027-08-31'),
    });
  });

  test('withdrawn counts no more from that day; another may follow, and both are kept', async () => {
    await saisirPapier(await secretariat(), papier('03/09/2026'));
    const { vivante } = await procurationDuDossier(await famille(), s.dossierId);
    await resilier(await famille(), vivante?.id ?? '');
    expect(await tient('2026-11-09', '2026-11-10', '2027-01-15')).toEqual([true, false, false]);
    await accepter(await signer());
    expect((await procurationDuDossier(await famille(), s.dossierId)).toutes).toHaveLength(2);
  });

  test('is withdrawn by the paper that an agent types, at its day', async () => {
    await saisirPapier(await secretariat(), papier('03/09/2026'));
    const id = (await procurationDuDossier(await famille(), s.dossierId)).vivante?.id ?? '';
    await attendreRefus(resilier(await secretariat(), id, le('2026-11-11')), 'impossible');
    await attendreRefus(resilier(await secretariat(), id, le('2026-09-02')), 'impossible');
    await resilier(await secretariat(), id, le('2026-10-20'));
    expect(await tient('2026-10-19', '2026-10-20')).toEqual([true, false]);
    await attendreRefus(resilier(await famille(), id), 'conflit');
  });

  test('declined by the head never stands, and the family may sign again', async () => {
    const id = await signer();
    await repondre(await chef(), { procurationId: id, suite: 'refusee', pourquoi: 'Pas de frais à payer.' });
    expect(await tient('2026-11-10')).toEqual([false]);
    await signer();
  });

  test('refuses: two at once, a dossier of the public, another family’s, a day to come, of another year', async () => {
    await signer();
    await attendreRefus(signer(), 'conflit');
    await attendreRefus(saisirPapier(await secretariat(), papier('03/09/2026')), 'conflit');
    await attendreRefus(saisirPapier(await secretariat(), papier('11/11/2026')), 'impossible');
    const public_ = await deposee('collegePublic');
    await attendreRefus(signer(public_), 'introuvable');
    const autre = await deposee('collegePrive');
    await attendreRefus(
      signerEnLigne(await famille(), { dossierId: autre.dossierId, qualite: 'pere_ou_mere' }),
      'introuvable',
    );
    await attendreRefus(signer(autre, le('2027-09-01')), 'impossible');
    s = autre;
    for (const signeeLe of ['03/09/2016', '28/02/2026'])
      expect(
        (await attendreRefus(saisirPapier(await secretariat(), papier(signeeLe)), 'impossible')).message,
      ).toContain('Vérifiez l’année');
    await saisirPapier(await secretariat(), papier('01/03/2026'));
  });

  test('refuses: anybody but the head of the place to sign for it, through the application and below it', async () => {
    const id = await signer();
    const reponse = { procurationId: id, suite: 'acceptee', pourquoi: '' } as const;
    await attendreRefus(repondre(await secretariat(), reponse), 'interdit');
    await attendreRefus(repondre(await acteur(s, 'responsable_sab', JOUR), reponse), 'interdit');
    await attendreRefus(
      repondre(await acteur({ ...s, ou: 'lyceePrive' }, 'chef_etablissement', JOUR), reponse),
      'introuvable',
    );
    for (const qui of [`famille:${(await famille()).auteur.id}`, `agent:${(await secretariat()).auteur.id}`])
      await expect(
        enTantQuApplication(
          qui,
          `INSERT INTO suite_de_procuration (id, procuration_id, genre, jour, precision, auteur_id, auteur_nom)
           VALUES (gen_random_uuid(), '${id}', 'acceptee', jour_de_la_session(), 'A', gen_random_uuid(), 'A')`,
        ),
      ).rejects.toThrow(/chef de l’établissement/);
    await accepter(id);
    await attendreRefus(repondre(await chef(), reponse), 'conflit');
    expect(await lire('SELECT genre FROM suite_de_procuration WHERE procuration_id = $1', [id])).toEqual([
      { genre: 'acceptee' },
    ]);
  });

  test.each([
    [SignerSchema, { dossierId: crypto.randomUUID(), signe: 'oui' }, 'qualite'],
    [SignerSchema, { dossierId: crypto.randomUUID(), qualite: 'eleve_majeur' }, 'signe'],
    [
      PapierSchema,
      { dossierId: crypto.randomUUID(), qualite: 'eleve_majeur', signeeLe: '31/02/2026', mandataire: 'AAA' },
      'signeeLe',
    ],
    [ReponseSchema, { procurationId: crypto.randomUUID(), suite: 'refusee', pourquoi: ' ' }, 'pourquoi'],
    [ResilierSchema, { procurationId: crypto.randomUUID() }, 'confirme'],
  ])('refuses under its own field', (schema, saisie, champ) => {
    expect(schema.safeParse(saisie).error?.issues.map(({ path }) => path.join('.'))).toEqual([champ]);
  });
});

describe('the family is told by mail', () => {
  /** What the worker sends of the orders of this dossier, in their order. */
  const partis = async (): Promise<string[]> => {
    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    const ordres = await lire<{ payload: Taches['dire_suite_de_procuration'] }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         JOIN suite_de_procuration u ON u.id = (j.payload->>'suiteId')::uuid JOIN procuration p ON p.id = u.procuration_id
       WHERE t.identifier = 'dire_suite_de_procuration' AND p.dossier_id = $1 ORDER BY j.id`,
      [s.dossierId],
    );
    for (const { payload } of ordres) await direSuiteDeProcuration(payload);
    const lus = envoyer.mock.calls.map(([{ destinataire, contenu }]) =>
      [destinataire, contenu.sujet, ...contenu.paragraphes, contenu.lien?.adresse]
        .join('\n')
        .replace(/\s+/g, ' '),
    );
    envoyer.mockRestore();
    return lus;
  };
  const joignable = (courriel: string | null) =>
    lire(`UPDATE responsable SET courriel = $2 WHERE id = (SELECT demandeur_id FROM dossier WHERE id = $1)`, [
      s.dossierId,
      courriel,
    ]);

  test('of a paper typed in its name, of its withdrawal, of a procuration signed or declined by the head', async () => {
    await joignable('moi@exemple.fr');
    await saisirPapier(await secretariat(), papier('03/09/2026'));
    const id = (await procurationDuDossier(await famille(), s.dossierId)).vivante?.id ?? '';
    await resilier(await secretariat(), id, le('2026-10-20'));
    await accepter(await signer());
    const signee = (await procurationDuDossier(await famille(), s.dossierId)).vivante?.id ?? '';
    await resilier(await famille(), signee);
    const declinee = await signer();
    await repondre(await chef(), {
      ...{ procurationId: declinee, suite: 'refusee', pourquoi: 'Impayé de Madame Untel.' },
    });
    const [tapee, retiree, acceptee, refusee, ...autres] = await partis();
    expect(autres).toEqual([]);
    for (const dit of [tapee, retiree, acceptee, refusee]) {
      expect(dit).toMatch(/^moi@exemple\.fr /);
      expect(dit).toContain(`/famille/dossiers/${s.dossierId}/procuration`);
    }
    expect(tapee).toMatch(/vaut du jeudi 3 septembre 2026 au mardi 31 août 2027.*Si vous n’avez pas signé/);
    expect(retiree).toMatch(/à partir du mardi 20 octobre 2026 .* versés directement/);
    expect(acceptee).toMatch(/vaut du mardi 10 novembre 2026/);
    expect(refusee).toMatch(/Le mardi 10 novembre 2026, l’établissement a décliné/);
    // What the head wrote is read in the account alone.
    expect(refusee).not.toContain('Untel');
  });

  test('nothing leaves of what the family does itself, nor without an address', async () => {
    await joignable('moi@exemple.fr');
    const id = await signer();
    await resilier(await famille(), id);
    expect(await partis()).toEqual([]);
    await joignable(null);
    await saisirPapier(await secretariat(), papier('03/09/2026'));
    expect(await partis()).toEqual([]);
  });
});

describe('the offices', () => {
  test('list the boursiers of the privé, those that wait for the head first', async () => {
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.proposer(s, le('2026-09-15'));
    await verbes.attribuer(s, le('2026-09-16'));
    await signer();
    const [premiere] = await procurationsDuLieu(await chef(), RENTREE);
    expect(premiere).toMatchObject({ dossierId: s.dossierId, procuration: { acceptee: null } });
    expect(await suitDesProcurations(await chef())).toBe(true);
  });

  test('refuses: an établissement public follows none', async () => {
    const ailleurs = await acteur({ ...s, ou: 'collegePublic' }, 'chef_etablissement', JOUR);
    expect(await suitDesProcurations(ailleurs)).toBe(false);
    expect(await procurationsDuLieu(ailleurs, RENTREE)).toEqual([]);
    await attendreRefus(procurationDuDossier(ailleurs, s.dossierId), 'introuvable');
  });

  test('print annexe 10, filled and empty, accessible, with both signatures and what the head owes', async () => {
    const [qui] = await lire<{ nom: string; uai: string }>(
      `SELECT r.nom, d.uai FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
      [s.dossierId],
    );
    const remplie = await lirePdf((await procurationPreremplie(await secretariat(), s.dossierId)).octets);
    const vierge = await lirePdf(procurationVierge(2026, JOUR).octets);
    for (const { texte, pdfUa } of [remplie, vierge]) {
      expect(pdfUa).toBe('1');
      for (const libelle of [
        'Procuration annuelle',
        'décharge de cette somme au comptable public',
        'à la fin de chaque trimestre',
        'Signature du représentant légal de l’établissement',
        'à transmettre par l’établissement au service académique',
      ])
        expect(texte.replace(/\s+/g, ' ')).toContain(libelle);
    }
    expect(remplie.texte).toContain(qui?.nom);
    expect(remplie.texte).toContain(qui?.uai);
    expect(vierge.texte).not.toContain(qui?.uai);
  });
});
