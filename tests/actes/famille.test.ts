/** What a family sees and does on the portal: only its own, the first opening of a letter, the files it sends. */
import { describe, expect, test } from 'vitest';
import { lireCourrierOuvert } from '#lib/acces/queries.ts';
import { nomPresentable } from '#lib/connecteurs/octets/depot.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { ouvrirCourrier } from '#lib/courrier/actes.ts';
import { ouvrirDepot } from '#lib/depot/actes.ts';
import { mesDonnees, mesDonneesEnTableur } from '#lib/donnees/queries.ts';
import { seDesister } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { lireDecision, mesEnfants, suivreDossier } from '#lib/famille/queries.ts';
import { recevoirFichiers } from '#lib/piece/actes.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const PDF = pdfFictif(['Document fictif']);
const famille = (s: Scene, j = le('2026-10-01')): Promise<Portee> => acteur(s, 'famille', j);
const autre = async (): Promise<Portee> => famille(await dossierA('deposee', 'college_public'));

const lire = <T>(travail: Parameters<typeof enPortee<T>>[1]) =>
  enPortee(porteeSysteme(le('2026-10-01')), travail);
const dossierDe = ({ dossierId }: Scene) =>
  lire((tx) =>
    tx.dossier.findUniqueOrThrow({
      where: { id: dossierId },
      include: { demandesDePieces: true, courriers: true, decisions: { include: { notification: true } } },
    }),
  );

/** The last letter of a kind, with a file behind it. */
async function lettre(s: Scene, genre: string): Promise<string> {
  const { courriers } = await dossierDe(s);
  const trouve = courriers.find((courrier) => courrier.genre === genre);
  if (!trouve?.cle) throw new Error(`courrier non produit : ${genre}`);
  await stockage().deposer(cleDeFichier(trouve.cle), PDF, 'application/pdf');
  return trouve.id;
}

async function incomplet(codes: string[]): Promise<Scene> {
  const s = await dossierA('en_instruction', 'college_public');
  await verbes.demanderPieces(s, le('2026-09-16'), codes);
  await lettresProduites(s.dossierId, le('2026-09-17'));
  return s;
}

const cible = async (s: Scene) => ({ dossierId: s.dossierId, version: (await dossierDe(s)).version });

describe('a letter opened on the portal', () => {
  test('the first opening dates the reception of the decision, and no later one', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await lettre(s, 'attribution');
    const avant = (await dossierDe(s)).version;
    await ouvrirCourrier(await famille(s), id);
    expect((await lireCourrierOuvert(await famille(s), id)).octets.byteLength).toBe(PDF.byteLength);
    const ouvert = await dossierDe(s);
    expect(ouvert.version).toBe(avant + 1);
    expect(ouvert.decisions[0]?.notification).toMatchObject({
      recueLe: new Date('2026-10-01'),
      preuve: 'ouverture dans l’espace de la famille',
    });
    expect(ouvert.echeanceLe).toEqual(new Date('2026-12-02'));
    await ouvrirCourrier(await famille(s, le('2026-10-20')), id);
    const relu = await dossierDe(s);
    expect(relu.version).toBe(avant + 1);
    expect(relu.courriers.find((c) => c.id === id)?.ouvertLe).toEqual(
      ouvert.courriers.find((c) => c.id === id)?.ouvertLe,
    );
  });

  test('two openings at the same instant date it once', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const id = await lettre(s, 'attribution');
    const avant = (await dossierDe(s)).version;
    const portee = await famille(s);
    await Promise.all([ouvrirCourrier(portee, id), ouvrirCourrier(portee, id), ouvrirCourrier(portee, id)]);
    expect((await dossierDe(s)).version).toBe(avant + 1);
  });

  test('the demand for pieces starts its fifteen days', async () => {
    const s = await incomplet(['attestation_caf']);
    await ouvrirCourrier(await famille(s), await lettre(s, 'demande_incomplete'));
    expect((await dossierDe(s)).demandesDePieces[0]).toMatchObject({
      recueLe: new Date('2026-10-01'),
      limiteLe: new Date('2026-10-16'),
    });
  });

  test('the accusé de réception dates nothing', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const avant = (await dossierDe(s)).version;
    const id = await lettre(s, 'accuse_reception');
    await attendreRefus(lireCourrierOuvert(await famille(s), id), 'impossible');
    await ouvrirCourrier(await famille(s), id);
    expect((await dossierDe(s)).version).toBe(avant);
  });

  test('each reading is journaled, a refused one is not', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await lettre(s, 'attribution');
    await attendreRefus(lireCourrierOuvert(await famille(s), id), 'impossible');
    await ouvrirCourrier(await famille(s), id);
    await attendreRefus(lireCourrierOuvert(await autre(), id), 'introuvable');
    await lireCourrierOuvert(await famille(s), id);
    await lireCourrierOuvert(await famille(s, le('2026-10-20')), id);
    const lectures = await lire((tx) => tx.lectureSensible.findMany({ where: { dossierId: s.dossierId } }));
    expect(lectures.map(({ lecteurGenre, objet }) => ({ lecteurGenre, objet }))).toEqual([
      { lecteurGenre: 'famille', objet: 'courrier' },
      { lecteurGenre: 'famille', objet: 'courrier' },
    ]);
  });

  test('refuses: to read a letter that nobody opened, and dates nothing', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await lettre(s, 'attribution');
    const avant = await dossierDe(s);
    await attendreRefus(lireCourrierOuvert(await famille(s), id), 'impossible');
    expect(await dossierDe(s)).toEqual(avant);
  });

  test('refuses: to read a letter opened before its dossier waited for its reception', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await lettre(s, 'attribution');
    await lire((tx) => tx.courrier.updateMany({ where: { id }, data: { ouvertLe: new Date() } }));
    await attendreRefus(lireCourrierOuvert(await famille(s), id), 'impossible');
    await ouvrirCourrier(await famille(s), id);
    expect((await lireCourrierOuvert(await famille(s), id)).octets.byteLength).toBe(PDF.byteLength);
  });

  test('refuses: the letter of a decision that has not been notified', async () => {
    const s = await dossierA('decidee', 'college_public');
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await attendreRefus(ouvrirCourrier(await famille(s), await lettre(s, 'attribution')), 'introuvable');
  });

  test('refuses: another family, a text that is no id', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await lettre(s, 'attribution');
    await attendreRefus(ouvrirCourrier(await autre(), id), 'introuvable');
    await attendreRefus(ouvrirCourrier(await famille(s), '../secrets'), 'introuvable');
    expect((await dossierDe(s)).decisions[0]?.notification?.recueLe).toBeNull();
  });
});

