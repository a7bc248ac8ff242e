/** The engagement that a bourse au mérite asks for: printed, signed on paper, received by the établissement, shown missing (C. IV.C.3; D. 531-40). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { recevoirLEngagement, retirerLaReception } from '#lib/engagement/actes.ts';
import { direLesManquants, parClasse } from '#lib/engagement/faits.ts';
import {
  engagementAImprimer,
  engagementDe,
  engagementDuDossier,
  engagementsDuLieu,
} from '#lib/engagement/queries.ts';
import { RecevoirSchema, RetirerSchema } from '#lib/engagement/schema.ts';
import { lieuxAClore } from '#lib/fin-de-trimestre/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

/** Decided on 16 September 2026. */
const LE_JOUR = le('2026-10-05');
let boursier: Scene;
let sansMerite: Scene;

const avecMention = (saisie: SaisieDeDemande): SaisieDeDemande => ({
  ...saisie,
  eleve: { primes: { mentionBrevet: 'bien', prepare: 'bac_general' } },
});

beforeAll(async () => {
  boursier = await deposerAvec(avecMention, { ou: 'lyceePublic' });
  await verbes.instruire(boursier, le('2026-09-14'));
  await verbes.attribuer(boursier, le('2026-09-16'));
  sansMerite = await dossierA('notifiee', 'lycee_public');
}, 120_000);

const agent = ({ auteur }: Portee): string => `agent:${auteur.id}`;
const secretariat = (s: Scene, jour = LE_JOUR) => acteur(s, 'secretariat', jour);
const recevoir = async (s: Scene, recuLe = '30/09/2026', portee?: Portee) =>
  recevoirLEngagement(
    portee ?? (await secretariat(s)),
    RecevoirSchema.parse({ dossierId: s.dossierId, recuLe }),
  );
const retirer = async (s: Scene, motif = 'Signé par l’élève seul.') =>
  retirerLaReception(await secretariat(s), RetirerSchema.parse({ dossierId: s.dossierId, motif }));
const attendus = async () => {
  const [lieu] = await lieuxAClore(await acteur(boursier, 'chef_etablissement', LE_JOUR), RENTREE, 1, {
    uai: ETABLISSEMENTS.lyceePublic.uai,
  });
  return lieu?.manques.engagements;
};
const entrees = () => lire('SELECT rang FROM engagement_de_merite ORDER BY rang');

