/** The plain text that an académie adds to its letters: tried, proposed by one administrateur, confirmed by another. */
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmerActe, ecarterActe } from '#lib/administration/actes.ts';
import { actesAConfirmer, registreDAdministration } from '#lib/administration/queries.ts';
import { proposerBloc } from '#lib/bloc/actes.ts';
import { blocs, essayer } from '#lib/bloc/queries.ts';
import { EssaiSchema } from '#lib/bloc/schema.ts';
import { type Apercu, apercevoir } from '#lib/consultation/queries.ts';
import { refuser } from '#lib/decision/actes.ts';
import { EMETTEURS, LETTRES_A_BLOC, TITRE_DU_BLOC } from '#lib/droit/courrier/bloc-de-texte.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE = le('2026-09-21');
const TEXTE = 'Le secrétariat vous reçoit le mardi et le jeudi matin.\nL’assistante sociale aussi.';
const PLACE = { academie: '09', emetteur: 'etablissement', lettre: 'refus' } as const;

let yann: Portee;
let rozenn: Portee;
beforeAll(async () => {
  const [un, deux] = await Promise.all(
    ['agent-administrateur', 'agent-administratrice'].map((sub) => porteeDAgent(sub, LE)),
  );
  if (!un || !deux) throw new Error('administrateurs attendus');
  [yann, rozenn] = [un, deux];
});

const proposer = (
  texte: string,
  version: number,
  place: Omit<Parameters<typeof essayer>[1], 'texte'> = PLACE,
) => proposerBloc(yann, { ...place, texte, version, motif: 'demande du service' });

async function mettreEnPlace(texte: string, version: number): Promise<void> {
  await proposer(texte, version);
  const [attend] = await actesAConfirmer(rozenn);
  await confirmerActe(rozenn, attend?.id ?? '');
}

const titresDe = (composition: Apercu['lettres'][number]['composition'] | undefined): string[] =>
  composition?.genre === 'courrier' ? composition.courrier.sections.map(({ titre }) => titre) : [];

/** What the refusal of a dossier would say, to who would sign it. */
async function refusPrevu(s: Scene): Promise<string[]> {
  const chef = await acteur(s, 'chef_etablissement', LE);
  const { lettres } = await apercevoir(chef, refuser({ dossierId: s.dossierId, version: s.version }));
  return titresDe(lettres[0]?.composition);
}

describe('a text in place', () => {
  let apres: Scene;
  beforeAll(async () => {
    apres = await dossierA('instruction_sans_droit', 'college_public');
    await mettreEnPlace(TEXTE, 0);
  });

  test('stands in the letters of its place, from its day on, before the remedies', async () => {
    expect((await refusPrevu(apres)).at(-1)).toBe(TITRE_DU_BLOC);
    const lus = await lire<{ texte: string | null }>(
      `SELECT bloc_du_courrier('09', b, g, j) AS texte FROM (VALUES
        ('college_public'::branche, 'refus'::genre_courrier, '2026-09-21'::date), ('college_public', 'refus', '2026-09-20'),
        ('college_public', 'attribution', '2026-09-21'), ('lycee_public', 'refus', '2026-09-21')) AS v(b, g, j)`,
    );
    expect(lus.map(({ texte }) => texte)).toEqual([TEXTE, null, null, null]);
  });

  test('is told by the register, with what it replaces', async () => {
    const [ligne] = (await registreDAdministration(rozenn)).lignes;
    expect(ligne?.details.join(' ; ')).toContain('courriers des collèges publics');
    expect(ligne?.details.join(' ; ')).toContain('Le secrétariat vous reçoit');
  });

  test('refuses: to be confirmed by who proposed it, and to be proposed twice the same', async () => {
    await proposer('Le secrétariat vous reçoit le lundi.', 1);
    const [attend] = await actesAConfirmer(rozenn);
    await attendreRefus(confirmerActe(yann, attend?.id ?? ''), 'interdit');
    expect(await attendreRefus(proposer(TEXTE, 1), 'impossible')).toMatchObject({ champ: 'texte' });
    await attendreRefus(proposer('Un autre texte.', 0), 'conflit');
    await ecarterActe(rozenn, attend?.id ?? '', 'le texte change encore');
    await attendreRefus(proposer('Un autre texte.', 1, { ...PLACE, academie: '99' }), 'impossible');
  });

  test('an empty one takes it away, and what was before stays told', async () => {
    await mettreEnPlace('', 1);
    expect(await refusPrevu(apres)).not.toContain(TITRE_DU_BLOC);
    expect((await blocs(rozenn)).map(({ version, texte, enVigueur }) => [version, texte, enVigueur])).toEqual(
      [
        [2, '', true],
        [1, TEXTE, false],
      ],
    );
  });

  test('refuses: anybody else', async () => {
    const chef = await acteur(apres, 'chef_etablissement', LE);
    await attendreRefus(blocs(chef), 'introuvable');
    await attendreRefus(essayer(chef, { ...PLACE, texte: '' }), 'introuvable');
  });
});

describe('a text tried', () => {
  test.each(LETTRES_A_BLOC.flatMap((lettre) => EMETTEURS.map((emetteur) => [lettre, emetteur] as const)))(
    '%s, %s: a whole letter to a family that does not exist, with it and without it',
    async (lettre, emetteur) => {
      const essai = { academie: '09', lettre, emetteur };
      const avec = (await essayer(yann, { ...essai, texte: TEXTE })).composition;
      const sans = (await essayer(yann, { ...essai, texte: '' })).composition;
      expect([avec.genre, sans.genre]).toEqual(['courrier', 'courrier']);
      expect(titresDe(avec)).toEqual([...titresDe(sans), TITRE_DU_BLOC]);
    },
  );

  test.each([
    ['too long', 'A'.repeat(501), /500 au plus/],
    ['too many lines', 'A\nB\nC\nD\nE\nF', /5 au plus/],
    ['a layout', 'Le <b>mardi</b>', /mise en forme/],
    ['the law', 'Vous avez deux mois pour un recours.', /dits par la loi/],
    ['what no letter prints', 'Bonjour 😀', /ne peut pas être imprimé/],
  ])('refuses: %s', (_, texte, phrase) => {
    const lu = EssaiSchema.safeParse({ ...PLACE, texte });
    expect(lu.error?.issues[0]).toMatchObject({ path: ['texte'], message: expect.stringMatching(phrase) });
  });

  test('takes the longest that may be, to the sign and to the line', () => {
    for (const texte of ['A'.repeat(500), 'A\nB\nC\nD\nE'])
      expect(EssaiSchema.safeParse({ ...PLACE, texte }).success).toBe(true);
  });
});
