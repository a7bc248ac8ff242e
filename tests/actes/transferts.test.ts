/** A pupil who goes on elsewhere during the year (C. V.A): who holds the dossier, who reads it, who pays what. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { attribuer, rattraperDecision } from '#lib/decision/actes.ts';
import { instruire } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Trimestre } from '#lib/droit/argent/trimestres.ts';
import type { Role } from '#lib/droit/competence.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { lignesDuBoursier, partageDuTransfert } from '#lib/liquidation/faits.ts';
import { lireBoursiers } from '#lib/liquidation/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { prendreEnCharge, transferer } from '#lib/transfert/actes.ts';
import { listerTransferts } from '#lib/transfert/queries.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { rienDeVu } from './appui/perimetre.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { falsifier, lire, tenter } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RAISON = 'La décision reprend une pièce lue trop vite par le service.';
const JOUR = le('2026-11-10');
const SORTIE = le('2026-10-31');
const ENTREE = '2026-11-03';

/** Whoever holds a function in another place than the dossier's. */
const ailleurs = (s: Scene, ou: NomEtablissement, role: Role): Promise<Portee> =>
  acteur({ ...s, ou, academie: ETABLISSEMENTS[ou].academieCode }, role, JOUR);

async function envoyer(s: Scene, role: Role, accueil: string, sortieLe = SORTIE, jour = JOUR) {
  const { version } = await accomplir(
    await acteur(s, role, jour),
    transferer({ dossierId: s.dossierId, version: s.version }, { accueil, sortieLe }),
  );
  s.version = version;
}

const lieuDe = async ({ dossierId }: Scene) =>
  (
    await lire(
      'SELECT uai, academie_code AS academie, departement_code AS departement, branche::text, etat::text, drapeaux FROM dossier WHERE id = $1',
      [dossierId],
    )
  )[0];

const voir = (portee: Portee, { dossierId }: Scene) =>
  consulterDossier(portee, dossierId, { onglet: 'resume' });

const partsVues = async (portee: Portee, s: Scene) =>
  partageDuTransfert((await voir(portee, s)).dossier)?.map(({ parts }) => parts);

