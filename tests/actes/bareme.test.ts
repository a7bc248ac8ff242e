import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { corrigerAnnexe, enregistrerAnnexe, signerAnnexe, telechargerAnnexe } from '#lib/bareme/actes.ts';
import { lireAnnexe, listerAnnexes } from '#lib/bareme/queries.ts';
import { AnnexeSchema } from '#lib/bareme/schema.ts';
import type { AnnexeSaisie } from '#lib/droit/bareme/annexe.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { le } from '#monde/scene.ts';
import { annexeCollee } from '#tests/droit/annexes-collees.ts';
import { attendreRefus } from './appui/refus.ts';

const jour = le('2027-05-20');
const BASES = { smicHoraire: 12.02, bmaf: 480 };
const SAISIE: AnnexeSaisie = {
  rentree: 2027,
  du: '2027-09-01',
  au: '2028-08-31',
  source: 'circulaire de 2027, annexes 6 et 7',
  smicCentimes: 1_202,
  bmafCentimes: 48_000,
  annexe6: annexeCollee('college', BASES),
  annexe7: annexeCollee('lycee', BASES),
  explication: null,
};

let yann: Portee;
let rozenn: Portee;
let chef: Portee;

async function agent(sub: string): Promise<Portee> {
  const portee = await porteeDAgent(sub, jour);
  if (!portee) throw new Error(`agent inconnu : ${sub}`);
  return portee;
}

beforeAll(async () => {
  yann = await agent('agent-administrateur');
  rozenn = await agent('agent-administratrice');
  chef = await agent('agent-chef-public');
});

const signee = async (): Promise<string> => {
  const id = await enregistrerAnnexe(yann, SAISIE);
  await signerAnnexe(yann, id, 0);
  await signerAnnexe(rozenn, id, 0);
  return id;
};

describe('a coming barème', () => {
  test('two different administrateurs sign it, then its file is given, and all of it is written down', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    expect(await signerAnnexe(yann, id, 0)).toBe(1);
    expect(await signerAnnexe(rozenn, id, 0)).toBe(2);
    const { nom, contenu } = await telechargerAnnexe(yann, id);
    expect(nom).toBe('rentree-2027.ts');
    expect(contenu).toContain('export const RENTREE_2027: AnneeDeBareme');
    const { annexe, actes } = await lireAnnexe(rozenn, id);
    expect(annexe.empreinte).toBe(createHash('sha256').update(contenu).digest('hex'));
    expect(annexe.signatures.map((s) => s.agentNom)).toEqual(['Yann Le Goff', 'Rozenn Tanguy']);
    expect(actes.map(({ acte, auteurNom }) => `${acte} ${auteurNom}`)).toEqual([
      'enregistrer Yann Le Goff',
      'signer Yann Le Goff',
      'signer Rozenn Tanguy',
      'telecharger Yann Le Goff',
    ]);
  });

  test('a draft is corrected until somebody signs', async () => {
    const id = await enregistrerAnnexe(yann, { ...SAISIE, bmafCentimes: 47_000 });
    await corrigerAnnexe(rozenn, id, 0, SAISIE);
    const { annexe } = await lireAnnexe(yann, id);
    expect(annexe).toMatchObject({ version: 1, bmafCentimes: 48_000 });
  });

  test('the one who typed may be one of the two, in either order', async () => {
    const id = await enregistrerAnnexe(rozenn, SAISIE);
    expect(await signerAnnexe(yann, id, 0)).toBe(1);
    expect(await signerAnnexe(rozenn, id, 0)).toBe(2);
  });
});