describe('a piece sent by the family', () => {
  test('is stored, received, and read again by who sent it', async () => {
    const s = await incomplet(['attestation_caf']);
    const portee = await famille(s);
    await recevoirFichiers(portee, await cible(s), {
      code: 'attestation_caf',
      recueLe: portee.jour,
      envoyes: [
        { nom: 'page 1.pdf', octets: PDF },
        { nom: 'C:\\fakepath\\page 2.pdf', octets: PDF },
      ],
    });
    expect((await dossierDe(s)).etat).toBe('en_instruction');
    const { pieces } = await suivreDossier(portee, s.dossierId);
    const fichiers = pieces.find(({ code }) => code === 'attestation_caf')?.fichiers ?? [];
    expect(fichiers.map(({ nom }) => nom).sort()).toEqual(['page 1.pdf', 'page 2.pdf']);
    const lu = await lireFichier(portee, fichiers[0]?.id ?? '');
    expect(lu.type).toBe('application/pdf');
    await attendreRefus(lireFichier(await autre(), fichiers[0]?.id ?? ''), 'introuvable');
  });

  test.each([
    ['a file that is neither a PDF nor an image', [{ nom: 'note.txt', octets: Buffer.from('bonjour') }]],
    [
      'a good file followed by a bad one',
      [
        { nom: 'avis.pdf', octets: PDF },
        { nom: 'virus.exe', octets: Buffer.from('MZ') },
      ],
    ],
    ['no file at all', []],
  ])('refuses, and stores nothing: %s', async (_, envoyes) => {
    const s = await incomplet(['attestation_caf']);
    const portee = await famille(s);
    const avant = await fichiersRanges();
    await attendreRefus(
      recevoirFichiers(portee, await cible(s), { code: 'attestation_caf', recueLe: portee.jour, envoyes }),
      'impossible',
    );
    expect(await fichiersRanges()).toBe(avant);
    expect((await dossierDe(s)).etat).toBe('incomplete');
  });

  test('refuses a piece that nobody asked for, and takes its file back', async () => {
    const s = await incomplet(['attestation_caf']);
    const portee = await famille(s);
    const avant = await fichiersRanges();
    const envoi = { code: 'rib', recueLe: portee.jour, envoyes: [{ nom: 'rib.pdf', octets: PDF }] };
    await attendreRefus(recevoirFichiers(portee, await cible(s), envoi), 'impossible');
    expect(await fichiersRanges()).toBe(avant);
  });

  test('a name keeps neither folder nor control character, and never grows', () => {
    expect(nomPresentable('../../etc/passwd')).toBe('passwd');
    expect(nomPresentable('avis\u0000\u202e.pdf')).toBe('avis.pdf');
    expect(nomPresentable('\u0007')).toBe('sans nom');
    expect(nomPresentable(`${'a'.repeat(400)}.pdf`)).toHaveLength(150);
  });
});

