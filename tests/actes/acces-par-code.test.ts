/** The code of a letter: with the pupil's birth, it opens one dossier to who holds the letter, and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
import { envoyerParCode, ouvrirParCode } from '#lib/acces/actes.ts';
import { lireReglesParCode, suivreParCode } from '#lib/acces/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { seDesister } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { codeDeLaLettre, empreinteDeLaSource } from '#lib/technique/code-de-lettre.ts';
import { enPortee, type Portee, porteeDePorteur } from '#lib/technique/portee.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus, refusDe } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';
import { conditions, TABLES } from './appui/tables.ts';

const LE_JOUR = le('2026-09-16');
const PIECE = 'attestation_caf';
const AVIS = { nom: 'photo.pdf', octets: pdfFictif(['Document fictif']) };
let machine = 0;
/** Each story comes from another machine: tries of one do not count for the next. */
const uneMachine = () => empreinteDeLaSource(`192.0.2.${machine++}`);

interface Lettre {
  id: string;
  code: string;
  naissance: string;
}

/** The last letter of a dossier, made, with its code and the birth of its pupil. */
async function lettreDe({ dossierId }: Scene, jour = LE_JOUR): Promise<Lettre> {
  const [lue] = await lire<{ id: string; naissance: string }>(
    `SELECT c.id, e.naissance FROM courrier c JOIN dossier d ON d.id = c.dossier_id JOIN eleve e ON e.id = d.eleve_id
     WHERE d.id = $1 ORDER BY c.reference DESC LIMIT 1`,
    [dossierId],
  );
  if (!lue) throw new Error('aucune lettre');
  await produireCourriers({ courrierIds: [lue.id] }, jour);
  return { ...lue, code: codeDeLaLettre(lue.id) };
}

const ouvrir = (code: string, naissance: string, source = uneMachine(), jour = LE_JOUR) =>
  ouvrirParCode({ code, naissance }, source, jour);

async function tenir({ code, naissance }: Lettre, jour = LE_JOUR): Promise<Portee> {
  const portee = await porteeDePorteur(await ouvrir(code, naissance, uneMachine(), jour), jour);
  if (!portee) throw new Error('la lettre ne s’ouvre pas');
  return portee;
}

let attendue: Scene;
let lettre: Lettre;
let autre: Scene;
beforeAll(async () => {
  attendue = await dossierA('incomplete', 'college_public');
  lettre = await lettreDe(attendue);
  autre = await dossierA('incomplete', 'lycee_public');
});