describe('refuses', () => {
  test('the same person signing twice', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    await signerAnnexe(yann, id, 0);
    await attendreRefus(signerAnnexe(yann, id, 0), 'impossible');
  });

  test('the same person signing twice at the very same time', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    const issues = await Promise.allSettled([1, 2, 3, 4].map(() => signerAnnexe(yann, id, 0)));
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await lireAnnexe(yann, id)).annexe.signatures).toHaveLength(1);
  });

  test('a third signature', async () => {
    const id = await signee();
    const refus = await attendreRefus(signerAnnexe(yann, id, 0), 'impossible');
    expect(refus.message).toContain('déjà');
  });

  test('the file before the second signature', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    await attendreRefus(telechargerAnnexe(yann, id), 'impossible');
    await signerAnnexe(yann, id, 0);
    await attendreRefus(telechargerAnnexe(rozenn, id), 'impossible');
  });

  test('a correction after the first signature, by the act and by the base itself', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    await signerAnnexe(yann, id, 0);
    await attendreRefus(corrigerAnnexe(yann, id, 0, { ...SAISIE, bmafCentimes: 1 }), 'impossible');
    const corriger = enPortee(yann, (tx) =>
      tx.annexeDeBareme.update({ where: { id }, data: { bmafCentimes: 1 } }),
    );
    await expect(corriger).rejects.toThrow(/ne se modifie pas/);
  });

  test('to erase an annexe, a signature or a line of its history', async () => {
    const id = await signee();
    await expect(prisma().annexeDeBareme.delete({ where: { id } })).rejects.toThrow();
    await expect(prisma().signatureDeBareme.deleteMany({ where: { annexeId: id } })).rejects.toThrow();
    await expect(prisma().acteDeBareme.deleteMany({ where: { annexeId: id } })).rejects.toThrow();
    await expect(
      prisma().signatureDeBareme.updateMany({ where: { annexeId: id }, data: { agentNom: 'autre' } }),
    ).rejects.toThrow();
  });

  test('a signature on other figures than those shown', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    await corrigerAnnexe(rozenn, id, 0, { ...SAISIE, source: 'autre texte' });
    await attendreRefus(signerAnnexe(yann, id, 0), 'conflit');
    await attendreRefus(corrigerAnnexe(yann, id, 0, SAISIE), 'conflit');
  });

  test('a signature written past the act: of other figures, or of who is no administrateur', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    const { empreinte } = await prisma().annexeDeBareme.findUniqueOrThrow({ where: { id } });
    const ecrire = (qui: Portee, octets: Uint8Array) =>
      enPortee(qui, (tx) =>
        tx.signatureDeBareme.create({
          data: {
            annexeId: id,
            rang: 1,
            agentId: qui.auteur.id ?? '',
            agentNom: 'x',
            empreinte: new Uint8Array(octets),
            jour: dateDe(jour),
            instant: new Date(),
          },
        }),
      );
    await expect(ecrire(yann, new Uint8Array(32))).rejects.toThrow(/ne porte pas/);
    await expect(ecrire(chef, empreinte)).rejects.toThrow(/administrateur/);
  });

  test('a second rank without the first', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    const { empreinte } = await prisma().annexeDeBareme.findUniqueOrThrow({ where: { id } });
    const ecrire = enPortee(yann, (tx) =>
      tx.signatureDeBareme.create({
        data: {
          annexeId: id,
          rang: 2,
          agentId: yann.auteur.id ?? '',
          agentNom: 'x',
          empreinte: new Uint8Array(empreinte),
          jour: dateDe(jour),
          instant: new Date(),
        },
      }),
    );
    await expect(ecrire).rejects.toThrow(/première signature/);
  });

  test('cells that differ without a word, then takes them with one', async () => {
    const differente = { ...SAISIE, annexe6: SAISIE.annexe6.replace('Montants\t', 'Montants\t1') };
    const id = await enregistrerAnnexe(yann, differente);
    const refus = await attendreRefus(signerAnnexe(yann, id, 0), 'impossible');
    expect(refus.message).toContain('1 cellule');
    await corrigerAnnexe(yann, id, 0, { ...differente, explication: 'Relevé par décret.' });
    expect(await signerAnnexe(yann, id, 1)).toBe(1);
  });

  test('figures that lack', async () => {
    const annexe7 = SAISIE.annexe7.split('\n').slice(1).join('\n').replace(/^\d\t/gm, '');
    const id = await enregistrerAnnexe(yann, { ...SAISIE, annexe7, explication: 'tant pis' });
    const refus = await attendreRefus(signerAnnexe(yann, id, 0), 'impossible');
    expect(refus.message).toContain('Il manque');
  });

  test('everybody but an administrateur: the page does not even exist', async () => {
    const id = await enregistrerAnnexe(yann, SAISIE);
    for (const portee of [chef, porteeSysteme(jour)]) {
      await attendreRefus(listerAnnexes(portee), 'introuvable');
      await attendreRefus(lireAnnexe(portee, id), 'introuvable');
      await expect(async () => signerAnnexe(portee, id, 0)).rejects.toThrow('n’existe pas');
      await expect(async () => enregistrerAnnexe(portee, SAISIE)).rejects.toThrow('n’existe pas');
    }
  });

  test('an annexe that nobody typed, or an id that is none', async () => {
    const inconnue = '00000000-0000-4000-8000-000000000000';
    await attendreRefus(lireAnnexe(yann, inconnue), 'introuvable');
    await attendreRefus(lireAnnexe(yann, 'rentree-2027'), 'introuvable');
    await attendreRefus(signerAnnexe(yann, inconnue, 0), 'introuvable');
  });
});

describe('the form refuses', () => {
  const formulaire = {
    rentree: '2027',
    du: '01/09/2027',
    au: '31/08/2028',
    source: 'circulaire de 2027',
    smic: '12,02',
    bmaf: '480',
    annexe6: SAISIE.annexe6,
    annexe7: SAISIE.annexe7,
    explication: '',
  };
  const champs = (ecarts: Record<string, string>): string[] => {
    const lu = AnnexeSchema.safeParse({ ...formulaire, ...ecarts });
    return lu.success ? [] : lu.error.issues.map(({ path }) => path.join('.'));
  };

  test('nothing when all is there, and reads it as typed', () => {
    const lue = { ...SAISIE, source: 'circulaire de 2027' };
    expect(AnnexeSchema.parse(formulaire)).toEqual(lue);
    expect(AnnexeSchema.parse({ ...formulaire, smic: ' 12,02 € ', bmaf: '480.00' })).toEqual(lue);
  });

  test.each([
    ['a SMIC of zero', { smic: '0' }, 'smic'],
    ['a negative BMAF', { bmaf: '-480' }, 'bmaf'],
    ['a BMAF with three decimals', { bmaf: '480,001' }, 'bmaf'],
    ['a SMIC that only a machine writes', { smic: '1e1' }, 'smic'],
    ['a BMAF of six figures', { bmaf: '480 000' }, 'bmaf'],
    ['a rentrée that is no year', { rentree: '27' }, 'rentree'],
    ['a day outside the school year', { du: '31/08/2027' }, 'du'],
    ['an end before its beginning', { du: '02/09/2027', au: '01/09/2027' }, 'au'],
    ['an impossible day', { du: '31/09/2027' }, 'du'],
    ['no source', { source: '  ' }, 'source'],
    [
      'a cell that is no number',
      { annexe6: SAISIE.annexe6.replace('Internat\t327', 'Internat\tl27') },
      'annexe6',
    ],
    ['a text of endless length', { annexe7: '1\t'.repeat(5_000) }, 'annexe7'],
  ])('%s', (_, ecarts, champ) => {
    expect(champs(ecarts)).toContain(champ);
  });
});