describe('an attributed bourse', () => {
  test('of a collège, to another académie: decided where it was, read and paid on where the pupil is', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const accueil = await inscrireAilleurs(s, 'collegeToulouse', ENTREE);
    const hote = await ailleurs(s, 'collegeToulouse', 'chef_etablissement');
    await falsifier(`INSERT INTO mouvement (id, dossier_id, scolarite_id, genre, jour)
      SELECT gen_random_uuid(), id, scolarite_id, 'sortie', '2026-10-31' FROM dossier WHERE id = '${s.dossierId}'`);
    await attendreRefus(voir(hote, s), 'introuvable');

    await envoyer(s, 'secretariat', accueil);

    // The authority that decided keeps the dossier; what the base told has been done.
    expect(await lieuDe(s)).toMatchObject({
      uai: ETABLISSEMENTS.collegePublic.uai,
      branche: 'college_public',
      etat: 'notifiee',
      drapeaux: [],
    });
    const origine = await acteur(s, 'chef_etablissement', JOUR);
    // 525 € in échelon 3: the current trimestre whole, by the day of exit, then the two others.
    const attendues = [
      [17_500, 0, 0],
      [0, 17_500, 17_500],
    ];
    expect(await partsVues(origine, s)).toEqual(attendues);
    expect(await partsVues(hote, s)).toEqual(attendues);

    // Told at once where the pupil is, and at its service; taken in charge there, once.
    const [recu] = (await listerTransferts(hote)).recus;
    expect(recu).toMatchObject({ dossierId: s.dossierId, prisLe: null });
    await attendreRefus(prendreEnCharge(origine, recu?.id ?? ''), 'interdit');
    await prendreEnCharge(hote, recu?.id ?? '');
    await attendreRefus(prendreEnCharge(hote, recu?.id ?? ''), 'conflit');
    expect((await listerTransferts(origine)).partis).toMatchObject([
      { dossierId: s.dossierId, prisParNom: hote.auteur.nom },
    ]);

    // Recours go to who decided: the host does nothing of the dossier, the origin records it.
    await verbes.formerRecours(s, JOUR);
    await attendreRefus(envoyer({ ...s, ou: 'collegeToulouse' }, 'chef_etablissement', accueil), 'interdit');
    const suivi = await suivreDossier(await acteur(s, 'famille', JOUR), s.dossierId);
    expect(etapesVecues(suivi.faits, suivi.lieux).find(({ rang }) => rang === s.version - 1)).toMatchObject({
      titre: 'Votre dossier est transmis au nouvel établissement de l’élève',
      detail: 'Collège Les Violettes : la bourse y continue, rien n’est à redemander.',
    });
  });

  test('of a lycée, from public to privé: by days, 90 for 120 in the first trimestre', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await envoyer(s, 'gestionnaire_sab', await inscrireAilleurs(s, 'lyceePrive', ENTREE));
    // 1 071 € in échelon 6: 60 days of 120 are half of 357 €, the host has the rest.
    const attendues = [
      [17_850, 0, 0],
      [17_850, 35_700, 35_700],
    ];
    expect(await partsVues(await ailleurs(s, 'lyceePrive', 'chef_etablissement'), s)).toEqual(attendues);
    expect(await partsVues(await acteur(s, 'chef_etablissement', JOUR), s)).toEqual(attendues);
  });

  test('its two stays are read with it, in order; of a pupil who never left, none apart', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const sejours = async () => (await voir(await acteur(s, 'gestionnaire_sab', JOUR), s)).dossier.sejours;
    expect(await sejours()).toBeNull();
    await envoyer(s, 'gestionnaire_sab', await inscrireAilleurs(s, 'lyceeToulouse', ENTREE));
    expect(await sejours()).toMatchObject([
      { du: '2026-09-01', au: '2026-10-31' },
      { du: ENTREE, au: null },
    ]);
  });

  test('refuses: a second time to the same place, and where nothing is in force', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const accueil = await inscrireAilleurs(s, 'lyceeToulouse', ENTREE);
    await attendreRefus(envoyer(s, 'chef_etablissement', accueil), 'interdit');
    await envoyer(s, 'responsable_sab', accueil);
    expect((await attendreRefus(envoyer(s, 'responsable_sab', accueil), 'impossible')).message).toMatch(
      /déjà transmis/,
    );
    const refuse = await dossierA('refus_conteste', 'lycee_public');
    const autre = await inscrireAilleurs(refuse, 'lyceePrive', ENTREE);
    expect((await attendreRefus(envoyer(refuse, 'responsable_sab', autre), 'impossible')).message).toMatch(
      /Aucune bourse n’est en cours/,
    );
  });

  test('from collège to lycée: decided anew by the barème of the lycée, the trimestre whole at the collège', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const accueil = await inscrireAilleurs(s, 'lyceePublic', ENTREE, { niveau: 'lycee' });
    // What waits is concluded first; in the last trimestre nothing is left to decide.
    const conteste = await dossierA('notifiee', 'college_public');
    await verbes.formerRecours(conteste, JOUR);
    const ailleursAussi = await inscrireAilleurs(conteste, 'lyceePublic', ENTREE, { niveau: 'lycee' });
    expect(
      (await attendreRefus(envoyer(conteste, 'chef_etablissement', ailleursAussi), 'impossible')).message,
    ).toMatch(/un recours attend sa réponse/);
    const tard = envoyer(s, 'chef_etablissement', accueil, le('2027-04-02'), le('2027-04-05'));
    expect((await attendreRefus(tard, 'impossible')).message).toMatch(
      /celle-ci est au dernier|suit l’entrée/,
    );

    await envoyer(s, 'chef_etablissement', accueil);
    expect(await lieuDe(s)).toMatchObject({
      uai: ETABLISSEMENTS.lyceePublic.uai,
      branche: 'lycee_public',
      etat: 'en_instruction',
      drapeaux: ['transfert'],
    });
    const origine = await acteur(s, 'chef_etablissement', JOUR);
    const famille = await suivreDossier(await acteur(s, 'famille', JOUR), s.dossierId);
    expect(etapesVecues(famille.faits, famille.lieux).find(({ rang }) => rang === s.version)?.detail).toMatch(
      /Le service académique décide donc de la bourse de lycée, sur les mêmes revenus : vous n’avez rien à envoyer/,
    );
    // Until the new decision, what was decided stands: 525 € of a collège, whoever pays it.
    expect(await partsVues(origine, s)).toEqual([
      [17_500, 0, 0],
      [0, 17_500, 17_500],
    ]);

    const sab = await ailleurs(s, 'lyceePublic', 'responsable_sab');
    await attendreRefus(
      accomplir(origine, attribuer({ dossierId: s.dossierId, version: s.version })),
      'interdit',
    );
    const { version } = await accomplir(sab, attribuer({ dossierId: s.dossierId, version: s.version }));
    s.version = version;
    const droits = await lire(
      `SELECT composante::text, to_char(du, 'YYYY-MM-DD') AS du, to_char(au, 'YYYY-MM-DD') AS au, echelon, centimes_annuels AS annuel
       FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL AND composante = 'bourse' ORDER BY du`,
      [s.dossierId],
    );
    expect(droits).toMatchObject([
      { du: '2026-09-01', au: '2026-12-31', echelon: 3, annuel: 52_500 },
      { du: '2027-01-01', echelon: 6, annuel: 107_100 },
    ]);
    // The lycée pays two thirds of 1 071 €, the collège its trimestre whole: nothing twice, nothing between.
    expect(await partsVues(sab, s)).toEqual([
      [17_500, 0, 0],
      [0, 35_700, 35_700],
    ]);

    // Called back and decided again, the trimestre of the collège is not lost.
    s.version = (
      await accomplir(sab, rattraperDecision({ dossierId: s.dossierId, version: s.version }, RAISON))
    ).version;
    s.version = (await accomplir(sab, attribuer({ dossierId: s.dossierId, version: s.version }))).version;
    expect(await partsVues(sab, s)).toEqual([
      [17_500, 0, 0],
      [0, 35_700, 35_700],
    ]);
    const lettre = (await voir(sab, s)).dossier.courriers.at(0);
    expect(lettre?.genre).toBe('attribution');
    // The states: the collège pays its trimestre though it holds the dossier no more, the lycée nothing before its own.
    const auxEtats = async (ou: 'collegePublic' | 'lyceePublic', branche: string, trimestre: Trimestre) => {
      const { uai, academieCode } = ETABLISSEMENTS[ou];
      const portee = await ailleurs(s, ou, 'chef_etablissement');
      const lieu = { uai, academieCode, branche, rentree: 2026, trimestre };
      const [lu] = await enPortee(portee, (tx) => lireBoursiers(tx, lieu, [s.dossierId]));
      return lu
        ? lignesDuBoursier({ uai, annee: rentree(2026), trimestre }, lu)
            .filter(({ composante }) => composante === 'bourse')
            .map(({ du }) => du)
        : null;
    };
    expect(await auxEtats('collegePublic', 'college_public', 3)).toEqual([17_500]);
    expect(await auxEtats('collegePublic', 'lycee_public', 3)).toBeNull();
    expect(await auxEtats('lyceePublic', 'lycee_public', 1)).toEqual([]);
    expect(await auxEtats('lyceePublic', 'lycee_public', 3)).toEqual([35_700, 35_700]);
    const [courrier] = await lire<{ texte: string }>(
      `SELECT trace::text AS texte FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(courrier?.texte).toContain('transfert.passage');
    expect(
      await tenter(`UPDATE transfert SET suivi = true, arret_le = NULL WHERE dossier_id = '${s.dossierId}'`),
    ).toEqual({ refusePar: 'transfert_passage' });
  });
});

describe('a demande that nobody has decided', () => {
  test('follows to a collège privé of another académie, which instructs on; the origin reads, and no more', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const origine = await acteur(s, 'chef_etablissement', JOUR);
    const hote = await ailleurs(s, 'collegePriveToulouse', 'chef_etablissement');
    const tiers = await ailleurs(s, 'autreCollegePublic', 'chef_etablissement');
    await envoyer(s, 'chef_etablissement', await inscrireAilleurs(s, 'collegePriveToulouse', ENTREE));

    expect(await lieuDe(s)).toEqual({
      uai: ETABLISSEMENTS.collegePriveToulouse.uai,
      academie: '16',
      departement: '031',
      branche: 'college_prive',
      etat: 'en_instruction',
      drapeaux: ['transfert'],
    });
    const [ligne] = await lire(
      `SELECT acte, enregistrement_id IS NOT NULL AS garde FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(ligne).toEqual({ acte: 'transferer', garde: true });

    expect((await voir(hote, s)).dossier.scolarite.uai).toBe(ETABLISSEMENTS.collegePriveToulouse.uai);
    // Who left reads it still; PostgreSQL itself lets it write nothing there.
    const vue = await voir(origine, s);
    expect(vue.verdicts.filter(({ verdict }) => verdict.permis)).toEqual([]);
    const touches = await enPortee(origine, (tx) =>
      tx.dossier.updateMany({ where: { id: s.dossierId }, data: { horsDelai: true } }),
    );
    expect(touches.count).toBe(0);
    await attendreRefus(
      accomplir(origine, instruire({ dossierId: s.dossierId, version: s.version })),
      'interdit',
    );
    await rienDeVu(tiers, s);
  });

  test('from collège to lycée: the barème of the lycée, and its service', async () => {
    const s = await dossierA('incomplete', 'college_public');
    await envoyer(
      s,
      'chef_etablissement',
      await inscrireAilleurs(s, 'lyceePublic', ENTREE, { niveau: 'lycee' }),
    );
    expect(await lieuDe(s)).toMatchObject({ branche: 'lycee_public', etat: 'incomplete' });
    const sab = await ailleurs(s, 'lyceePublic', 'gestionnaire_sab');
    const { verdicts } = await voir(sab, s);
    expect(verdicts.find(({ acte }) => acte === 'transferer')?.verdict).toMatchObject({
      permis: false,
      cause: 'garde',
    });
  });

  test('what a collège privé proposed is examined again in the collège public', async () => {
    const s = await dossierA('proposee', 'college_prive');
    await envoyer(s, 'gestionnaire_sab', await inscrireAilleurs(s, 'collegePublic', ENTREE));
    expect(await lieuDe(s)).toMatchObject({ branche: 'college_public', etat: 'en_instruction' });
  });

  test('refuses: enrolled nowhere else, not entered yet, gone before it came or after it entered there', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const nulle = await attendreRefus(envoyer(s, 'chef_etablissement', crypto.randomUUID()), 'impossible');
    expect(nulle.message).toMatch(/inscrit dans aucun autre établissement/);
    const accueil = await inscrireAilleurs(s, 'collegeToulouse', ENTREE);
    const essais: [string, ReturnType<typeof le>, RegExp][] = [
      [crypto.randomUUID(), SORTIE, /choisissez un autre établissement/],
      [accueil, le('2026-08-01'), /précède l’entrée/],
      [accueil, le('2026-11-04'), /suit l’entrée/],
      [accueil, le('2026-11-11'), /dans le futur/],
    ];
    for (const [ou, sortie, raison] of essais)
      expect(
        (await attendreRefus(envoyer(s, 'chef_etablissement', ou, sortie), 'impossible')).message,
      ).toMatch(raison);
    const veille = envoyer(s, 'chef_etablissement', accueil, SORTIE, le('2026-11-02'));
    expect((await attendreRefus(veille, 'impossible')).message).toMatch(
      /n’entre à l’établissement d’accueil/,
    );
    await attendreRefus(envoyer(s, 'gestionnaire_sab', accueil), 'interdit');
    expect(await lieuDe(s)).toMatchObject({ uai: ETABLISSEMENTS.collegePublic.uai });
  });
});

