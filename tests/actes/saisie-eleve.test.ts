import { describe, expect, test } from 'vitest';
import { abandonnerBrouillon, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { brouillonDeLEleve, dossierASaisir, mesBrouillons } from '#lib/demande/queries.ts';
import { jour } from '#lib/droit/date.ts';
import { creerEleve } from '#lib/eleve/actes.ts';
import { chercherEleves, classesConnues, etablissementsDeSaisie } from '#lib/eleve/queries.ts';
import { EleveSchema } from '#lib/eleve/schema.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { ELEVES, RENTREE, SCOLARITES } from '#monde/population.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';

const LE = jour('2026-10-05');
const ICI = ETABLISSEMENTS.collegePublic.uai;

async function secretariat(ou: NomEtablissement): Promise<Portee> {
  const portee = await porteeDAgent(agentDe(ou, 'secretariat'), LE);
  if (!portee) throw new Error(`pas de secrétariat à ${ou}`);
  return portee;
}

const BASE = {
  nom: 'Ndiaye-Lefèvre',
  prenom: 'Awa',
  sexe: 'F',
  naissance: '14/07/2014',
  uai: ICI,
  classe: '5A',
  regime: 'externe',
  entreeLe: '01/10/2026',
};
const saisie = (ecarts: Record<string, string> = {}) => EleveSchema.parse({ ...BASE, ...ecarts });

describe('a pupil whom the base lacks', () => {
  test('is created without INE, takes level and MEF from the class, and is found without accents', async () => {
    const portee = await secretariat('collegePublic');
    const id = await creerEleve(portee, saisie(), RENTREE);
    const [trouve] = await chercherEleves(portee, 'ndiaye lefevre awa', RENTREE);
    expect(trouve?.id).toBe(id);
    expect(trouve?.scolarites[0]).toMatchObject({ classe: '5A', niveau: 'college', libelleMef: '5EME' });
  });

  test('refuses: an entry after the end of the school year; takes its last day', async () => {
    const portee = await secretariat('collegePublic');
    const entre = (nom: string, entreeLe: string) => creerEleve(portee, saisie({ nom, entreeLe }), RENTREE);
    await expect(entre('Tardif', '01/09/2027')).rejects.toMatchObject({
      code: 'impossible',
      champ: 'entreeLe',
    });
    await expect(entre('Tardif', '31/08/2027')).resolves.toBeTypeOf('string');
  });

  test('refuses: the same name born the same day, or about one letter apart, until told that it is somebody else', async () => {
    const portee = await secretariat('collegePublic');
    const jumelle = { nom: 'NDIAYE LEFEVRE', prenom: 'awa' };
    await expect(creerEleve(portee, saisie(jumelle), RENTREE)).rejects.toMatchObject({
      code: 'conflit',
      champ: 'homonyme',
    });
    await expect(creerEleve(portee, saisie({ ...jumelle, homonyme: 'oui' }), RENTREE)).resolves.toBeTypeOf(
      'string',
    );
    const proches: Record<string, string>[] = [{ nom: 'Ndiaye Lefebvre' }, { prenom: 'Ewa' }];
    for (const proche of proches)
      await expect(creerEleve(portee, saisie(proche), RENTREE)).rejects.toMatchObject({
        ...{ code: 'conflit', champ: 'homonyme' },
        message: expect.stringContaining('à une lettre près'),
      });
    const autres: Record<string, string>[] = [
      { nom: 'Ndiaze Lefebvre' },
      { nom: 'Ndiaye Lefebvre', naissance: '15/07/2014' },
    ];
    for (const autre of autres)
      await expect(creerEleve(portee, saisie(autre), RENTREE)).resolves.toBeTypeOf('string');
  });

  test.each([
    [
      { nom: 'Łukasik', prenom: 'Bjørn' },
      { nom: 'Lukasik', prenom: 'Bjorn' },
    ],
    [
      { nom: 'Đặng', prenom: 'Đức Œdipe' },
      { nom: 'DANG', prenom: 'DUC OEDIPE' },
    ],
    [
      { nom: 'Saint-Martin', prenom: 'Anne-Marie' },
      { nom: 'Saintmartin', prenom: 'Annemarie' },
    ],
    [
      { nom: 'Kouassi', prenom: 'Aya' },
      { nom: 'Aya', prenom: 'Kouassi' },
    ],
    [
      { nom: 'N’Diaye', prenom: 'Fatou' },
      { nom: 'NDIAYE', prenom: 'Fatou' },
    ],
    [
      { nom: 'Müller', nomUsage: 'Roy', prenom: 'Zoé' },
      { nom: 'Roy', prenom: 'ZOE' },
    ],
    [
      { nom: 'Ravikumar', prenom: '', sansPrenom: 'oui' },
      { nom: 'RAVI KUMAR', prenom: '', sansPrenom: 'oui' },
    ],
  ])('refuses: %o, then %o born the same day; takes them born another day', async (connu, tape) => {
    const portee = await secretariat('collegePublic');
    await creerEleve(portee, saisie({ ...connu, naissance: '15/04/2014' }), RENTREE);
    await expect(
      creerEleve(portee, saisie({ ...tape, naissance: '15/04/2014' }), RENTREE),
    ).rejects.toMatchObject({ code: 'conflit', champ: 'homonyme' });
    await expect(
      creerEleve(portee, saisie({ ...tape, naissance: '16/04/2014' }), RENTREE),
    ).resolves.toBeTypeOf('string');
  });

  test('of one name only is created without first name, and found; refuses: no first name left unsaid, or both said', async () => {
    const portee = await secretariat('collegePublic');
    const id = await creerEleve(portee, saisie({ nom: 'Suharto', prenom: '', sansPrenom: 'oui' }), RENTREE);
    const [trouve] = await chercherEleves(portee, 'suharto', RENTREE);
    expect(trouve).toMatchObject({ id, nom: 'Suharto', prenom: '' });
    for (const ecarts of [{ prenom: '' }, { sansPrenom: 'oui' }])
      expect(EleveSchema.safeParse({ ...BASE, ...ecarts }).error?.issues[0]).toMatchObject({
        path: ['prenom'],
        message: expect.stringContaining('N’a pas de prénom'),
      });
  });

  test.each([
    ['00/00/2013', '2013', '12/03/2013', 'Ahmadzai'],
    ['12/03/2013', '2013-03-12', '00/00/2013', 'Karimi'],
    ['00/03/2013', '2013-03', '12/03/2013', 'Rahmani'],
  ])(
    'born « %s » is kept as %s, and refused as a homonym of who is born « %s »',
    async (dite, gardee, autre, nom) => {
      const portee = await secretariat('collegePublic');
      const id = await creerEleve(portee, saisie({ nom, naissance: dite }), RENTREE);
      const [trouve] = await chercherEleves(portee, nom, RENTREE);
      expect(trouve).toMatchObject({ id, naissance: gardee });
      await expect(creerEleve(portee, saisie({ nom, naissance: autre }), RENTREE)).rejects.toMatchObject({
        code: 'conflit',
        champ: 'homonyme',
      });
      await expect(creerEleve(portee, saisie({ nom, naissance: '00/04/2012' }), RENTREE)).resolves.toBeTypeOf(
        'string',
      );
    },
  );

  test('refuses: an unknown year, an age that no day gives, the INE of a known pupil with the year alone', async () => {
    const portee = await secretariat('collegePublic');
    expect(EleveSchema.safeParse({ ...BASE, naissance: '00/00/0000' }).error?.issues[0]).toMatchObject({
      path: ['naissance'],
      message: expect.stringContaining('l’année au moins est nécessaire'),
    });
    await expect(creerEleve(portee, saisie({ naissance: '00/00/1957' }), RENTREE)).rejects.toMatchObject({
      champ: 'naissance',
      message: expect.stringContaining('Né(e) en 1957'),
    });
    const connu = ELEVES[0];
    if (!connu) throw new Error('personne');
    const seule = { nom: 'Seule', ine: connu.ine, naissance: connu.naissance.slice(0, 4) };
    await expect(creerEleve(portee, saisie(seule), RENTREE)).rejects.toMatchObject({ champ: 'ine' });
  });

  test('known elsewhere with the same INE and birth date, only receives the schooling', async () => {
    const { uai: toulouse } = ETABLISSEMENTS.collegeToulouse;
    const loin = ELEVES.find(({ id }) => SCOLARITES.every((s) => s.eleveId !== id || s.uai === toulouse));
    if (!loin) throw new Error('personne à Toulouse');
    const portee = await secretariat('collegePublic');
    const id = await creerEleve(
      portee,
      saisie({ ine: loin.ine, nom: loin.nom, prenom: loin.prenom, naissance: loin.naissance }),
      RENTREE,
    );
    expect(id).toBe(loin.id);
    const [trouve] = await chercherEleves(portee, loin.ine, RENTREE);
    expect(trouve?.scolarites.map(({ uai }) => uai)).toEqual([ICI]);
  });

  test('refuses: an INE that is somebody else’s, with the way out, and creates nobody', async () => {
    const portee = await secretariat('collegePublic');
    const pris = ELEVES[0]?.ine ?? '';
    const essai = saisie({ ine: pris, nom: 'Personne', prenom: 'Nouvelle', naissance: '02/02/2013' });
    await expect(creerEleve(portee, essai, RENTREE)).rejects.toMatchObject({ code: 'conflit', champ: 'ine' });
    expect(await chercherEleves(portee, 'personne nouvelle', RENTREE)).toEqual([]);
  });

  test.each(['14/03/1914', '31/08/2026', '20/01/1950', '02/10/2018', '01/10/2005'])(
    'refuses: born on %s for a class of 5A, and says to look at the year',
    async (naissance) => {
      const portee = await secretariat('collegePublic');
      const essai = EleveSchema.safeParse({ ...BASE, nom: 'Impossible', naissance });
      const refuse = essai.success
        ? await creerEleve(portee, essai.data, RENTREE).catch(({ champ, message }) => ({ champ, message }))
        : { champ: 'naissance', message: essai.error.issues[0]?.message };
      expect(refuse).toMatchObject({
        champ: 'naissance',
        message: expect.stringContaining('vérifiez l’année'),
      });
    },
  );

  test.each(['01/10/2018', '02/10/2005'])(
    'takes the youngest and the oldest of a collège: %s',
    async (naissance) => {
      const portee = await secretariat('collegePublic');
      await expect(creerEleve(portee, saisie({ nom: 'Limite', naissance }), RENTREE)).resolves.toBeTypeOf(
        'string',
      );
    },
  );

  test('refuses: an établissement outside the portée, and a class unknown without its level', async () => {
    const portee = await secretariat('collegePublic');
    const ailleurs = saisie({ uai: ETABLISSEMENTS.lyceePublic.uai, prenom: 'Binta' });
    await expect(creerEleve(portee, ailleurs, RENTREE)).rejects.toMatchObject({ code: 'introuvable' });
    const classe = { classe: '5Z', prenom: 'Coumba' };
    await expect(creerEleve(portee, saisie(classe), RENTREE)).rejects.toMatchObject({ champ: 'niveau' });
    await expect(creerEleve(portee, saisie({ ...classe, niveau: 'college' }), RENTREE)).resolves.toBeTypeOf(
      'string',
    );
  });

  test('the choices offered stay within the portée', async () => {
    const portee = await secretariat('collegePublic');
    expect((await etablissementsDeSaisie(portee)).map(({ uai }) => uai)).toEqual([ICI]);
    const connues = SCOLARITES.filter(({ uai }) => uai === ICI).map(({ classe }) => classe);
    expect(await classesConnues(portee, RENTREE, ICI)).toEqual([...new Set([...connues, '5Z'])].sort());
    expect(await classesConnues(portee, RENTREE, ETABLISSEMENTS.lyceePublic.uai)).toEqual([]);
  });

  test.each([
    ['ine', { ine: '12345' }],
    ['naissance', { naissance: '31/02/2014' }],
    ['naissance', { naissance: '01/01/2027' }],
    ['mef', { mef: '12' }],
    ['regime', { regime: 'demi' }],
  ])('refuses: a wrong %s', (champ, ecarts) => {
    const lu = EleveSchema.safeParse({
      ...saisie(),
      ...{ terminale: undefined, homonyme: undefined },
      ...ecarts,
    });
    expect(lu.error?.issues.map(({ path }) => path[0])).toContain(champ);
  });
});

describe('a draft to resume', () => {
  test('is listed to who opened it, resumed for its pupil, and gone once thrown away', async () => {
    const portee = await secretariat('collegePublic');
    const eleveId = SCOLARITES.find(({ uai, sortieLe }) => uai === ICI && !sortieLe)?.eleveId ?? '';
    const id = await ouvrirBrouillon(portee, { eleveId, annee: RENTREE });
    expect(await brouillonDeLEleve(portee, eleveId, RENTREE)).toBe(id);
    expect((await mesBrouillons(portee, RENTREE)).map((brouillon) => brouillon.id)).toContain(id);

    const voisin = await secretariat('lyceePublic');
    expect(await brouillonDeLEleve(voisin, eleveId, RENTREE)).toBeNull();
    expect(await dossierASaisir(voisin, id)).toBeNull();

    await abandonnerBrouillon(portee, id);
    expect(await brouillonDeLEleve(portee, eleveId, RENTREE)).toBeNull();
  });

  test('keeps the tax number encrypted, out of what the screen receives', async () => {
    const portee = await secretariat('collegePublic');
    const eleveId = SCOLARITES.findLast(({ uai, sortieLe }) => uai === ICI && !sortieLe)?.eleveId ?? '';
    const dossierId = await ouvrirBrouillon(portee, { eleveId, annee: RENTREE });
    const saisie = {
      demandeur: { nom: 'Dupré', numeroFiscal: '1234567890123' },
      concubin: { nom: 'Roy', numeroFiscal: '9876543210987' },
    };
    await garderBrouillon(portee, { dossierId, revision: 0, saisie: saisie as never });
    const lu = await dossierASaisir(portee, dossierId);
    expect(JSON.stringify(lu?.brouillon?.contenu)).not.toMatch(/1234567890123|9876543210987/);
    for (const numero of [lu?.brouillon?.numeroFiscal, lu?.brouillon?.numeroFiscalConcubin]) {
      expect(numero).toBeInstanceOf(Uint8Array);
      expect(Buffer.from(numero ?? []).toString()).not.toMatch(/1234567890123|9876543210987/);
    }
    await expect(garderBrouillon(portee, { dossierId, revision: 0, saisie: {} })).rejects.toMatchObject({
      code: 'conflit',
    });
  });
});