describe('a code', () => {
  test('refuses in the same words: an unknown one, and a wrong date', async () => {
    const inconnu = await refusDe(ouvrir('AAAAA-AAAAA', lettre.naissance));
    const fausse = await refusDe(ouvrir(lettre.code, '2011-01-01'));
    expect(inconnu.message).toMatch(/n’ouvrent aucune demande/);
    expect([fausse.code, fausse.message, fausse.champ]).toEqual([inconnu.code, inconnu.message, undefined]);
  });

  test.each(['', 'AAAAA', 'AAAAA-AAAA0', 'IIIII-OOOOO', '١٢٣٤٥-١٢٣٤٥'])(
    'refuses, and counts nothing: « %s », which is no code',
    async (saisi) => {
      const refus = await attendreRefus(ouvrir(saisi, lettre.naissance), 'impossible');
      expect(refus.champ).toBe('code');
    },
  );

  test('opens as it is typed: small letters, without its dash', async () => {
    const saisi = ` ${lettre.code.toLowerCase().replace('-', ' ')} `;
    expect(await ouvrir(saisi, lettre.naissance)).toBe(lettre.id);
  });

  test('is the same when its letter is made again, and another for each letter', async () => {
    expect(codeDeLaLettre(lettre.id)).toBe(lettre.code);
    await falsifier(`UPDATE courrier SET etat = 'a_produire', cle = NULL, empreinte = NULL, produit_le = NULL
      WHERE id = '${lettre.id}'`);
    await produireCourriers({ courrierIds: [lettre.id] }, LE_JOUR);
    expect(await ouvrir(lettre.code, lettre.naissance)).toBe(lettre.id);
    expect((await lettreDe(autre)).code).not.toBe(lettre.code);
  });

  test('stands in the base as a print only, which the site cannot read', async () => {
    const lues = await lire('SELECT row_to_json(k)::text AS ligne FROM code_de_lettre k');
    expect(JSON.stringify(lues)).not.toContain(lettre.code.replace('-', ''));
    for (const identite of [`porteur:${lettre.id}`, 'agent:00000000-0000-4000-8000-000000000000', '']) {
      expect(await enTantQuApplication(identite, 'SELECT * FROM code_de_lettre')).toEqual([]);
      await expect(enTantQuApplication(identite, 'SELECT * FROM essai_de_code')).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('the end of a code', () => {
  const dernierJour = LE_JOUR.add({ days: 119 });

  test('opens on its last day', async () => {
    expect(await ouvrir(lettre.code, lettre.naissance, uneMachine(), dernierJour)).toBe(lettre.id);
  });

  test('refuses on the day after, and a letter already open no longer sees', async () => {
    const lendemain = dernierJour.add({ days: 1 });
    const refus = await refusDe(ouvrir(lettre.code, lettre.naissance, uneMachine(), lendemain));
    expect(refus.message).toMatch(/n’ouvrent aucune demande/);
    expect(await porteeDePorteur(lettre.id, lendemain)).toBeNull();
  });

  test.each(["revenu_le = '2026-09-16'", "rappele_le = '2026-09-16'"])(
    'refuses a letter that is nobody’s any more: %s',
    async (change) => {
      await falsifier(`UPDATE courrier SET ${change} WHERE id = '${lettre.id}'`).catch(() => undefined);
      const perdue = (await porteeDePorteur(lettre.id, LE_JOUR)) === null;
      await falsifier(`UPDATE courrier SET revenu_le = NULL, rappele_le = NULL WHERE id = '${lettre.id}'`);
      // A letter that carries no decision cannot be called back: the base refuses the change itself.
      expect(perdue).toBe(change.startsWith('revenu'));
    },
  );
});

describe('tries', () => {
  test('refuses the sixth of a day on one code, even the right one, from any machine; the next day it opens', async () => {
    const visee = await lettreDe(await dossierA('incomplete', 'college_public'));
    for (let rang = 0; rang < 5; rang++)
      expect((await refusDe(ouvrir(visee.code, '2011-01-01'))).message).toMatch(/aucune demande/);
    expect((await refusDe(ouvrir(visee.code, visee.naissance))).message).toMatch(/Trop d’essais/);
    const lendemain = LE_JOUR.add({ days: 1 });
    expect(await ouvrir(visee.code, visee.naissance, uneMachine(), lendemain)).toBe(visee.id);
  });

  test('refuses, once fifteen have failed in all: that code on any day', async () => {
    const visee = await lettreDe(await dossierA('incomplete', 'college_public'));
    for (let rang = 0; rang < 15; rang++) {
      const jour = LE_JOUR.add({ days: Math.floor(rang / 5) });
      expect((await refusDe(ouvrir(visee.code, '2011-01-01', uneMachine(), jour))).message).toMatch(
        /aucune demande/,
      );
    }
    const plusTard = LE_JOUR.add({ days: 30 });
    const refus = await refusDe(ouvrir(visee.code, visee.naissance, uneMachine(), plusTard));
    expect(refus.message).toMatch(/Trop d’essais/);
  });

  test('refuses the same of a code that does not exist: being held back tells nothing', async () => {
    for (let rang = 0; rang < 5; rang++) await refusDe(ouvrir('CCCCC-CCCCC', '2011-01-01'));
    expect((await refusDe(ouvrir('CCCCC-CCCCC', '2011-01-01'))).message).toMatch(/Trop d’essais/);
  });

  test('refuses the thirty-first of a machine that tries code after code', async () => {
    const source = uneMachine();
    const signes = 'ACDEFGHJKMNPQRTWXY34679';
    for (let rang = 0; rang < 30; rang++)
      await refusDe(
        ouvrir(`DDDDD-DDD${signes[rang % 23]}${signes[Math.floor(rang / 23)]}`, '2011-01-01', source),
      );
    expect((await refusDe(ouvrir(lettre.code, lettre.naissance, source))).message).toMatch(/Trop d’essais/);
    expect(await ouvrir(lettre.code, lettre.naissance)).toBe(lettre.id);
  });

  test('all at once are counted one by one', async () => {
    const visee = await lettreDe(await dossierA('incomplete', 'college_public'));
    const source = uneMachine();
    const refus = await Promise.all(
      Array.from({ length: 12 }, () => refusDe(ouvrir(visee.code, '2011-01-01', source))),
    );
    expect(refus.filter(({ message }) => /aucune demande/.test(message)).length).toBe(5);
  });

  test('that succeed are not counted: a family comes back as often as it wants', async () => {
    const source = uneMachine();
    for (let rang = 0; rang < 8; rang++)
      expect(await ouvrir(lettre.code, lettre.naissance, source)).toBe(lettre.id);
  });
});

describe('who holds a letter', () => {
  test('sees where its demande stands, who holds it, until when: no name, no sum, no address', async () => {
    const suivi = await suivreParCode(await tenir(lettre));
    expect(suivi.suite.titre).toBe('Pièces attendues de votre part');
    expect(suivi.pieces.map(({ code }) => code)).toEqual([PIECE]);
    const [prive] = await lire<Record<string, string>>(
      `SELECT e.nom, e.prenom, r.nom AS responsable, r.adresse, r.courriel FROM dossier d
       JOIN eleve e ON e.id = d.eleve_id JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1`,
      [attendue.dossierId],
    );
    const dit = JSON.stringify(suivi);
    for (const valeur of Object.values(prive ?? {})) expect(dit).not.toContain(valeur);
    expect(dit).not.toMatch(/€|centimes|montant|rfr/i);
  });

  test('leaves a line in the register of reads, by the letter', async () => {
    await suivreParCode(await tenir(lettre));
    const [lue] = await lire(
      'SELECT lecteur_genre, lecteur_id, objet FROM lecture_sensible WHERE dossier_id = $1 ORDER BY id DESC LIMIT 1',
      [attendue.dossierId],
    );
    expect(lue).toEqual({ lecteur_genre: 'porteur', lecteur_id: lettre.id, objet: 'dossier' });
  });

  test('refuses: a piece of another dossier, whoever says its id', async () => {
    const portee = await tenir(lettre);
    const vus = await enPortee(portee, (tx) => tx.dossier.findMany({ select: { id: true } }));
    expect(vus).toEqual([{ id: attendue.dossierId }]);
    const { dossierId, version } = autre;
    for (const acte of ['recevoir_piece', 'se_desister', 'former_recours'] as const)
      await attendreRefus(ACTES_DU_SERVEUR[acte](portee, { dossierId, version }), 'introuvable');
  });

  test('refuses: every act but the sending of a piece', async () => {
    const permis = ACTES.filter((acte) =>
      BRANCHES.some((branche) => rolesPour(acte, branche).includes('porteur')),
    );
    expect(permis).toEqual(['recevoir_piece']);
    const portee = await tenir(lettre);
    const refus = await attendreRefus(accomplir(portee, seDesister(attendue)), 'interdit');
    expect(refus.message).toMatch(/revient à : famille/);
  });

  test('refuses: a piece that nobody asked for, an empty sending, a file that is none', async () => {
    const portee = await tenir(lettre);
    const { version } = attendue;
    const envoi = (code: string, envoyes: (typeof AVIS)[]) =>
      attendreRefus(envoyerParCode(portee, { version, code }, envoyes), 'impossible');
    expect((await envoi('jugement_tutelle', [AVIS])).message).toMatch(/n’est pas attendue/);
    expect((await envoi(PIECE, [])).message).toMatch(/Choisissez au moins un fichier/);
    expect((await envoi(PIECE, [{ nom: 'x.pdf', octets: Buffer.from('MZ') }])).message).toMatch(/x\.pdf/);
  });

  test('sends the piece: it waits to be looked at, and the journal says by which letter', async () => {
    const s = await dossierA('incomplete', 'college_public');
    const sienne = await lettreDe(s);
    const fait = await envoyerParCode(await tenir(sienne), { version: s.version, code: PIECE }, [AVIS]);
    expect(fait.etat).toBe('en_instruction');
    const [piece] = await lire(
      `SELECT p.recue_le::text AS recue, p.verifiee_le, f.auteur_genre, f.auteur_id FROM piece p
       JOIN fichier f ON f.piece_id = p.id WHERE p.dossier_id = $1 AND p.code = $2`,
      [s.dossierId, PIECE],
    );
    expect(piece).toEqual({
      recue: '2026-09-16',
      verifiee_le: null,
      auteur_genre: 'porteur',
      auteur_id: sienne.id,
    });
    const [ligne] = await lire(
      `SELECT auteur_genre, auteur_id, auteur_nom, role, acte FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(ligne).toEqual({
      auteur_genre: 'porteur',
      auteur_id: sienne.id,
      auteur_nom: 'Porteur du code de la lettre',
      role: 'porteur',
      acte: 'recevoir_piece',
    });
  });

  test('refuses: a piece for a demande that is decided, which it still follows', async () => {
    const s = await dossierA('decidee', 'college_public');
    const portee = await tenir(await lettreDe(s, le('2026-09-17')), le('2026-09-17'));
    expect((await suivreParCode(portee)).suite.phrase).toBe(
      'La décision est prise. Son courrier se prépare : vous le recevrez bientôt.',
    );
    const refus = await attendreRefus(
      envoyerParCode(portee, { version: s.version, code: PIECE }, [AVIS]),
      'impossible',
    );
    expect(refus.message).toMatch(/« Recevoir une pièce » se fait sur un dossier/);
  });
});

describe('the rules of an étude automatique', () => {
  const LE_17 = le('2026-09-17');
  const enEtude = ({ dossierId }: Scene) =>
    falsifier(`UPDATE dossier SET canal = 'etude_automatique' WHERE id = '${dossierId}'`);

  test('are read, with their weight and no name, by who holds the letter of the decision; the read is kept', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await enEtude(s);
    const portee = await tenir(await lettreDe(s, LE_17), LE_17);
    expect((await suivreParCode(portee)).ouvreSesRegles).toBe(true);
    const lues = await lireReglesParCode(portee);
    const [decidee] = await lire<{ echelon: number; nom: string; prenom: string }>(
      `SELECT x.echelon, e.nom, e.prenom FROM decision x JOIN dossier d ON d.id = x.dossier_id JOIN eleve e ON e.id = d.eleve_id
       WHERE d.id = $1`,
      [s.dossierId],
    );
    expect(lues.decision.echelon).toBe(decidee?.echelon);
    expect(lues.trace.some(({ compte, texte }) => compte && /€/.test(texte))).toBe(true);
    for (const nom of [decidee?.nom ?? '?', decidee?.prenom ?? '?'])
      expect(JSON.stringify(lues.trace)).not.toContain(nom);
    const [lecture] = await lire(
      `SELECT lecteur_genre AS qui, objet::text, precision FROM lecture_sensible WHERE dossier_id = $1 AND objet = 'revenus'`,
      [s.dossierId],
    );
    expect(lecture).toEqual({
      ...{ qui: 'porteur', objet: 'revenus', precision: 'règles de l’étude, par le code d’une lettre' },
    });
  });

  test('refuses: the letter of a demande that was filed, and a letter that notifies nothing', async () => {
    const papier = await dossierA('notifiee', 'college_public');
    const sienne = await tenir(await lettreDe(papier, LE_17), LE_17);
    expect((await suivreParCode(sienne)).ouvreSesRegles).toBe(false);
    await attendreRefus(lireReglesParCode(sienne), 'introuvable');
    const demandee = await dossierA('incomplete', 'college_public');
    await enEtude(demandee);
    await attendreRefus(lireReglesParCode(await tenir(await lettreDe(demandee))), 'introuvable');
  });
});

describe('PostgreSQL itself', () => {
  const enLettre = (sql: string) => enTantQuApplication(`porteur:${lettre.id}`, sql);

  test('shows the rows of the dossier of the letter, and none of any other', async () => {
    const siennes = await conditions(attendue);
    const [dossier] = await enLettre(`SELECT count(*)::int AS n FROM dossier WHERE ${siennes.dossier}`);
    expect(dossier).toEqual({ n: 1 });
    for (const [table, condition] of Object.entries(await conditions(autre)))
      if (TABLES[table]?.part !== 0)
        expect([table, await enLettre(`SELECT count(*)::int AS n FROM ${table} WHERE ${condition}`)]).toEqual(
          [table, [{ n: 0 }]],
        );
  });

  test('refuses: the demande of the other parent, of which a service knows', async () => {
    const { dossierId: id } = autre;
    await falsifier(
      `UPDATE dossier SET eleve_id = '${attendue.eleveId}', etat = 'desistee' WHERE id = '${id}'`,
    );
    const autres = `SELECT a.id FROM dossier d, autres_demandes(d.id, d.eleve_id, d.rentree) a WHERE d.id = '${attendue.dossierId}'`;
    expect(await enTantQuApplication('systeme', autres)).toEqual([{ id }]);
    expect(await enLettre(autres)).toEqual([]);
    await falsifier(
      `UPDATE dossier SET eleve_id = '${autre.eleveId}', etat = 'incomplete' WHERE id = '${id}'`,
    );
  });

  test('refuses: any row but a piece, its file, the line of that act and what was read', async () => {
    for (const [table, condition] of Object.entries(await conditions(attendue))) {
      const [vue] = await enLettre(`SELECT EXISTS (SELECT FROM ${table} WHERE ${condition}) AS oui`);
      const [droits] = await lire<{ inserer: boolean; retirer: boolean }>(
        `SELECT has_table_privilege('bourses_web', $1, 'INSERT') AS inserer, has_table_privilege('bourses_web', $1, 'DELETE') AS retirer`,
        [table],
      );
      const [colonne] = await lire<{ nom: string }>(
        'SELECT attname AS nom FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 LIMIT 1',
        [table],
      );
      if (droits?.retirer)
        expect([table, await enLettre(`DELETE FROM ${table} RETURNING 1`)]).toEqual([table, []]);
      const [modifiable] = await lire<{ oui: boolean }>(
        `SELECT has_table_privilege('bourses_web', $1, 'UPDATE') AS oui`,
        [table],
      );
      if (modifiable?.oui && !['dossier', 'piece'].includes(table))
        expect([
          table,
          await enLettre(`UPDATE ${table} SET ${colonne?.nom} = ${colonne?.nom} RETURNING 1`),
        ]).toEqual([table, []]);
      const politiques = await lire(
        `SELECT 1 FROM pg_policies WHERE tablename = $1 AND permissive = 'RESTRICTIVE' AND cmd = 'INSERT' AND with_check LIKE '%identite_porteur()%'`,
        [table],
      );
      if (vue?.oui && droits?.inserer && table !== 'fichier')
        expect([table, politiques.length]).toEqual([table, 1]);
    }
  });

  test('refuses: a line of another act, another pupil or another office, under a letter’s name', async () => {
    await expect(
      enLettre(
        `INSERT INTO ligne_de_journal (dossier_id, instant, jour, role, acte, de_etat, vers_etat, contenu)
         VALUES ('${attendue.dossierId}', now(), current_date, 'porteur', 'se_desister', 'incomplete', 'desistee', '{}')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      enLettre(`UPDATE dossier SET demandeur_id = NULL WHERE id = '${attendue.dossierId}'`),
    ).rejects.toThrow(/qui tient son dossier/);
    await expect(
      enLettre(
        `INSERT INTO piece (id, dossier_id, code) VALUES (gen_random_uuid(), '${attendue.dossierId}', 'avis_impot')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('refuses: a letter that does not exist, or that has expired, sees nothing', async () => {
    const inconnue = '00000000-0000-4000-8000-000000000000';
    expect(await enTantQuApplication(`porteur:${inconnue}`, 'SELECT id FROM dossier')).toEqual([]);
    await falsifier(`UPDATE code_de_lettre SET expire_le = '2020-01-01' WHERE courrier_id = '${lettre.id}'`);
    expect(await enLettre('SELECT id FROM dossier')).toEqual([]);
    await expect(
      enLettre(
        `INSERT INTO lecture_sensible (dossier_id, objet) VALUES ('${attendue.dossierId}', 'dossier')`,
      ),
    ).rejects.toThrow();
  });
});