test('PostgreSQL refuses a transfer toward another pupil’s schooling, one rewritten, one erased', async () => {
  const s = await dossierA('parti', 'college_public');
  const autre = await dossierA('parti', 'college_prive');
  const ecrire = (scolarite: string) =>
    lire(`INSERT INTO transfert (id, dossier_id, rang, de_scolarite_id, de_uai, de_academie, de_nom, vers_scolarite_id, vers_uai,
        vers_academie, vers_nom, sortie_le, entree_le, suivi, fait_le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), d.id, 1, d.scolarite_id, d.uai, d.academie_code, 'A', s.id, s.uai, s.academie_code, 'B', s.entree_le, s.entree_le,
        false, s.entree_le, gen_random_uuid(), 'A' FROM dossier d, scolarite s WHERE d.id = '${s.dossierId}' AND s.id = '${scolarite}'`);
  const inscription = async ({ dossierId }: Scene) =>
    (
      await lire<{ id: string }>(
        'SELECT s.id FROM scolarite s JOIN dossier d ON d.eleve_id = s.eleve_id WHERE d.id = $1 AND s.uai <> d.uai',
        [dossierId],
      )
    )[0]?.id ?? '';
  await expect(ecrire(await inscription(autre))).rejects.toThrow(/même élève/);
  await ecrire(await inscription(s));
  await expect(lire(`UPDATE transfert SET sortie_le = sortie_le - 1`)).rejects.toThrow(/ne se modifie pas/);
  await expect(lire(`DELETE FROM transfert`)).rejects.toThrow(/ne s’efface pas/);
});
