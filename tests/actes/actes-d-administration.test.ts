/** What an administrateur writes: agents, functions, delegations, campaigns; alone, or with another administrateur. */
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmerActe, ecarterActe, noterLeRegard } from '#lib/administration/actes.ts';
import { actesAConfirmer, registreDAdministration } from '#lib/administration/queries.ts';
import {
  changerLaFin,
  corrigerAgent,
  inscrireAgent,
  ouvrirAffectation,
  proposerDelegation,
} from '#lib/agent/actes.ts';
import { ficheDAgent, vueDAgent } from '#lib/agent/queries.ts';
import { enregistrerCampagne, prolongerCampagne } from '#lib/campagne/actes.ts';
import { campagneEnregistree } from '#lib/campagne/queries.ts';
import { FONCTIONS, SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { AGENTS, agentDeLAcademie } from '#monde/agents.ts';
import { le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-23');
const HIER = '2026-11-22';
const INCONNU = '00000000-0000-4000-8000-000000000000';
const MOTIF = 'note de service du 20 novembre';
const idDe = (sub: string): string => AGENTS.find((agent) => agent.sub === sub)?.id ?? '';

async function portee(sub: string, jour = JOUR): Promise<Portee> {
  const trouvee = await porteeDAgent(sub, jour);
  if (!trouvee) throw new Error(`agent inconnu : ${sub}`);
  return trouvee;
}

let yann: Portee;
let rozenn: Portee;
let chef: Portee;
beforeAll(async () => {
  yann = await portee('agent-administrateur');
  rozenn = await portee('agent-administratrice');
  chef = await portee('agent-chef-public');
});

let rang = 0;
const inscrit = (): Promise<string> => {
  rang += 1;
  return inscrireAgent(yann, {
    sub: `compte-${rang}`,
    prenom: 'Ada',
    nom: 'Neuve',
    courriel: 'ada.neuve@exemple.fr',
    motif: MOTIF,
  });
};
const affecter = (
  qui: Portee,
  agent: string,
  autres: Partial<Parameters<typeof ouvrirAffectation>[1]> = {},
) =>
  ouvrirAffectation(qui, {
    agent,
    role: 'responsable_sab',
    academie: '09',
    qualite: 'Responsable',
    du: '2026-11-23',
    motif: MOTIF,
    ...autres,
  });
const nommer = (qui: Portee, agent: string, au?: string) =>
  ouvrirAffectation(qui, {
    agent,
    role: 'administrateur',
    qualite: 'Administratrice',
    du: '2026-11-23',
    au,
    motif: MOTIF,
  });
const deleguer = (
  qui: Portee,
  agent: string,
  autres: Partial<Parameters<typeof proposerDelegation>[1]> = {},
) =>
  proposerDelegation(qui, {
    agent,
    academie: '09',
    reference: 'arrêté du 20 novembre',
    branches: [],
    du: '2026-11-23',
    motif: MOTIF,
    ...autres,
  });
const fiche = (id: string) => ficheDAgent(yann, id);
const affectation = async (id: string) => {
  const [trouvee] = (await fiche(id)).agent.affectations;
  if (!trouvee) throw new Error('aucune affectation');
  return trouvee;
};
const finir = async (qui: Portee, geste: 'fermer' | 'prolonger', agent: string, au?: string) => {
  const { id, version } = await affectation(agent);
  return changerLaFin(qui, { id, version, quoi: 'affectation', geste, au, motif: MOTIF });
};
/** The one act about an agent that waits. */
const attente = async (agent: string): Promise<string> => {
  const [seul, autre] = await actesAConfirmer(yann, agent);
  if (!seul || autre) throw new Error('un acte en attente, et un seul');
  return seul.id;
};

describe('an agent', () => {
  test('inscribed may do nothing, then holds a function from its first day to its last', async () => {
    const id = await inscrit();
    expect(await porteeDAgent(`compte-${rang}`, JOUR)).toBeNull();
    expect(await affecter(yann, id, { au: '2026-11-30' })).toBe(true);
    for (const [jour, ouverte] of [
      [HIER, false],
      ['2026-11-23', true],
      ['2026-11-30', true],
      ['2026-12-01', false],
    ] as const)
      expect((await porteeDAgent(`compte-${rang}`, le(jour))) !== null, jour).toBe(ouverte);
  });

  test('has a name and a mail that are corrected, and an account that is not', async () => {
    const id = await inscrit();
    const fausse = {
      id,
      version: 0,
      prenom: 'Ada',
      nom: 'Lovelace',
      courriel: 'ada@exemple.fr',
      motif: MOTIF,
    };
    await corrigerAgent(yann, fausse);
    expect((await fiche(id)).agent).toMatchObject({ nom: 'Lovelace', sub: `compte-${rang}`, version: 1 });
    await attendreRefus(corrigerAgent(rozenn, fausse), 'conflit');
  });

  test('refuses: an account inscribed twice', async () => {
    await inscrit();
    rang -= 1;
    expect(await attendreRefus(inscrit(), 'impossible')).toMatchObject({ champ: 'sub' });
  });

  test('refuses: whoever is no administrateur, or is no longer', async () => {
    const id = await inscrit();
    await attendreRefus(affecter(chef, id), 'introuvable');
    await attendreRefus(ficheDAgent(chef, id), 'introuvable');
    await attendreRefus(registreDAdministration(chef), 'introuvable');
    // A portée minted before: the base finds the function again by itself.
    const perimee = { ...chef, affectations: yann.affectations } as Portee;
    await expect(affecter(perimee, id)).rejects.toThrow(/seul un administrateur/);
  });
});

describe('an affectation', () => {
  test('is closed early, prolonged, and closed from the day before: nothing is left of what never began', async () => {
    const id = await inscrit();
    await affecter(yann, id);
    await finir(yann, 'fermer', id, '2026-12-31');
    await finir(yann, 'prolonger', id, '2027-06-30');
    expect((await affectation(id)).au?.toString()).toBe('2027-06-30');
    await finir(yann, 'prolonger', id);
    expect((await affectation(id)).au).toBeNull();
    await finir(yann, 'fermer', id, HIER);
    expect((await fiche(id)).agent.affectations).toEqual([]);
  });

  test('follows another one in the same place, from the day after', async () => {
    const id = await inscrit();
    await affecter(yann, id, { au: '2026-12-31' });
    expect(await affecter(yann, id, { du: '2027-01-01' })).toBe(true);
  });

  test.each([
    ['the last day shared', { du: '2026-12-31' }],
    ['inside', { du: '2026-12-01', au: '2026-12-02' }],
    ['around, without end', { du: '2026-11-23' }],
  ])('refuses: the same function in the same place at once, %s', async (_, dates) => {
    const id = await inscrit();
    await affecter(yann, id, { au: '2026-12-31' });
    expect(await attendreRefus(affecter(yann, id, dates), 'impossible')).toMatchObject({ champ: 'du' });
  });

  test('refuses: a prolongation over the one that follows', async () => {
    const id = await inscrit();
    await affecter(yann, id, { du: '2027-01-01' });
    await affecter(yann, id, { au: '2026-12-31' });
    const { id: premiere, version } = (await fiche(id)).agent.affectations.at(-1) ?? { id: '', version: 0 };
    const fin = {
      id: premiere,
      version,
      quoi: 'affectation',
      geste: 'prolonger',
      au: '2027-01-01',
      motif: MOTIF,
    } as const;
    expect(await attendreRefus(changerLaFin(yann, fin), 'impossible')).toMatchObject({ champ: 'du' });
  });

  test('refuses: to oneself, to open or to prolong', async () => {
    await attendreRefus(affecter(yann, idDe('agent-administrateur')), 'interdit');
    await attendreRefus(nommer(yann, idDe('agent-administrateur')), 'interdit');
  });

  test.each([
    ['a day past', { du: HIER }, 'du'],
    ['an établissement unknown', { role: 'secretariat', academie: undefined, uai: '0000000X' }, 'uai'],
    ['an académie unknown', { academie: '99' }, 'academie'],
    ['no reason', { motif: '  ' }, 'motif'],
  ] as const)('refuses: %s', async (_, autres, champ) => {
    const id = await inscrit();
    expect(await attendreRefus(affecter(yann, id, autres), 'impossible')).toMatchObject({ champ });
  });

  test('refuses: an agent unknown', async () => {
    await attendreRefus(affecter(yann, INCONNU), 'introuvable');
  });

  test.each([
    ['fermer', '2026-11-21', 'before yesterday'],
    ['fermer', '2026-12-31', 'the day on which it ends already'],
    ['prolonger', '2026-12-31', 'no later than it ends'],
  ] as const)('refuses: %s on %s, %s', async (geste, au, _) => {
    const id = await inscrit();
    await affecter(yann, id, { au: '2026-12-31' });
    expect(await attendreRefus(finir(yann, geste, id, au), 'impossible')).toMatchObject({ champ: 'au' });
  });

  test('refuses: another end for what is over, or for what another administrateur changed meanwhile', async () => {
    const id = await inscrit();
    await affecter(yann, id, { au: '2026-12-31' });
    const { id: affectationId, version } = await affectation(id);
    const fin = { id: affectationId, version, quoi: 'affectation', geste: 'fermer', motif: MOTIF } as const;
    const enJanvier = await portee('agent-administrateur', le('2027-01-02'));
    await attendreRefus(changerLaFin(enJanvier, { ...fin, au: '2027-01-01' }), 'impossible');
    await changerLaFin(rozenn, { ...fin, au: '2026-12-30' });
    await attendreRefus(changerLaFin(yann, { ...fin, au: '2026-12-01' }), 'conflit');
  });
});

describe('what is signed by two', () => {
  test('the function of administrateur, once another one confirms it, and from that day', async () => {
    const id = await inscrit();
    const administre = async (jour: string) => (await porteeDAgent(`compte-${rang}`, le(jour))) !== null;
    expect(await nommer(yann, id, '2026-12-31')).toBe(false);
    expect(await administre('2026-11-24')).toBe(false);
    await confirmerActe(await portee('agent-administratrice', le('2026-11-24')), await attente(id));
    expect([await administre('2026-11-23'), await administre('2026-11-24')]).toEqual([false, true]);
    expect(await actesAConfirmer(yann, id)).toEqual([]);
  });

  test('the function of délégué à la protection des données', async () => {
    const id = await inscrit();
    const dpo = { role: 'dpo', academie: undefined, au: '2026-12-31' } as const;
    expect(await affecter(yann, id, dpo)).toBe(false);
    await attendreRefus(confirmerActe(yann, await attente(id)), 'interdit');
    await confirmerActe(rozenn, await attente(id));
    expect((await affectation(id)).role).toBe('dpo');
  });

  test('a delegation, in force from the day of its confirmation when that one is later', async () => {
    const id = await inscrit();
    await affecter(yann, id);
    await deleguer(yann, id, { branches: ['lycee_public'] });
    const demain = await portee('agent-administratrice', le('2026-11-24'));
    expect((await fiche(id)).delegations).toEqual([]);
    await confirmerActe(demain, await attente(id));
    const [delegation] = (await fiche(id)).delegations;
    expect(delegation).toMatchObject({
      branches: ['lycee_public'],
      reference: 'arrêté du 20 novembre',
      au: null,
    });
    expect(delegation?.du.toString()).toBe('2026-11-24');
  });

  test('set aside by either, it never takes effect and may be proposed again', async () => {
    const id = await inscrit();
    await affecter(yann, id);
    await deleguer(yann, id);
    await attendreRefus(ecarterActe(yann, await attente(id), ''), 'impossible');
    await ecarterActe(yann, await attente(id), 'mauvaise référence');
    expect((await fiche(id)).delegations).toEqual([]);
    expect(await deleguer(yann, id)).toBe(false);
  });

  test('refuses: the second signature of who proposed it', async () => {
    const id = await inscrit();
    await nommer(yann, id);
    await attendreRefus(confirmerActe(yann, await attente(id)), 'interdit');
    expect((await fiche(id)).agent.affectations).toEqual([]);
  });

  test('refuses: the second signature of whom it is for', async () => {
    const id = await inscrit();
    await nommer(yann, id);
    await confirmerActe(rozenn, await attente(id));
    await affecter(yann, id);
    await deleguer(yann, id);
    await attendreRefus(confirmerActe(await portee(`compte-${rang}`), await attente(id)), 'interdit');
    await confirmerActe(rozenn, await attente(id));
  });

  test('refuses: to settle twice, to propose twice, to settle what does not exist', async () => {
    const id = await inscrit();
    await nommer(yann, id, '2026-12-31');
    await attendreRefus(nommer(rozenn, id, '2026-12-31'), 'conflit');
    const acte = await attente(id);
    await confirmerActe(rozenn, acte);
    await attendreRefus(confirmerActe(rozenn, acte), 'conflit');
    await attendreRefus(ecarterActe(yann, acte, 'trop tard'), 'conflit');
    await attendreRefus(confirmerActe(rozenn, id), 'introuvable');
    await attendreRefus(confirmerActe(chef, acte), 'introuvable');
  });

  test('refuses: to confirm what was proposed by somebody who is no longer administrateur', async () => {
    const id = await inscrit();
    await nommer(yann, id, '2026-11-30');
    await confirmerActe(rozenn, await attente(id));
    const partant = await portee(`compte-${rang}`);
    const autre = await inscrit();
    await nommer(partant, autre);
    const enDecembre = await portee('agent-administratrice', le('2026-12-01'));
    await attendreRefus(confirmerActe(enDecembre, await attente(autre)), 'impossible');
  });

  test('refuses: to confirm once the facts have changed, the function that signs closed meanwhile', async () => {
    const id = await inscrit();
    await affecter(yann, id);
    await deleguer(yann, id);
    await finir(yann, 'fermer', id, HIER);
    expect(await attendreRefus(confirmerActe(rozenn, await attente(id)), 'impossible')).toMatchObject({
      champ: 'academie',
    });
  });
});

describe('a delegation', () => {
  test.each(FONCTIONS)('asks for a function that signs in that académie: %s', async (role) => {
    const id = await inscrit();
    const lieu = /sab|recteur|social/.test(role) ? { academie: '09' } : { academie: undefined };
    const uai = (await lire<{ uai: string }>('SELECT uai FROM etablissement LIMIT 1'))[0]?.uai;
    if (
      await affecter(yann, id, {
        role,
        ...lieu,
        ...(lieu.academie ||
        ['administrateur', 'dpo', 'ministere', 'instructeur_habilitations'].includes(role)
          ? {}
          : { uai }),
      })
    )
      if (SIGNATAIRES_PAR_DELEGATION.includes(role)) expect(await deleguer(yann, id)).toBe(false);
      else expect(await attendreRefus(deleguer(yann, id), 'impossible')).toMatchObject({ champ: 'academie' });
  });

  test.each([
    ['in another académie', { academie: '16' }],
    ['before the function begins', { du: '2026-11-24' }],
  ])('refuses: %s', async (_, autres) => {
    const id = await inscrit();
    await affecter(yann, id, { du: '2026-11-25' });
    expect(await attendreRefus(deleguer(yann, id, autres), 'impossible')).toMatchObject({
      champ: 'academie',
    });
  });

  test('refuses: over another one of the same académie, or to oneself', async () => {
    const id = idDe(agentDeLAcademie('09', 'delegue_recteur'));
    expect(await attendreRefus(deleguer(yann, id), 'impossible')).toMatchObject({ champ: 'du' });
    await attendreRefus(deleguer(yann, idDe('agent-administrateur')), 'interdit');
  });

  test('is closed by one, prolonged by two', async () => {
    const id = await inscrit();
    await affecter(yann, id);
    await deleguer(yann, id);
    await confirmerActe(rozenn, await attente(id));
    const fin = async (geste: 'fermer' | 'prolonger', au?: string) => {
      const [{ id: laquelle, version } = { id: '', version: 0 }] = (await fiche(id)).delegations;
      return changerLaFin(yann, { id: laquelle, version, quoi: 'delegation', geste, au, motif: MOTIF });
    };
    expect(await fin('fermer', '2026-12-31')).toBe(true);
    expect(await fin('prolonger', '2027-12-31')).toBe(false);
    expect((await fiche(id)).delegations[0]?.au?.toString()).toBe('2026-12-31');
    await confirmerActe(rozenn, await attente(id));
    expect((await fiche(id)).delegations[0]?.au?.toString()).toBe('2027-12-31');
  });
});

describe('a campaign', () => {
  const DATES = {
    rentree: 2027,
    ouverture: '2027-09-01',
    cloture: '2027-10-21',
    clotureCned: '2027-11-04',
    finAnneeScolaire: '2028-08-31',
    source: 'circulaire de 2027',
    motif: MOTIF,
  };
  const ouverte = {
    rentree: 2026,
    cloture: '2026-11-30',
    clotureCned: '2026-11-30',
    source: 'décret de novembre',
    motif: MOTIF,
  };
  const vue = (annee: string) => campagneEnregistree(yann, annee);

  test('is put on record, then corrected before it opens', async () => {
    expect(await enregistrerCampagne(yann, DATES)).toBe(true);
    const clotureCned = '2027-11-05';
    await enregistrerCampagne(rozenn, { ...DATES, version: 0, clotureCned });
    const { clotureCned: tenue, version } = await vue('2027');
    expect([tenue.toString(), version]).toEqual([clotureCned, 1]);
    await attendreRefus(enregistrerCampagne(yann, { ...DATES, version: 0 }), 'conflit');
    expect(await attendreRefus(enregistrerCampagne(yann, DATES), 'conflit')).toMatchObject({
      champ: 'rentree',
    });
  });

  test('refuses: closing days before those of the texts, or after the year', async () => {
    for (const [champ, dates] of [
      ['cloture', { cloture: '2027-10-20' }],
      ['clotureCned', { clotureCned: '2027-10-20' }],
      ['cloture', { cloture: '2028-09-01' }],
    ] as const)
      expect(
        await attendreRefus(enregistrerCampagne(yann, { ...DATES, ...dates }), 'impossible'),
      ).toMatchObject({ champ });
  });

  test('open, it is prolonged by two, and its prolongation says what it changes', async () => {
    const avant = await vue('2026');
    expect(await prolongerCampagne(yann, { ...ouverte, version: avant.version })).toBe(false);
    const attend = (await actesAConfirmer(rozenn)).find(({ acte }) => acte === 'prolongation d’une campagne');
    expect(attend?.details).toContain('clôture : 15/10/2026 → 30/11/2026');
    expect((await vue('2026')).cloture.toString()).toBe('2026-10-15');
    await attendreRefus(confirmerActe(yann, attend?.id ?? ''), 'interdit');
    await confirmerActe(rozenn, attend?.id ?? '');
    expect((await vue('2026')).cloture.toString()).toBe('2026-11-30');
    await attendreRefus(prolongerCampagne(yann, { ...ouverte, version: avant.version }), 'conflit');
    const { version } = await vue('2026');
    for (const cloture of ['2026-11-29', '2026-11-30'])
      expect(
        await attendreRefus(prolongerCampagne(yann, { ...ouverte, version, cloture }), 'impossible'),
      ).toMatchObject({ champ: 'cloture' });
  });

  test('refuses: other dates for a campaign that is open, or for one that is not on record', async () => {
    const { version } = await vue('2026');
    const dates = {
      ...DATES,
      rentree: 2026,
      ouverture: '2026-09-02',
      cloture: '2026-11-30',
      clotureCned: '2026-11-30',
      finAnneeScolaire: '2027-08-31',
    };
    expect(await attendreRefus(enregistrerCampagne(yann, { ...dates, version }), 'impossible')).toMatchObject(
      { champ: 'ouverture' },
    );
    await attendreRefus(
      prolongerCampagne(yann, {
        ...ouverte,
        rentree: 2030,
        cloture: '2030-11-30',
        clotureCned: '2030-11-30',
        version: 0,
      }),
      'introuvable',
    );
    await attendreRefus(vue('1999'), 'introuvable');
  });
});

describe('the register', () => {
  test('says who did what, on whom, and why, page after page, the last first', async () => {
    const id = await inscrit();
    await affecter(yann, id, { au: '2026-12-31' });
    const { lignes } = await registreDAdministration(rozenn);
    expect(lignes[0]).toMatchObject({
      acte: 'ouverture d’une affectation',
      agent: { id, nom: 'Ada Neuve' },
      parNom: 'Yann Le Goff',
      motif: MOTIF,
      details: [
        'responsable du service académique des bourses',
        'académie de Lille',
        'du 23/11/2026 au 31/12/2026',
      ],
    });
    const vues: string[] = [];
    for (let avant: number | undefined; ; ) {
      const page = await registreDAdministration(rozenn, avant);
      vues.push(...page.lignes.map((ligne) => ligne.id));
      if (page.suivante === null) break;
      avant = page.suivante;
    }
    const [compte] = await lire<{ n: number }>('SELECT count(*)::int AS n FROM acte_d_administration');
    expect(new Set(vues).size).toBe(compte?.n);
  });

  test('keeps nothing of what was refused', async () => {
    const compter = () =>
      lire(
        'SELECT count(*)::int AS n, (SELECT count(*)::int FROM acte_a_confirmer) AS m FROM acte_d_administration',
      );
    const id = await inscrit();
    const avant = await compter();
    await attendreRefus(affecter(yann, id, { du: HIER }), 'impossible');
    await attendreRefus(deleguer(yann, id), 'impossible');
    expect(await compter()).toEqual(avant);
  });
});

describe('what an agent sees, seen by an administrateur', () => {
  const responsable = () => idDe(agentDeLAcademie('09', 'responsable_sab'));

  test('is counted under that identity, once the register says who looks', async () => {
    const id = responsable();
    await dossierA('deposee', 'lycee_public');
    await noterLeRegard(yann, id, 'ne voit plus ses dossiers');
    const vue = await vueDAgent(yann, id);
    expect(vue?.dossiers).toEqual([{ branche: 'lycee_public', etat: 'deposee', nombre: 1 }]);
    expect(vue?.delegations).toMatchObject([{ academie: 'Lille', moment: 'en_cours' }]);
    const { lignes } = await registreDAdministration(rozenn);
    expect(lignes[0]).toMatchObject({
      acte: 'regard sur ce que voit un agent',
      agent: { id },
      parNom: 'Yann Le Goff',
    });
  });

  test('is nothing for who has no function today', async () => {
    const id = await inscrit();
    await noterLeRegard(yann, id, 'vient d’arriver');
    expect(await vueDAgent(yann, id)).toMatchObject({ dossiers: null, delegations: [] });
  });

  test('refuses: to look unwritten, by the trace of another person or of the day before', async () => {
    expect(await vueDAgent(rozenn, responsable())).toBeNull();
    await noterLeRegard(await portee('agent-administratrice', le(HIER)), responsable(), 'la veille');
    expect(await vueDAgent(rozenn, responsable())).toBeNull();
  });

  test('refuses: without a reason, an agent unknown, whoever is no administrateur', async () => {
    expect(await attendreRefus(noterLeRegard(yann, responsable(), ' '), 'impossible')).toMatchObject({
      champ: 'motif',
    });
    await attendreRefus(noterLeRegard(yann, INCONNU, MOTIF), 'introuvable');
    await attendreRefus(noterLeRegard(chef, responsable(), MOTIF), 'introuvable');
    await attendreRefus(vueDAgent(chef, responsable()), 'introuvable');
  });
});

// Last: nobody is left who could undo it.
test('refuses: to leave nobody who administers without a last day', async () => {
  await lire(
    "UPDATE affectation SET au = '2026-12-31' WHERE role = 'administrateur' AND agent_id NOT IN ($1, $2)",
    [idDe('agent-administrateur'), idDe('agent-administratrice')],
  );
  await finir(rozenn, 'fermer', idDe('agent-administratrice'), '2026-11-30');
  for (const au of [HIER, '2026-11-23', '2026-12-15'])
    expect(
      await attendreRefus(finir(yann, 'fermer', idDe('agent-administrateur'), au), 'impossible'),
    ).toMatchObject({ champ: 'au' });
});