describe('each parent sees only what that parent filed', () => {
  test('the other parent of the same pupil sees the pupil, without the dossier', async () => {
    const s = scene(foyer('roux'), 0, 0);
    await saisir(s, le('2026-09-10'));
    await verbes.deposer(s, le('2026-09-10'));
    const [mere, pere] = await Promise.all([famille(s), famille({ ...s, adulte: 1 })]);
    expect((await mesEnfants(mere, RENTREE)).map(({ dossiers }) => dossiers.length)).toEqual([1]);
    expect(
      (await mesEnfants(pere, RENTREE)).map(({ prenom, dossiers }) => [prenom, dossiers.length]),
    ).toEqual([['Zoé', 0]]);
    await attendreRefus(suivreDossier(pere, s.dossierId), 'introuvable');
  });

  test('an agent who may read the dossier does not pass for its family', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le('2026-10-01'));
    await attendreRefus(suivreDossier(chef, s.dossierId), 'introuvable');
    await attendreRefus(lireDecision(chef, s.dossierId), 'introuvable');
  });

  test('refuses: a text that is no id', async () => {
    await attendreRefus(suivreDossier(await autre(), "1' OR '1'='1"), 'introuvable');
  });
});

describe('the computation of a decision', () => {
  test('is told once the decision is notified, and the read is journaled', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const { trace, decision } = await lireDecision(await famille(s), s.dossierId);
    expect(decision.genre).toBe('attribution');
    expect(trace.length).toBeGreaterThan(0);
    const lectures = await lire((tx) => tx.lectureSensible.findMany({ where: { dossierId: s.dossierId } }));
    expect(lectures).toMatchObject([{ lecteurGenre: 'famille', objet: 'revenus' }]);
  });

  test('never tells what the concubin earns beside the demandeur: the total alone', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const ligne = {
      ...{ regle: 'ressources_concubin', issue: 'appliquee' },
      valeurs: { demandeur: 111, concubin: 4321, total: 4432 },
    };
    await falsifier(
      `UPDATE decision SET trace = trace || '${JSON.stringify([ligne])}'::jsonb WHERE dossier_id = '${s.dossierId}'`,
    );
    const { trace } = await lireDecision(await famille(s), s.dossierId);
    expect(trace.at(-1)?.texte).toMatch(/demandeur et du concubin s’ajoutent/);
    expect(JSON.stringify(trace)).not.toMatch(/4.?321|4.?432/);
  });

  test('refuses: a decision that has not left', async () => {
    const s = await dossierA('decidee', 'college_public');
    await attendreRefus(lireDecision(await famille(s), s.dossierId), 'introuvable');
  });
});

test('a conflict tells a family what changed, never the name of the agent', async () => {
  const s = await dossierA('deposee', 'college_public');
  const vue = await cible(s);
  await verbes.instruire(s, le('2026-09-20'));
  const refus = await attendreRefus(accomplir(await famille(s), seDesister(vue)), 'conflit');
  const chef = await acteur(s, 'chef_etablissement', le('2026-09-20'));
  expect(refus.message).toContain('Instruction commencée');
  expect(refus.message).not.toContain(chef.auteur.nom);
});

describe('all that is held of a family', () => {
  const texteDe = async (portee: Portee): Promise<string> =>
    (await mesDonnees(portee)).flatMap(({ titre, lignes }) => [titre, ...lignes.flat()]).join('\n');
  const numeroDe = async ({ dossierId }: Scene) =>
    (await lire((tx) => tx.dossier.findUniqueOrThrow({ where: { id: dossierId } }))).numero;

  test('is told to it: itself, its pupils, its demande, what it declared, and the decision it was notified', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const dit = await texteDe(await famille(s));
    expect(dit).toContain(`Demande n° ${await numeroDe(s)}`);
    for (const attendu of [
      'Vous',
      'Élève : ',
      'ce que vous avez déclaré',
      'Revenu fiscal de référence',
      'Décision : ',
    ])
      expect(dit).toContain(attendu);
  });

  test('refuses: another family’s demande, a decision not notified, who an agent is', async () => {
    const [sien, autrui] = [
      await dossierA('decidee', 'college_public'),
      await dossierA('notifiee', 'lycee_public'),
    ];
    const dit = await texteDe(await famille(sien));
    expect(dit).toContain(await numeroDe(sien));
    expect(dit).not.toContain(await numeroDe(autrui));
    expect(dit).not.toContain('Décision : ');
    expect(dit).not.toMatch(/Lemaire|Garnier|Benali/);
  });

  test('tells a demande being written apart from those that were sent', async () => {
    const s = nouvelleScene('collegePublic');
    const sienne = await famille(s, le('2026-09-21'));
    await ouvrirDepot(sienne, [s.eleveId]);
    const dit = await texteDe(sienne);
    expect(dit).toContain('commencée, pas encore envoyée');
    expect(dit).not.toContain('ce que vous avez déclaré');
  });

  test('is a table too, whose cells no spreadsheet runs', async () => {
    const s = await dossierA('deposee', 'college_public');
    const sienne = await famille(s);
    await lire((tx) =>
      tx.responsable.update({ where: { id: sienne.auteur.id ?? '' }, data: { adresse: '=1+1 rue X' } }),
    );
    const { octets, type } = await mesDonneesEnTableur(sienne);
    const texte = new TextDecoder().decode(octets);
    expect(type).toContain('text/csv');
    expect(texte).toMatch(/^Sujet;Donnée;Valeur\r\n/);
    expect(texte).toContain(";'=1+1 rue X");
  });
});