describe('an engagement for the bourse au mérite', () => {
  test('refuses: before the family is told of its decision, nothing is asked, printed nor received', async () => {
    expect(await attendus()).toBe(0);
    await attendreRefus(recevoir(boursier), 'impossible');
    await attendreRefus(engagementAImprimer(await secretariat(boursier), boursier.dossierId), 'introuvable');
    expect(await engagementsDuLieu(await secretariat(boursier), RENTREE)).toEqual([]);
  });

  test('is asked once the decision is notified: at the end of the trimestre, on its list, of the family, who prints it filled', async () => {
    await lettresProduites(boursier.dossierId, le('2026-09-17'));
    await verbes.notifier(boursier, le('2026-09-17'));
    expect(await attendus()).toBe(1);
    const [suivi, ...autres] = await engagementsDuLieu(await secretariat(boursier), RENTREE);
    expect(autres).toEqual([]);
    expect(suivi).toMatchObject({ dossierId: boursier.dossierId, recuLe: null });
    expect(suivi?.ouvertLe?.toString()).toBe('2026-09-16');
    const famille = await acteur(boursier, 'famille', LE_JOUR);
    expect((await engagementDe(famille, boursier.dossierId)).ouvertLe?.toString()).toBe('2026-09-16');
    const imprime = await lirePdf((await engagementAImprimer(famille, boursier.dossierId)).octets);
    expect(imprime.pdfUa).toBe('1');
    const [eleve] = await lire<{ nom: string; numero: string }>(
      'SELECT e.nom, d.numero FROM dossier d JOIN eleve e ON e.id = d.eleve_id WHERE d.id = $1',
      [boursier.dossierId],
    );
    for (const dit of [
      'Engagement pour la bourse au mérite',
      eleve?.nom ?? '?',
      eleve?.numero ?? '?',
      'avec assiduité jusqu’au certificat d’aptitude professionnelle',
      'Signature de l’élève',
      'Signature de la personne qui en a la charge',
      'D. 531-40',
    ])
      expect(imprime.texte.replace(/\s+/g, ' ')).toContain(dit);
  });

  test('refuses: a day before the decision or to come, a boursier without mérite, who does not hold the dossier, its family, the service that pays', async () => {
    expect((await attendreRefus(recevoir(boursier, '15/09/2026'), 'impossible')).champ).toBe('recuLe');
    expect((await attendreRefus(recevoir(boursier, '06/10/2026'), 'impossible')).message).toMatch(
      /16 septembre 2026/,
    );
    await attendreRefus(recevoir(sansMerite), 'impossible');
    await attendreRefus(
      engagementAImprimer(await secretariat(sansMerite), sansMerite.dossierId),
      'introuvable',
    );
    const college = await dossierA('deposee', 'college_public');
    await attendreRefus(recevoir(boursier, '30/09/2026', await secretariat(college)), 'introuvable');
    expect((await engagementDe(await secretariat(college), boursier.dossierId)).ouvertLe).toBeNull();
    await attendreRefus(
      recevoir(boursier, '30/09/2026', await acteur(boursier, 'famille', LE_JOUR)),
      'interdit',
    );
    const service = await acteur(boursier, 'gestionnaire_sab', LE_JOUR);
    await attendreRefus(recevoir(boursier, '30/09/2026', service), 'interdit');
    await attendreRefus(retirer(boursier), 'conflit');
    expect(await entrees()).toEqual([]);
  });

  test('is received once, on the day of its decision at the earliest; a mistake is taken back with its reason, and it is awaited again', async () => {
    await recevoir(boursier, '16/09/2026');
    expect(await attendus()).toBe(0);
    await attendreRefus(recevoir(boursier), 'conflit');
    expect(RetirerSchema.safeParse({ dossierId: boursier.dossierId, motif: ' ' }).success).toBe(false);
    await retirer(boursier);
    expect(await attendus()).toBe(1);
    await attendreRefus(retirer(boursier), 'conflit');
    await recevoir(boursier, '05/10/2026');
    const portee = await secretariat(boursier);
    const lu = await engagementDuDossier(portee, boursier.dossierId);
    expect(lu.recuLe?.toString()).toBe('2026-10-05');
    expect(lu.entrees.map(({ rang, motif, auteurNom }) => [rang, motif, auteurNom])).toEqual([
      [3, null, portee.auteur.nom],
      [2, 'Signé par l’élève seul.', portee.auteur.nom],
      [1, null, portee.auteur.nom],
    ]);
    const famille = await acteur(boursier, 'famille', LE_JOUR);
    expect((await engagementDe(famille, boursier.dossierId)).recuLe?.toString()).toBe('2026-10-05');
    // The money does not wait for the paper (register: merite.engagement_et_paiement): nothing of the right changed.
    expect(
      await lire(`SELECT ferme_par_id FROM droit WHERE dossier_id = $1 AND composante = 'merite'`, [
        boursier.dossierId,
      ]),
    ).toEqual([{ ferme_par_id: null }]);
  });

  test('PostgreSQL refuses: twice, before the decision, without mérite, a family, another place', async () => {
    const inserer = (s: Scene, rang: number, recuLe: string | null) => `
      INSERT INTO engagement_de_merite (id, dossier_id, rang, recu_le, motif, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), '${s.dossierId}', ${rang}, ${recuLe ? `'${recuLe}'` : 'NULL'}, ${recuLe ? 'NULL' : "'erreur'"},
        gen_random_uuid(), 'Imposteur', '2026-10-05')`;
    const portee = agent(await secretariat(boursier));
    const regle = /se reçoit une fois, après la décision/;
    await expect(enTantQuApplication(portee, inserer(boursier, 4, '2026-10-05'))).rejects.toThrow(regle);
    await expect(enTantQuApplication(portee, inserer(sansMerite, 1, '2026-09-30'))).rejects.toThrow(regle);
    const famille = await acteur(boursier, 'famille', LE_JOUR);
    await expect(
      enTantQuApplication(`famille:${famille.auteur.id}`, inserer(boursier, 4, null)),
    ).rejects.toThrow();
    const college = await dossierA('deposee', 'college_public');
    await expect(
      enTantQuApplication(agent(await secretariat(college)), inserer(boursier, 4, null)),
    ).rejects.toThrow();
    await retirer(boursier);
    await expect(enTantQuApplication(portee, inserer(boursier, 5, '2026-09-15'))).rejects.toThrow(regle);
    await expect(enTantQuApplication(portee, inserer(boursier, 5, null))).rejects.toThrow(regle);
    expect(await entrees()).toHaveLength(4);
  });

  test('is listed class by class, each with how many lack', () => {
    const eleve = (classe: string, recu: boolean, etablissement = 'Lycée A') => ({
      ...{ classe, etablissement },
      recuLe: recu ? LE_JOUR : null,
    });
    const classes = parClasse([
      eleve('1re B', false),
      eleve('1re B', true),
      eleve('2de C', true),
      eleve('1re B', false, 'Lycée B'),
    ]);
    expect(
      classes.map((une) => [une.classe, une.etablissement, une.suivis.length, direLesManquants(une)]),
    ).toEqual([
      ['1re B', 'Lycée A', 2, '1 engagement manque sur 2.'],
      ['2de C', 'Lycée A', 1, 'L’engagement est reçu.'],
      ['1re B', 'Lycée B', 1, '1 engagement manque sur 1.'],
    ]);
    expect(direLesManquants({ suivis: [1, 2, 3], manquants: 2 })).toBe('2 engagements manquent sur 3.');
    expect(parClasse([])).toEqual([]);
  });
});
